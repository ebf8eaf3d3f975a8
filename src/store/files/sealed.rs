//! A file as it lies on disk: a head that its owner's key opens, and pieces that the key in the head opens.
//!
//! The head is bound to the owner, the checksum of what was put in, and its size; the pieces to their place and to
//! whether they are the last (STREAM). No piece is given before it is found to be what was put there.

use super::keys::Key;
use super::owner::Owner;
use crate::store::{StoreError, random};
use aead_stream::{NewStream, StreamBE32, StreamPrimitive};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};

const MARK: &[u8; 8] = b"brotsak\x01";
const NONCE: usize = 24;
const TAG: usize = 16;
/// The mark, the nonce, and the file's own key with its tag.
const HEAD: usize = 8 + 24 + 32 + 16;
/// Bytes of a piece before it is closed.
const PIECE: usize = 64 * 1024;
const CLOSED: u64 = (PIECE + TAG) as u64;

type Stream = StreamBE32<XChaCha20Poly1305>;

/// The pieces count from nothing for every file: its key is its own.
fn stream(key: &Key) -> Stream {
    Stream::new(&(*key).into(), &[0; NONCE - 5].into())
}

/// What the head is bound to.
pub struct Bound<'a> {
    pub owner: &'a Owner,
    pub sha256: &'a str,
    pub size: u64,
}

impl Bound<'_> {
    fn text(&self) -> String {
        format!(
            "brotsak file of {}, {}, {}",
            self.owner, self.sha256, self.size
        )
    }
}

/// The head: `key` for whoever has the owner's.
pub fn head(owner_key: &Key, key: &Key, bound: &Bound<'_>) -> Result<Vec<u8>, StoreError> {
    let nonce = random::<NONCE>()?;
    let text = bound.text();
    let payload = Payload {
        msg: key,
        aad: text.as_bytes(),
    };
    let cipher = XChaCha20Poly1305::new(&(*owner_key).into());
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), payload)
        .expect("a key is far below what the cipher takes");
    Ok([MARK.as_slice(), &nonce, &sealed].concat())
}

/// The file's own key; nothing if the head was closed for another owner, checksum or size, or was changed.
fn open_head(owner_key: &Key, head: &[u8], bound: &Bound<'_>) -> Option<Key> {
    let (nonce, sealed) = head.strip_prefix(MARK)?.split_first_chunk::<NONCE>()?;
    let text = bound.text();
    let payload = Payload {
        msg: sealed,
        aad: text.as_bytes(),
    };
    let cipher = XChaCha20Poly1305::new(&(*owner_key).into());
    let key = cipher.decrypt(&XNonce::from(*nonce), payload).ok()?;
    key.try_into().ok()
}

/// Closes what is written, piece by piece. Room for the head is left before it.
pub struct Closing {
    stream: Stream,
    /// The file's own key.
    pub key: Key,
    piece: Vec<u8>,
    next: u32,
}

impl Closing {
    pub fn begin(out: &mut impl Write) -> Result<Closing, StoreError> {
        out.write_all(&[0; HEAD])?;
        let key = random()?;
        Ok(Closing {
            stream: stream(&key),
            key,
            piece: Vec::with_capacity(PIECE + TAG),
            next: 0,
        })
    }

    pub fn write(&mut self, mut bytes: &[u8], out: &mut impl Write) -> io::Result<()> {
        while !bytes.is_empty() {
            if self.piece.len() == PIECE {
                self.close(false, out)?;
            }
            let taken = bytes.len().min(PIECE - self.piece.len());
            self.piece.extend_from_slice(&bytes[..taken]);
            bytes = &bytes[taken..];
        }
        Ok(())
    }

    /// The last piece, which may be empty.
    pub fn end(&mut self, out: &mut impl Write) -> io::Result<()> {
        self.close(true, out)
    }

    fn close(&mut self, is_last: bool, out: &mut impl Write) -> io::Result<()> {
        self.stream
            .encrypt_in_place(self.next, is_last, b"", &mut self.piece)
            .expect("a piece is far below what the cipher takes");
        out.write_all(&self.piece)?;
        self.piece.clear();
        self.next += 1;
        Ok(())
    }
}

/// A file that is being read, opened piece by piece. A piece that is not what was put there is an error of the
/// kind `InvalidData`.
pub struct Opened {
    file: File,
    stream: Stream,
    size: u64,
    at: u64,
    piece: Vec<u8>,
    /// Which piece is held.
    held: Option<u64>,
    /// Where in the file the next bytes are read, where that is known.
    place: Option<u64>,
}

impl Opened {
    /// Opens the file that is bound to the owner and the checksum; nothing if it is another.
    pub fn open(
        mut file: File,
        owner_key: &Key,
        owner: &Owner,
        sha256: &str,
    ) -> io::Result<Option<Opened>> {
        let Some(size) = size(file.metadata()?.len()) else {
            return Ok(None);
        };
        let mut head = [0; HEAD];
        file.read_exact(&mut head)?;
        let bound = Bound {
            owner,
            sha256,
            size,
        };
        let key = open_head(owner_key, &head, &bound);
        Ok(key.map(|key| Opened {
            place: Some(HEAD as u64),
            ..Opened::with(file, &key, size)
        }))
    }

