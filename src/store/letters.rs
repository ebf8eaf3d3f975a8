//! Letters of a case, as rows: a draft until it is a document, and then never edited.

use super::schema::{blockings, letters};
use super::{Db, StoreError, Tx, new_uuid};
use crate::domain::coded::Coded;
use crate::domain::letter::{Block, Draft, Employment, Kind, Recipient, Signer};
use crate::domain::person::{Language, PersonId};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
pub struct Letter {
    pub id: i32,
    pub uuid: String,
    pub suspension: Option<i32>,
    pub draft: Draft,
    pub version: u32,
    /// The finalised letter that this one puts right.
    pub corrects: Option<i32>,
    /// The document it has become.
    pub document: Option<i32>,
    pub drafted_by: PersonId,
    pub drafted_at: DateTime<Utc>,
    pub finalised_at: Option<DateTime<Utc>>,
}

/// What somebody has written, as it is kept.
#[derive(Serialize, Deserialize)]
struct Body {
    employment: String,
    recipient: String,
    address: Vec<String>,
    signer: String,
    signer_title: String,
    texts: BTreeMap<String, String>,
}

fn body(draft: &Draft) -> String {
    let texts = draft.texts.iter();
    let body = Body {
        employment: draft.employment.code().to_owned(),
        recipient: draft.recipient.name.clone(),
        address: draft.recipient.address.clone(),
        signer: draft.signer.name.clone(),
        signer_title: draft.signer.title.clone(),
        texts: texts
            .map(|(block, text)| (block.code().to_owned(), text.clone()))
            .collect(),
    };
    serde_json::to_string(&body).expect("texts and lists of texts are JSON")
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = letters)]
struct Row {
    id: i32,
    uuid: String,
    suspension_id: Option<i32>,
    kind: String,
    language: String,
    body: String,
    version: i32,
    corrects_id: Option<i32>,
    document_id: Option<i32>,
    drafted_by_id: i32,
    drafted_at: NaiveDateTime,
    finalised_at: Option<NaiveDateTime>,
}

impl TryFrom<Row> for Letter {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Letter, StoreError> {
        let unreadable = || StoreError::Unreadable(format!("letters {}", row.id));
        let body: Body = serde_json::from_str(&row.body).map_err(|_| unreadable())?;
        let texts = body.texts.into_iter();
        let texts: Option<BTreeMap<Block, String>> = texts
            .map(|(code, text)| Some((Block::parse(&code)?, text)))
            .collect();
        Ok(Letter {
            id: row.id,
            suspension: row.suspension_id,
            draft: Draft {
                kind: Kind::parse(&row.kind).ok_or_else(unreadable)?,
                language: Language::parse(&row.language).ok_or_else(unreadable)?,
                employment: Employment::parse(&body.employment).ok_or_else(unreadable)?,
                recipient: Recipient {
                    name: body.recipient,
                    address: body.address,
                },
                signer: Signer {
                    name: body.signer,
                    title: body.signer_title,
                },
                texts: texts.ok_or_else(unreadable)?,
            },
            version: u32::try_from(row.version).map_err(|_| unreadable())?,
            corrects: row.corrects_id,
            document: row.document_id,
            drafted_by: PersonId(row.drafted_by_id),
            drafted_at: row.drafted_at.and_utc(),
            finalised_at: row.finalised_at.map(|at| at.and_utc()),
            uuid: row.uuid,
        })
    }
}

/// What a letter is about, beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Of {
    pub case_id: i32,
    pub suspension: Option<i32>,
    pub corrects: Option<i32>,
    pub version: u32,
}

/// Begins a draft, giving the name it has in addresses.
pub fn insert(tx: &mut Tx<'_>, of: Of, draft: &Draft, by: PersonId) -> Result<String, StoreError> {
    let uuid = new_uuid()?;
    let id: i32 = diesel::insert_into(letters::table)
        .values((
            letters::uuid.eq(&uuid),
            letters::case_id.eq(of.case_id),
            letters::suspension_id.eq(of.suspension),
            letters::kind.eq(draft.kind.code()),
            letters::language.eq(draft.language.code()),
            letters::body.eq(body(draft)),
            letters::version.eq(i32::try_from(of.version).unwrap_or(i32::MAX)),
            letters::corrects_id.eq(of.corrects),
            letters::drafted_by_id.eq(by.0),
            letters::drafted_at.eq(tx.now.naive_utc()),
        ))
        .returning(letters::id)
        .get_result(tx.conn)?;
    tx.touch("letters", id);
    Ok(uuid)
}

/// Keeps what was written in a draft. A finalised letter is never touched.
pub fn update(tx: &mut Tx<'_>, id: i32, draft: &Draft) -> Result<(), StoreError> {
    let here = letters::table
        .filter(letters::id.eq(id))
        .filter(letters::document_id.is_null());
    let changed = diesel::update(here)
        .set(letters::body.eq(body(draft)))
        .execute(tx.conn)?;
    tx.touch("letters", id);
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Changed)
    }
}

/// Says which document the draft has become.
pub fn finalise(
    tx: &mut Tx<'_>,
    id: i32,
    draft: &Draft,
    document: i32,
    by: PersonId,
) -> Result<(), StoreError> {
    update(tx, id, draft)?;
    diesel::update(letters::table.find(id))
        .set((
            letters::document_id.eq(document),
            letters::finalised_by_id.eq(by.0),
            letters::finalised_at.eq(tx.now.naive_utc()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// A letter whose document is blocked.
#[diesel::dsl::auto_type(no_type_alias)]
fn blocked() -> _ {
    blockings::table
        .filter(blockings::document_id.eq(letters::document_id))
        .filter(blockings::lifted_at.is_null())
}

/// When the letters of a kind were finalised, of those too whose document is blocked: what follows from a letter follows
/// from it whoever may read it.
pub fn finalised(db: &mut Db, case_id: i32, kind: Kind) -> Result<Vec<DateTime<Utc>>, StoreError> {
    let all: Vec<Option<NaiveDateTime>> = letters::table
        .filter(letters::case_id.eq(case_id))
        .filter(letters::kind.eq(kind.code()))
        .order(letters::id)
        .select(letters::finalised_at)
        .load(db)?;
    Ok(all.into_iter().flatten().map(|at| at.and_utc()).collect())
}

/// The letters of a case, the oldest first.
pub fn list(db: &mut Db, case_id: i32) -> Result<Vec<Letter>, StoreError> {
    let rows: Vec<Row> = letters::table
        .filter(letters::case_id.eq(case_id))
        .filter(not(exists(blocked())))
        .order(letters::id)
        .select(Row::as_select())
        .load(db)?;
    rows.into_iter().map(Letter::try_from).collect()
}

pub fn find(db: &mut Db, case_id: i32, uuid: &str) -> Result<Letter, StoreError> {
    let row: Row = letters::table
        .filter(letters::case_id.eq(case_id))
        .filter(letters::uuid.eq(uuid))
        .filter(not(exists(blocked())))
        .select(Row::as_select())
        .first(db)?;
    row.try_into()
}

/// The latest finalised letter of a kind, about the case itself or about one of its suspensions.
pub fn latest_final(
    db: &mut Db,
    case_id: i32,
    kind: Kind,
    suspension: Option<i32>,
) -> Result<Option<Letter>, StoreError> {
    let mut all = list(db, case_id)?.into_iter();
    let wanted =
        |it: &Letter| it.draft.kind == kind && it.document.is_some() && it.suspension == suspension;
    Ok(all.rfind(wanted))
}
