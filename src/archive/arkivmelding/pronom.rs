//! What a file is, in PRONOM's numbers, told from its first bytes and, for PDF, from what it says of itself.

/// A format as the archive core wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    pub puid: &'static str,
    pub name: &'static str,
    /// A form that an archive keeps as it is.
    pub is_archival: bool,
}

const fn kept(puid: &'static str, name: &'static str) -> Format {
    Format {
        puid,
        name,
        is_archival: true,
    }
}

const fn produced(puid: &'static str, name: &'static str) -> Format {
    Format {
        puid,
        name,
        is_archival: false,
    }
}

/// The format of a file that came under this extension; nothing where the two do not agree or it is not known.
pub fn of(extension: &str, bytes: &[u8]) -> Option<Format> {
    match extension {
        "pdf" => pdf(bytes),
        "png" => png(bytes),
        "jpg" | "jpeg" => jpeg(bytes),
        "tif" | "tiff" => {
            let is_tiff = bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*");
            is_tiff.then_some(kept("fmt/353", "TIFF"))
        }
        "txt" => Some(kept("x-fmt/111", "Rein tekst")),
        "xml" => Some(kept("fmt/101", "XML 1.0")),
        "csv" => Some(kept("x-fmt/18", "CSV")),
        "json" => Some(kept("fmt/817", "JSON")),
        "eml" => Some(produced("fmt/278", "E-post (EML)")),
        "docx" => zip(bytes).then_some(produced("fmt/412", "Word (OOXML)")),
        // The version stands inside the package; PRONOM's oldest number says the family.
        "odt" => zip(bytes).then_some(produced("fmt/136", "OpenDocument, tekst")),
        _ => None,
    }
}

fn zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// PDF/A says part and level in its metadata, which it may not compress (ISO 19005).
fn pdf(bytes: &[u8]) -> Option<Format> {
    let head = &bytes[..bytes.len().min(1024)];
    let at = find(head, b"%PDF-")?;
    let part = said(bytes, b"pdfaid:part");
    let level = said(bytes, b"pdfaid:conformance").map(|c| c.to_ascii_uppercase());
    let archival = match (part, level) {
        (Some(b'1'), Some(b'A')) => Some(kept("fmt/95", "PDF/A-1a")),
        (Some(b'1'), Some(b'B')) => Some(kept("fmt/354", "PDF/A-1b")),
        (Some(b'2'), Some(b'A')) => Some(kept("fmt/476", "PDF/A-2a")),
        (Some(b'2'), Some(b'B')) => Some(kept("fmt/477", "PDF/A-2b")),
        (Some(b'2'), Some(b'U')) => Some(kept("fmt/478", "PDF/A-2u")),
        (Some(b'3'), Some(b'A')) => Some(produced("fmt/479", "PDF/A-3a")),
        (Some(b'3'), Some(b'B')) => Some(produced("fmt/480", "PDF/A-3b")),
        (Some(b'3'), Some(b'U')) => Some(produced("fmt/481", "PDF/A-3u")),
        _ => None,
    };
    let plain = || match head.get(at + 5..at + 8)? {
        b"1.0" => Some(produced("fmt/14", "PDF 1.0")),
        b"1.1" => Some(produced("fmt/15", "PDF 1.1")),
        b"1.2" => Some(produced("fmt/16", "PDF 1.2")),
        b"1.3" => Some(produced("fmt/17", "PDF 1.3")),
        b"1.4" => Some(produced("fmt/18", "PDF 1.4")),
        b"1.5" => Some(produced("fmt/19", "PDF 1.5")),
        b"1.6" => Some(produced("fmt/20", "PDF 1.6")),
        b"1.7" => Some(produced("fmt/276", "PDF 1.7")),
        b"2.0" => Some(produced("fmt/1129", "PDF 2.0")),
        _ => None,
    };
    archival.or_else(plain)
}

/// The first character of what an element or an attribute of the metadata says.
fn said(bytes: &[u8], name: &[u8]) -> Option<u8> {
    let at = find(bytes, name)? + name.len();
    let rest = bytes.get(at..bytes.len().min(at + 8))?;
    rest.iter().copied().find(u8::is_ascii_alphanumeric)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|piece| piece == what)
}

fn png(bytes: &[u8]) -> Option<Format> {
    if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return None;
    }
    let head = &bytes[..bytes.len().min(64 * 1024)];
    let has = |chunk: &[u8]| find(head, chunk).is_some();
    Some(if has(b"iTXt") {
        kept("fmt/13", "PNG 1.2")
    } else if has(b"iCCP") || has(b"sRGB") || has(b"sPLT") {
        kept("fmt/12", "PNG 1.1")
    } else {
        kept("fmt/11", "PNG 1.0")
    })
}

fn jpeg(bytes: &[u8]) -> Option<Format> {
    if !bytes.starts_with(b"\xff\xd8\xff") {
        return None;
    }
    let is_jfif = bytes.get(6..11) == Some(b"JFIF\0");
    Some(match (is_jfif, bytes.get(11..13)) {
        (true, Some(b"\x01\x00")) => kept("fmt/42", "JPEG (JFIF 1.00)"),
        (true, Some(b"\x01\x01")) => kept("fmt/43", "JPEG (JFIF 1.01)"),
        (true, Some(b"\x01\x02")) => kept("fmt/44", "JPEG (JFIF 1.02)"),
        _ => kept("fmt/41", "JPEG"),
    })
}

#[cfg(test)]
mod tests {
    use super::of;

    #[track_caller]
    fn check(extension: &str, bytes: &[u8], puid: Option<&str>) {
        assert_eq!(of(extension, bytes).map(|format| format.puid), puid);
    }

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let said = |part, level| {
            format!(
                "%PDF-1.7 <pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>"
            )
        };
        check("pdf", said(2, "B").as_bytes(), Some("fmt/477"));
        check("pdf", said(1, "A").as_bytes(), Some("fmt/95"));
        let written = b"%PDF-1.4 pdfaid:part=\"1\" pdfaid:conformance=\"B\"";
        check("pdf", written, Some("fmt/354"));
        check("pdf", b"%PDF-1.7 plain", Some("fmt/276"));
        check("pdf", b"<html>", None);
        check(
            "jpg",
            b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01",
            Some("fmt/43"),
        );
        check("png", b"\x89PNG\r\n\x1a\n....IHDR", Some("fmt/11"));
        check("png", b"GIF89a", None);
        check("docx", b"%PDF-1.7", None);
        check("exe", b"MZ", None);
    }
}
