//! Files on their way out: always saved, never shown, whatever they say that they are.

use super::app::App;
use super::error::PageError;
use crate::store::files::Owner;
use actix_web::HttpResponse;
use actix_web::body::SizedStream;
use actix_web::http::header::{
    self, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue,
};
use actix_web::web::Bytes;
use std::io::Read;

/// It opens nothing, runs nothing, and no page frames it, even where a browser shows it after all.
const ALONE: &str = "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'; sandbox";

/// A kept file under the name it came with. Its bytes are checked against the checksum first.
pub async fn file(
    app: &App,
    owner: &Owner,
    sha256: &str,
    name: &str,
) -> Result<HttpResponse, PageError> {
    let (files, owner, sha256) = (app.files.clone(), owner.clone(), sha256.to_owned());
    let bytes = app
        .slowly(move || Ok(files.bytes(&owner, &sha256)?))
        .await?;
    Ok(self::bytes(bytes, name))
}

/// Bytes that are in memory already, under a name of the house's own.
pub fn bytes(bytes: Vec<u8>, name: &str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/octet-stream"))
        .insert_header(attachment(name))
        .insert_header(("content-security-policy", ALONE))
        .body(bytes)
}

/// A file for a spreadsheet.
pub fn csv(text: String, name: &str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header(attachment(name))
        .insert_header(("content-security-policy", ALONE))
        .body(text)
}

/// The name in UTF-8, and in plain letters for old programs.
pub fn attachment(name: &str) -> ContentDisposition {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || "._-".contains(c) {
                c
            } else {
                '_'
            }
        })
        .collect();
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![
            DispositionParam::Filename(plain),
            DispositionParam::FilenameExt(ExtendedValue {
                charset: Charset::Ext("UTF-8".to_owned()),
                language_tag: None,
                value: name.as_bytes().to_vec(),
            }),
        ],
    }
}

/// Bytes that are read at a time.
const PIECE: usize = 64 * 1024;

/// A large file, read piece by piece on threads that may wait, never whole in memory.
pub fn stream(
    file: impl Read + Send + 'static,
    size: u64,
    name: &str,
    kind: &'static str,
) -> HttpResponse {
    let pieces = futures_util::stream::try_unfold(file, |mut file| async move {
        let read = actix_web::web::block(move || {
            let mut piece = vec![0; PIECE];
            let count = file.read(&mut piece)?;
            piece.truncate(count);
            Ok::<_, std::io::Error>((piece, file))
        });
        let (piece, file) = read.await.map_err(std::io::Error::other)??;
        Ok::<_, std::io::Error>((!piece.is_empty()).then(|| (Bytes::from(piece), file)))
    });
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, kind))
        .insert_header(attachment(name))
        .insert_header(("content-security-policy", ALONE))
        .body(SizedStream::new(size, Box::pin(pieces)))
}