    /// Opens one that has no head yet.
    pub fn with(file: File, key: &Key, size: u64) -> Opened {
        Opened {
            file,
            stream: stream(key),
            size,
            at: 0,
            piece: vec![],
            held: None,
            place: None,
        }
    }

    /// Bytes that were put in.
    pub fn size(&self) -> u64 {
        self.size
    }

    fn fetch(&mut self, number: u64) -> io::Result<()> {
        self.held = None;
        let start = HEAD as u64 + number * CLOSED;
        let end = HEAD as u64 + self.size + pieces(self.size) * TAG as u64;
        let length = CLOSED.min(end.saturating_sub(start));
        if self.place != Some(start) {
            self.file.seek(SeekFrom::Start(start))?;
        }
        self.place = None;
        let room = usize::try_from(length).map_err(io::Error::other)?;
        self.piece.resize(room, 0);
        self.file.read_exact(&mut self.piece).map_err(cut)?;
        self.place = Some(start + length);
        let is_last = number + 1 == pieces(self.size);
        let position = u32::try_from(number).map_err(|_| changed())?;
        self.stream
            .decrypt_in_place(position, is_last, b"", &mut self.piece)
            .map_err(|_| changed())?;
        self.held = Some(number);
        Ok(())
    }
}

impl Opened {
    /// Writes all of it, piece by piece, without a copy between.
    pub fn copy_to(&mut self, out: &mut impl Write) -> io::Result<()> {
        for number in 0..pieces(self.size) {
            self.fetch(number)?;
            out.write_all(&self.piece)?;
        }
        self.at = self.size;
        Ok(())
    }
}

/// A file that ends too early is not what was put there either.
fn cut(error: io::Error) -> io::Error {
    if error.kind() == io::ErrorKind::UnexpectedEof {
        changed()
    } else {
        error
    }
}

fn changed() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        "a piece of the file is not what was put there",
    )
}

impl Read for Opened {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let number = self.at / PIECE as u64;
        let is_past = self.at >= self.size;
        // An empty file has one empty piece, which is tried too.
        if is_past && (self.size > 0 || self.held.is_some()) {
            return Ok(0);
        }
        if self.held != Some(number) {
            self.fetch(number)?;
        }
        let from = usize::try_from(self.at % PIECE as u64).map_err(io::Error::other)?;
        let there = self.piece.get(from..).unwrap_or_default();
        let taken = there.len().min(buffer.len());
        buffer[..taken].copy_from_slice(&there[..taken]);
        self.at += taken as u64;
        Ok(taken)
    }
}

impl Seek for Opened {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

fn pieces(size: u64) -> u64 {
    size.div_ceil(PIECE as u64).max(1)
}

/// Bytes that were put in, of a file with so many on disk; nothing if no file has so many.
pub fn size(on_disk: u64) -> Option<u64> {
    let closed = on_disk.checked_sub(HEAD as u64)?;
    let pieces = closed.div_ceil(CLOSED).max(1);
    closed.checked_sub(pieces * TAG as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closed(bytes: &[u8], cut: usize) -> (Vec<u8>, Key) {
        let mut out = vec![];
        let mut closing = Closing::begin(&mut out).unwrap();
        for part in bytes.chunks(cut) {
            closing.write(part, &mut out).unwrap();
        }
        closing.end(&mut out).unwrap();
        (out, closing.key)
    }

    fn opened(bytes: &[u8], key: &Key, size: u64) -> io::Result<Vec<u8>> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        let mut read = vec![];
        Opened::with(file, key, size).read_to_end(&mut read)?;
        Ok(read)
    }

    #[test]
    fn what_is_put_in_comes_out_whatever_its_length_and_nothing_else() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7] {
            let bytes: Vec<u8> = (0..=250).cycle().take(length).collect();
            let (mut out, key) = closed(&bytes, 1000);
            assert_eq!(size(out.len() as u64), Some(length as u64));
            assert_eq!(opened(&out, &key, length as u64).unwrap(), bytes);
            assert!(
                opened(&out, &[1; 32], length as u64).is_err(),
                "another key"
            );
            for at in [HEAD, out.len() - 1] {
                out[at] ^= 1;
                assert!(opened(&out, &key, length as u64).is_err(), "{length} {at}");
                out[at] ^= 1;
            }
            // Cut off between two pieces, the one that is last now was not the last.
            if length > PIECE {
                let cut = HEAD + PIECE + TAG;
                assert!(opened(&out[..cut], &key, PIECE as u64).is_err(), "{length}");
            }
        }
        for no_file in [0, HEAD - 1, HEAD, HEAD + 15] {
            assert_eq!(size(no_file as u64), None, "{no_file}");
        }
    }

    #[test]
    fn a_file_is_read_from_anywhere() {
        let bytes: Vec<u8> = (0..=248).cycle().take(200_000).collect();
        let (out, key) = closed(&bytes, 4096);
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&out).unwrap();
        let mut opened = Opened::with(file, &key, bytes.len() as u64);
        for at in [199_990, 0, 65_530, 131_072] {
            opened.seek(SeekFrom::Start(at as u64)).unwrap();
            let mut there = [0; 10];
            opened.read_exact(&mut there).unwrap();
            assert_eq!(there, bytes[at..at + 10]);
        }
        assert_eq!(opened.seek(SeekFrom::End(-1)).unwrap(), 199_999);
    }
}
