//! /archive/core/receipts: what the core answered, as a file. It is read and not kept.

use super::core::page;
use crate::casework::read_core_receipt::{Failure, LARGEST, read_core_receipt};
use crate::web::access::{Archivist, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::check_sender;
use crate::web::layout::see_other;
use crate::web::upload::next;
use actix_multipart::Multipart;
use actix_web::{HttpRequest, HttpResponse, web};

/// Bytes of one word.
const LONGEST: usize = 4096;
/// Parts of the form.
const MOST: usize = 10;

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/archive/core/receipts", web::post().to(create));
}

async fn create(
    archivist: Archivist,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let c = &visitor.t.archive_core;
    let (fields, files) = receive(&request, payload).await?;
    let mut files = files.into_iter();
    let (bytes, is_one) = (files.next(), files.next().is_none());
    let Some(bytes) = bytes.filter(|_| is_one) else {
        let why = if is_one { c.no_file } else { c.one_file };
        let faults = Faults::one("file", why);
        return page(&archivist, &visitor, &app, &fields, &faults).await;
    };
    let message = fields.one("message").trim().to_owned();
    let viewer = archivist.viewer();
    let done = app
        .write(&archivist.actor(), move |tx| {
            let message = Some(message.as_str()).filter(|name| !name.is_empty());
            read_core_receipt(tx, Some(&viewer), &bytes, message)
        })
        .await;
    let faults = match done {
        Ok(_) => return Ok(see_other("/archive/core#sent")),
        Err(Failure::Store(error)) => return Err(error.into()),
        Err(Failure::Fault(fault)) => Faults::one("file", (c.fault)(&fault)),
        Err(Failure::Refusal(refusal)) => Faults::one("file", (c.refusal)(&refusal)),
    };
    page(&archivist, &visitor, &app, &fields, &faults).await
}

/// The words, and then the files. The form's token is checked before the first file is read; of a file no more is
/// held than tells that it is too large.
async fn receive(
    request: &HttpRequest,
    payload: web::Payload,
) -> Result<(Fields, Vec<Vec<u8>>), PageError> {
    let mut parts = Multipart::new(request.headers(), payload);
    let (mut fields, mut files) = (Fields::default(), vec![]);
    let mut is_checked = false;
    let mut count = 0;
    while let Some(mut part) = next(&mut parts).await? {
        count += 1;
        if count > MOST {
            return Err(PageError::TooLarge);
        }
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = name == "file";
        if is_file && !is_checked {
            check_sender(request, "/archive/core", &fields).await?;
            is_checked = true;
        }
        let most = if is_file { LARGEST + 1 } else { LONGEST };
        let about = part.content_disposition();
        let is_named = about
            .and_then(|about| about.get_filename())
            .is_some_and(|name| !name.is_empty());
        let mut bytes = vec![];
        let mut read = 0;
        while let Some(chunk) = next(&mut part).await? {
            read += chunk.len();
            let room = most.saturating_sub(bytes.len());
            bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
            if read > most + LARGEST {
                break;
            }
        }
        if is_file {
            // The person chose no file; browsers send an empty one.
            if is_named || !bytes.is_empty() {
                files.push(bytes);
            }
            if read > most {
                break;
            }
            continue;
        }
        if read > most {
            return Err(PageError::TooLarge);
        }
        let text = String::from_utf8(bytes).map_err(|_| PageError::Unreadable("not UTF-8"))?;
        fields.set(&name, text);
    }
    if !is_checked {
        check_sender(request, "/archive/core", &fields).await?;
    }
    Ok((fields, files))
}
