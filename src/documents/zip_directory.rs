//! The list of parts at the end of a ZIP file, read without unpacking any of them.
//!
//! Strict where programs differ: one list, right before the end, every part in
//! it before the list, no name twice. Format: PKWARE APPNOTE 6.3, 4.3.12 and 4.3.16.

use std::collections::BTreeSet;
use std::io::{self, Read, Seek, SeekFrom};

/// A part, as the list describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub name: String,
    /// Bytes when unpacked, as the file says itself.
    pub size: u64,
    pub is_packed: bool,
}

const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const LONGEST_COMMENT: usize = 0xffff;
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;
/// Bytes of list. A letter with thousands of pictures stays below.
const LONGEST_LIST: usize = 4 * 1024 * 1024;

/// The parts of the `length` bytes long `file`; nothing if it is not a ZIP file that can be trusted.
pub fn parts(file: &mut (impl Read + Seek), length: u64) -> io::Result<Option<Vec<Part>>> {
    let tail_length = length.min((END_LENGTH + LONGEST_COMMENT) as u64);
    let tail = bytes(file, length - tail_length, tail_length)?;
    let Some(end) = end_record(&tail) else {
        return Ok(None);
    };
    let record = &tail[end..];
    let end = length - tail_length + end as u64;
    let (count, size, start) = (u16_at(record, 10), u32_at(record, 12), u32_at(record, 16));
    let (size, start) = (u64::from(size), u64::from(start));
    // Several disks, or a 64-bit list: never in a file this small.
    let is_one_disk = u32_at(record, 4) == 0 && u16_at(record, 8) == count;
    if !is_one_disk || size > LONGEST_LIST as u64 || start + size != end {
        return Ok(None);
    }
    let list = bytes(file, start, size)?;
    Ok(entries(&list, count, start))
}

/// Where the end record begins whose comment reaches exactly to the end of the file.
fn end_record(tail: &[u8]) -> Option<usize> {
    let last = tail.len().checked_sub(END_LENGTH)?;
    (0..=last).rev().find(|&at| {
        tail[at..].starts_with(END)
            && at + END_LENGTH + usize::from(u16_at(&tail[at..], 20)) == tail.len()
    })
}

fn entries(mut list: &[u8], count: u16, start: u64) -> Option<Vec<Part>> {
    let mut parts = Vec::with_capacity(usize::from(count));
    let mut names = BTreeSet::new();
    while !list.is_empty() {
        if list.len() < ENTRY_LENGTH || !list.starts_with(ENTRY) {
            return None;
        }
        let field = |at| usize::from(u16_at(list, at));
        let name_end = ENTRY_LENGTH + field(28);
        let next = name_end + field(30) + field(32);
        let is_locked = u16_at(list, 8) & 1 == 1;
        if next > list.len() || is_locked || u64::from(u32_at(list, 42)) >= start {
            return None;
        }
        let name = String::from_utf8_lossy(&list[ENTRY_LENGTH..name_end]).into_owned();
        if !names.insert(name.clone()) {
            return None;
        }
        parts.push(Part {
            name,
            size: u64::from(u32_at(list, 24)),
            is_packed: u16_at(list, 10) != 0,
        });
        list = &list[next..];
    }
    (parts.len() == usize::from(count)).then_some(parts)
}

fn bytes(file: &mut (impl Read + Seek), from: u64, length: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(from))?;
    let mut read = vec![];
    file.take(length).read_to_end(&mut read)?;
    Ok(read)
}

/// The record is long enough wherever this is asked: its length is checked first.
fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16_at(bytes, at)) | u32::from(u16_at(bytes, at + 2)) << 16
}
