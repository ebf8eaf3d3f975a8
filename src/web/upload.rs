//! A form with files, read as it comes: the words first, then each file straight to disk, within limits.
//!
//! Nothing is kept until all of it has come. If the line breaks, the files that
//! were being received are gone.

use super::App;
use super::access::Person;
use super::error::PageError;
use super::fields::Fields;
use super::form::{LARGEST, check_sender};
use crate::domain::attachment::{LARGEST_FILE, LARGEST_TOTAL, MOST_FILES, Unfit};
use crate::domain::text::{Lines, forbidden};
use crate::store::files::{Files, Incoming};
use actix_multipart::{Field, Multipart};
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::{Stream, StreamExt};
use std::time::Duration;

/// The name of the field that holds files.
const FILES: &str = "file";
/// Bytes of files that are read before the rest is left unread.
const MOST_READ: u64 = LARGEST_TOTAL + LARGEST_FILE;
/// A sender from whom nothing comes for so long is gone.
const PATIENCE: Duration = Duration::from_mins(1);
/// Fields with words.
const MOST_FIELDS: usize = 500;

pub struct Upload {
    pub by: Person,
    pub fields: Fields,
    pub sent: Vec<Sent>,
    /// Files that were not taken: name and why.
    pub turned: Vec<(String, Unfit)>,
}

/// A file that has come to the end, under the name its sender gave it.
pub struct Sent {
    pub name: String,
    pub incoming: Incoming,
}

/// Reads a `multipart/form-data` body whose words stand before its files.
///
/// The form's token is checked before the first file is read. If the session
/// has ended, the words are kept to be sent to `page` again; the files are not.
pub async fn receive(
    request: &HttpRequest,
    payload: web::Payload,
    page: &str,
) -> Result<Upload, PageError> {
    let app = request
        .app_data::<web::Data<App>>()
        .expect("every server is given its App");
    let mut parts = Multipart::new(request.headers(), payload);
    let mut reader = Reader::new(&app.files);
    let mut by = None;
    while let Some(mut part) = next(&mut parts).await? {
        if part.name() != Some(FILES) {
            reader.take_words(&mut part).await?;
            continue;
        }
        if by.is_none() {
            by = Some(sender(request, page, &reader.fields).await?);
        }
        if !reader.take_file(&mut part).await? {
            break;
        }
    }
    let by = match by {
        Some(by) => by,
        None => sender(request, page, &reader.fields).await?,
    };
    Ok(Upload {
        by,
        fields: reader.fields,
        sent: reader.sent,
        turned: reader.turned,
    })
}

async fn sender(request: &HttpRequest, page: &str, fields: &Fields) -> Result<Person, PageError> {
    check_sender(request, page, fields).await?;
    Person::extract(request).await
}

/// What comes next of a body or a part; nothing at its end.
pub async fn next<T>(
    stream: &mut (impl Stream<Item = Result<T, actix_multipart::MultipartError>> + Unpin),
) -> Result<Option<T>, PageError> {
    let next = tokio::time::timeout(PATIENCE, stream.next()).await;
    let next = next.map_err(|_| PageError::Unreadable("the upload stood still"))?;
    next.transpose()
        .map_err(|_| PageError::Unreadable("not a whole form with files"))
}

struct Reader<'a> {
    files: &'a Files,
    fields: Fields,
    sent: Vec<Sent>,
    turned: Vec<(String, Unfit)>,
    words_read: usize,
    fields_read: usize,
    bytes_read: u64,
}

impl Reader<'_> {
    fn new(files: &Files) -> Reader<'_> {
        Reader {
            files,
            fields: Fields::default(),
            sent: vec![],
            turned: vec![],
            words_read: 0,
            fields_read: 0,
            bytes_read: 0,
        }
    }

    async fn take_words(&mut self, part: &mut Field) -> Result<(), PageError> {
        self.fields_read += 1;
        if self.fields_read > MOST_FIELDS {
            return Err(PageError::TooLarge);
        }
        let mut words = vec![];
        while let Some(chunk) = next(part).await? {
            self.words_read += chunk.len();
            if self.words_read > LARGEST {
                return Err(PageError::TooLarge);
            }
            words.extend_from_slice(&chunk);
        }
        let words = String::from_utf8(words).map_err(|_| PageError::Unreadable("not UTF-8"))?;
        if words.contains('\0') {
            return Err(PageError::Unreadable("a NUL byte"));
        }
        // Browsers send line ends as CR LF; the house keeps LF.
        let name = part.name().unwrap_or_default().to_owned();
        self.fields.set(&name, words.replace("\r\n", "\n"));
        Ok(())
    }

    /// Receives a file, or reads past it if it is not taken. False when so much
    /// has come that the rest of the body is left unread.
    async fn take_file(&mut self, part: &mut Field) -> Result<bool, PageError> {
        let about = part.content_disposition();
        let name = about.and_then(|about| about.get_filename());
        let name = name.unwrap_or_default().to_owned();
        let mut taken = if self.sent.len() < MOST_FILES {
            Ok(self.files.receive()?)
        } else {
            Err(Unfit::TooMany { most: MOST_FILES })
        };
        let mut is_empty = true;
        while let Some(chunk) = next(part).await? {
            is_empty &= chunk.is_empty();
            self.bytes_read += chunk.len() as u64;
            taken = match taken {
                Ok(incoming) => more(incoming, &chunk)?,
                refused => refused,
            };
            if self.bytes_read > MOST_READ {
                let too_much = Unfit::TooLargeTogether {
                    most: LARGEST_TOTAL,
                };
                self.turned.push((name, taken.err().unwrap_or(too_much)));
                return Ok(false);
            }
        }
        match taken {
            // The person chose no file; browsers send an empty one.
            _ if is_empty && name.is_empty() => {}
            Ok(incoming) => self.sent.push(Sent { name, incoming }),
            Err(unfit) => self.turned.push((name, unfit)),
        }
        Ok(true)
    }
}

/// Writes what has come, unless the file has become too large: then it goes at once.
fn more(mut incoming: Incoming, chunk: &Bytes) -> Result<Result<Incoming, Unfit>, PageError> {
    if incoming.size + chunk.len() as u64 > LARGEST_FILE {
        return Ok(Err(Unfit::TooLarge { most: LARGEST_FILE }));
    }
    incoming.write(chunk)?;
    Ok(Ok(incoming))
}

/// A sender's file name as it can be shown: short, and without what could make it look like another.
pub fn shown(name: &str) -> String {
    const MOST: usize = 60;
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let mark = |c: char| {
        let hides = forbidden(c.encode_utf8(&mut [0; 4]), Lines::One).is_some();
        if hides { '\u{fffd}' } else { c }
    };
    let mut short: String = last.chars().take(MOST).map(mark).collect();
    if last.chars().count() > MOST {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_name_is_shown_without_its_tricks() {
        assert_eq!(shown("C:\\x\\møte.pdf"), "møte.pdf");
        assert_eq!(shown("cv\u{202e}fdp.exe"), "cv\u{fffd}fdp.exe");
        assert_eq!(shown(&"a".repeat(61)), format!("{}…", "a".repeat(60)));
    }
}
