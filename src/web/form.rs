//! A form as it is received: small enough, readable, from our own page; kept if the session has ended.

use super::App;
use super::access::Person;
use super::error::PageError;
use super::fields::{Fields, NotAForm};
use super::session::{self, Former};
use crate::casework::discard_kept::{discard_kept, find_kept};
use crate::casework::park_form::park_form;
use crate::domain::parked_form::LARGEST_BODY;
use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, web};
use futures_util::StreamExt;
use std::future::Future;
use std::pin::Pin;

/// The largest form without a file, in bytes.
pub const LARGEST: usize = 256 * 1024;

/// The largest form of a case: room for a letter with every field at its longest, from
/// somebody who has or had a session here. A stranger cannot make the house hold as much.
const LARGEST_OF_CASE: usize = LARGEST_BODY + 1000;

/// The fields of a form whose token fits the one who sends it.
pub struct Form(pub Fields);

/// A form and whoever sends it. The form is received first: if the session has
/// ended meanwhile, its words are kept before the sender is turned away.
pub struct Signed<P> {
    pub by: P,
    pub fields: Fields,
}

/// A form that weighs: whoever sends it has proved who they are not long ago. Otherwise its words are
/// kept, the person proves it again, and the form comes back as it was.
pub struct Weighty<P> {
    pub by: P,
    pub fields: Fields,
}

impl<P: Into<Person>> From<Signed<P>> for (Person, Fields) {
    fn from(signed: Signed<P>) -> (Person, Fields) {
        (signed.by.into(), signed.fields)
    }
}

impl<P: Into<Person>> From<Weighty<P>> for (Person, Fields) {
    fn from(signed: Weighty<P>) -> (Person, Fields) {
        (signed.by.into(), signed.fields)
    }
}

/// A form that the page's script sends while the person writes. It is answered
/// plainly and never kept for later: the page still has the words.
pub struct Aside {
    pub by: Person,
    pub fields: Fields,
}

impl FromRequest for Form {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let fields = receive(&request, payload, LARGEST).await?;
            Ok(Form(fields))
        })
    }
}

impl<P: FromRequest<Error = PageError>> FromRequest for Signed<P> {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let most = most(&request);
            let fields = receive(&request, payload, most).await?;
            let by = P::extract(&request).await?;
            Ok(Signed { by, fields })
        })
    }
}

impl<P: FromRequest<Error = PageError> + 'static> FromRequest for Weighty<P> {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let signed = Signed::<P>::from_request(&request, payload);
        Box::pin(async move {
            let Signed { by, fields } = signed.await?;
            ask_again(&request, &fields).await?;
            Ok(Weighty { by, fields })
        })
    }
}

/// Keeps the form and asks for a proof, where the last one is too old.
async fn ask_again(request: &HttpRequest, fields: &Fields) -> Result<(), PageError> {
    let app = request
        .app_data::<web::Data<App>>()
        .expect("every server is given its App");
    let person = request.extensions().get::<Person>().cloned();
    let (Some(longest), Some(person)) = (app.settings.proof, person) else {
        return Ok(());
    };
    if app.now() - person.session.proved_at < longest {
        return discard(app, &person, fields.one("kept")).await;
    }
    let (owner, path, body) = (
        person.id,
        request.uri().path().to_owned(),
        fields.body("csrf"),
    );
    let token = app
        .write(&person.actor(), move |tx| {
            park_form(tx, owner, &path, &body)
        })
        .await?;
    Err(PageError::ProveAgain { token })
}

/// What came back from being kept is here now.
async fn discard(app: &App, person: &Person, token: &str) -> Result<(), PageError> {
    if token.is_empty() {
        return Ok(());
    }
    let (owner, token, now) = (person.id, token.to_owned(), app.now());
    let kept = app
        .read(move |db| find_kept(db, owner, &token, now))
        .await?;
    if let Some(id) = kept {
        app.write(&person.actor(), move |tx| discard_kept(tx, id))
            .await?;
    }
    Ok(())
}

impl FromRequest for Aside {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let by = request.extensions().get::<Person>().cloned();
            let by = by.ok_or(PageError::SignedOut)?;
            let fields = read(&request, payload, LARGEST).await?;
            if session::is_own_form(&request, fields.one("csrf")) {
                Ok(Aside { by, fields })
            } else {
                Err(PageError::WrongToken)
            }
        })
    }
}

/// How much is taken from whoever sends it.
fn most(request: &HttpRequest) -> usize {
    let beside = request.extensions();
    if beside.get::<Person>().is_some() || beside.get::<Former>().is_some() {
        LARGEST_OF_CASE
    } else {
        LARGEST
    }
}

async fn receive(
    request: &HttpRequest,
    payload: Payload,
    most: usize,
) -> Result<Fields, PageError> {
    let fields = read(request, payload, most).await?;
    check_sender(request, request.uri().path(), &fields).await?;
    Ok(fields)
}

async fn read(request: &HttpRequest, payload: Payload, most: usize) -> Result<Fields, PageError> {
    if request.content_type() != "application/x-www-form-urlencoded" {
        return Err(PageError::Unreadable("not a form"));
    }
    Fields::read(&body(payload, most).await?).map_err(|fault| match fault {
        NotAForm::InvalidUtf8 => PageError::Unreadable("not UTF-8"),
        NotAForm::NulByte => PageError::Unreadable("a NUL byte"),
    })
}

/// Lets a form through whose token fits the one who sends it. If it fits a
/// session that has ended, the words are kept for its owner, to be sent to `path` again.
pub async fn check_sender(
    request: &HttpRequest,
    path: &str,
    fields: &Fields,
) -> Result<(), PageError> {
    let token = fields.one("csrf");
    if session::is_own_form(request, token) {
        return Ok(());
    }
    let former = request.extensions().get::<Former>().cloned();
    match former {
        Some(former) if super::csrf::is_valid(&former.secret, token) => {
            if fields.has_password() {
                return Err(PageError::SignInFirst {
                    next: String::new(),
                });
            }
            Err(park(request, former, path, fields).await?)
        }
        _ if request.extensions().get::<Person>().is_none() && former.is_some() => {
            Err(PageError::SignInFirst {
                next: String::new(),
            })
        }
        _ => Err(PageError::WrongToken),
    }
}

async fn body(mut payload: Payload, most: usize) -> Result<Vec<u8>, PageError> {
    let mut body = vec![];
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| PageError::Unreadable("the body broke off"))?;
        if body.len() + chunk.len() > most {
            return Err(PageError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// The session ended while the person wrote: the form is kept for its owner alone.
async fn park(
    request: &HttpRequest,
    former: Former,
    path: &str,
    fields: &Fields,
) -> Result<PageError, PageError> {
    let app = request
        .app_data::<web::Data<App>>()
        .expect("every server is given its App");
    let path = path.to_owned();
    let body = fields.body("csrf");
    let actor = former.owner.to_string();
    let token = app
        .write(&actor, move |tx| park_form(tx, former.owner, &path, &body))
        .await?;
    Ok(PageError::Parked { token })
}
