//! What the first bytes of a file say that it is, where they are well known.

/// PDF may have something before its first line; no more than this is looked through.
const HEAD: usize = 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    Pdf,
    Png,
    Jpeg,
    Tiff,
    Other,
}

impl Start {
    pub fn of(head: &[u8]) -> Start {
        let head = &head[..head.len().min(HEAD)];
        let is = |words: &[u8]| head.starts_with(words);
        if is(b"%PDF-") {
            Start::Pdf
        } else if is(b"\x89PNG\r\n\x1a\n") {
            Start::Png
        } else if is(b"\xff\xd8\xff") {
            Start::Jpeg
        } else if [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"]
            .iter()
            .any(|it| is(*it))
        {
            Start::Tiff
        } else if head.windows(5).any(|words| words == b"%PDF-") {
            Start::Pdf
        } else {
            Start::Other
        }
    }

    /// How a file with this extension begins, and what it is then called.
    pub fn of_extension(extension: &str) -> Option<(Start, &'static str)> {
        const KNOWN: [(&str, Start, &str); 6] = [
            ("pdf", Start::Pdf, "PDF"),
            ("png", Start::Png, "PNG"),
            ("jpg", Start::Jpeg, "JPEG"),
            ("jpeg", Start::Jpeg, "JPEG"),
            ("tif", Start::Tiff, "TIFF"),
            ("tiff", Start::Tiff, "TIFF"),
        ];
        let mut known = KNOWN.iter();
        let known = known.find(|(known, ..)| known.eq_ignore_ascii_case(extension))?;
        Some((known.1, known.2))
    }
}
