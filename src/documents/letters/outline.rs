//! How large a picture is and whether all of it is there, by its parts alone: nothing is decoded.
//!
//! A picture of few bytes may unfold to more memory than the machine has. What is here is read before any decoder
//! sees it.

/// Points that the house unfolds in one picture: more than a camera's, and less than a third of a gigabyte.
pub const MOST_POINTS: u64 = 40_000_000;
/// Points along one side.
pub const LONGEST_SIDE: u32 = 20_000;

/// What a picture says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    pub width: u32,
    pub height: u32,
    /// Twice the memory for each point.
    is_deep: bool,
    /// Its last part is there.
    pub is_whole: bool,
}

impl Outline {
    pub fn is_wide(self) -> bool {
        self.width > self.height
    }

    pub fn is_too_large(self) -> bool {
        let points = u64::from(self.width).saturating_mul(self.height.into());
        let points = points.saturating_mul(1 + u64::from(self.is_deep));
        self.width.max(self.height) > LONGEST_SIDE || points > MOST_POINTS
    }
}

/// Part after part, each with its length, to the end part (PNG, third edition, 5.3).
pub fn png(bytes: &[u8]) -> Option<Outline> {
    let number = |at: usize| {
        let four = bytes.get(at..at.checked_add(4)?)?;
        Some(u32::from_be_bytes([four[0], four[1], four[2], four[3]]))
    };
    if bytes.get(12..16) != Some(b"IHDR") {
        return None;
    }
    let (width, height, depth) = (number(16)?, number(20)?, *bytes.get(24)?);
    let (mut at, mut is_whole) = (8, false);
    while let (Some(length), Some(name)) = (number(at), bytes.get(at + 4..at + 8)) {
        let length = usize::try_from(length).ok()?;
        // Length, name and checksum.
        let end = at.checked_add(length)?.checked_add(12)?;
        if end > bytes.len() {
            break;
        }
        if name == b"IEND" {
            is_whole = true;
            break;
        }
        at = end;
    }
    (width > 0 && height > 0).then_some(Outline {
        width,
        height,
        is_deep: depth > 8,
        is_whole,
    })
}

/// The picture without what beside it is packed: a colour profile or a text of few bytes may unfold to more memory than the
/// machine has. The pixels are as they were.
pub fn png_without_packed(bytes: &[u8]) -> Vec<u8> {
    const PACKED: [&[u8]; 3] = [b"iCCP", b"zTXt", b"iTXt"];
    let mut plain = bytes[..bytes.len().min(8)].to_vec();
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
        let end = usize::try_from(length)
            .ok()
            .and_then(|it| at.checked_add(it)?.checked_add(12));
        let end = end.filter(|end| *end <= bytes.len());
        if !PACKED.contains(&&head[4..]) {
            plain.extend_from_slice(&bytes[at..end.unwrap_or(bytes.len())]);
        }
        let Some(end) = end else { break };
        at = end;
    }
    plain
}

/// Marker after marker, to the end of the picture (ITU-T T.81, B.1). Where several frames give their sides, the longest
/// count.
pub fn jpeg(bytes: &[u8]) -> Option<Outline> {
    let number = |at: usize| {
        let two = bytes.get(at..at.checked_add(2)?)?;
        Some(u16::from_be_bytes([two[0], two[1]]))
    };
    if !bytes.starts_with(b"\xff\xd8") {
        return None;
    }
    let (mut width, mut height) = (0, 0);
    let (mut at, mut is_whole) = (2, false);
    while let Some(found) = marker(bytes, at) {
        let (mark, after) = found;
        match mark {
            0xd9 => {
                is_whole = true;
                break;
            }
            // They have no length.
            0x01 | 0xd0..=0xd8 => {
                at = after;
                continue;
            }
            0xc0..=0xcf if !matches!(mark, 0xc4 | 0xc8 | 0xcc) => {
                height = height.max(number(after + 3)?);
                width = width.max(number(after + 5)?);
            }
            _ => {}
        }
        let Some(length) = number(after) else { break };
        at = after + usize::from(length.max(2));
    }
    (width > 0 && height > 0).then_some(Outline {
        width: width.into(),
        height: height.into(),
        is_deep: false,
        is_whole,
    })
}

/// The next marker from here, and what comes after it. What is no marker is the picture itself.
fn marker(bytes: &[u8], from: usize) -> Option<(u8, usize)> {
    let rest = bytes.get(from..)?;
    let mut pairs = rest.windows(2);
    let at = pairs.position(|pair| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xff))?;
    Some((rest[at + 1], from + at + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = include_bytes!("../../../tests/fixtures/files/bilete.png");
    const JPEG: &[u8] = include_bytes!("../../../tests/fixtures/files/bilete.jpg");

    /// A PNG header with these sides and this depth.
    fn said(width: u32, height: u32, depth: u8) -> Vec<u8> {
        let mut bytes = PNG.to_vec();
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        bytes[24] = depth;
        bytes
    }

    #[test]
    fn a_picture_that_is_all_there_says_so() {
        for outline in [png(PNG), jpeg(JPEG)] {
            let outline = outline.unwrap();
            assert!(outline.is_whole && !outline.is_too_large(), "{outline:?}");
        }
        assert!(!png(&PNG[..PNG.len() / 2]).unwrap().is_whole);
        assert!(!jpeg(&JPEG[..JPEG.len() - 40]).unwrap().is_whole);
        assert_eq!((png(b"GIF89a"), jpeg(b"GIF89a")), (None, None));
        assert_eq!((png(&PNG[..20]), jpeg(&JPEG[..8])), (None, None));
    }

    #[test]
    fn what_is_packed_beside_the_pixels_is_left_out() {
        assert_eq!(png_without_packed(PNG), PNG);
        let chunk = [&[0, 0, 0, 3][..], b"iCCP", b"abc", &[0; 4]].concat();
        let more = [&PNG[..33], &chunk, &PNG[33..]].concat();
        assert_eq!(png_without_packed(&more), PNG);
        // Cut off, or with a length that is not true: no more than there is.
        let lies = [&PNG[..33], &[0xff; 4][..], b"iCCP", b"abc"].concat();
        assert_eq!(png_without_packed(&lies), &PNG[..33]);
        assert_eq!(png_without_packed(b"\x89PNG"), b"\x89PNG");
    }

    #[test]
    fn a_picture_too_large_to_unfold_is_known_by_its_head() {
        let is_too_large = |w, h, depth| png(&said(w, h, depth)).unwrap().is_too_large();
        assert!(!is_too_large(8000, 5000, 8));
        assert!(is_too_large(8000, 5001, 8));
        assert!(is_too_large(8000, 5000, 16));
        assert!(is_too_large(20_001, 1, 1));
        assert!(is_too_large(60_000, 60_000, 1));
        assert!(is_too_large(u32::MAX, u32::MAX, 16));
    }

    #[test]
    fn of_several_frames_in_a_jpeg_the_largest_counts() {
        let frame = |high: u8| [0xff, 0xc0, 0, 11, 8, high, 0, high, 0, 1, 1, 0x11, 0];
        let bytes = [&[0xff, 0xd8][..], &frame(1), &frame(200), &[0xff, 0xd9]].concat();
        assert!(jpeg(&bytes).unwrap().is_too_large());
    }
}
