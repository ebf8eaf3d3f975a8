//! Attachments for the demo, made on the spot: a picture, a page, a note. All of it says that it is fictional.

/// The bytes of a file with this name; nothing real is in them.
pub fn make(name: &str) -> Vec<u8> {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("png") => picture(name),
        Some("pdf") => page(name),
        _ => note(name).into_bytes(),
    }
}

fn note(name: &str) -> String {
    format!(
        "Oppdikta vedlegg til demoen: {name}\n\nHer ville teksten stått i ei verkeleg sak. Ingen personar eller hendingar er verkelege.\n"
    )
}

const WIDTH: usize = 240;
const HEIGHT: usize = 150;

/// A picture that looks like a post with its text blurred: a bar, a round portrait, lines.
fn picture(name: &str) -> Vec<u8> {
    let seed = name
        .bytes()
        .fold(7_usize, |sum, byte| sum * 31 % 9973 + usize::from(byte));
    let shade = |x: usize, y: usize| -> u8 {
        let portrait = x.abs_diff(28).pow(2) + y.abs_diff(48).pow(2) < 256;
        let line = y.saturating_sub(70) / 14;
        let length = 120 + (seed * (line + 3)) % 90;
        let on_line = y >= 70 && y % 14 < 5 && (14..length).contains(&x);
        match () {
            () if y < 24 => 70,
            () if portrait => 130 + u8::try_from(seed % 60).unwrap_or_default(),
            () if on_line => 165,
            () => 248,
        }
    };
    let mut rows = Vec::with_capacity((WIDTH + 1) * HEIGHT);
    for y in 0..HEIGHT {
        // Each row begins with its filter: none.
        rows.push(0);
        rows.extend((0..WIDTH).map(|x| shade(x, y)));
    }
    let mut header = vec![];
    for side in [WIDTH, HEIGHT] {
        let side = u32::try_from(side).unwrap_or_default();
        header.extend(side.to_be_bytes());
    }
    // Eight bits of grey, and the only methods there are.
    header.extend([8, 0, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut png, *b"IHDR", &header);
    chunk(
        &mut png,
        *b"tEXt",
        format!("Comment\0Oppdikta: {seed}").as_bytes(),
    );
    chunk(&mut png, *b"IDAT", &stored(&rows));
    chunk(&mut png, *b"IEND", &[]);
    png
}

fn chunk(png: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or_default();
    png.extend(length.to_be_bytes());
    let from = png.len();
    png.extend(kind);
    png.extend(data);
    let sum = crc32(&png[from..]);
    png.extend(sum.to_be_bytes());
}

/// A zlib stream of blocks that are not packed (RFC 1950, RFC 1951 3.2.4).
fn stored(data: &[u8]) -> Vec<u8> {
    let mut zlib = vec![0x78, 0x01];
    let last = data.chunks(65_535).count();
    for (at, block) in data.chunks(65_535).enumerate() {
        let length = u16::try_from(block.len()).unwrap_or_default();
        zlib.push(u8::from(at + 1 == last));
        zlib.extend(length.to_le_bytes());
        zlib.extend((!length).to_le_bytes());
        zlib.extend(block);
    }
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in data {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    zlib.extend((b << 16 | a).to_be_bytes());
    zlib
}

fn crc32(data: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in data {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

/// One page with a heading and two lines.
fn page(name: &str) -> Vec<u8> {
    let title = text(&format!("Oppdikta vedlegg: {name}"));
    let body = text("Her ville dokumentet stått i ei verkeleg sak.");
    let last = text("Ingen personar eller hendingar er verkelege.");
    let stream = format!(
        "BT /F1 16 Tf 60 770 Td ({title}) Tj /F1 11 Tf 0 -32 Td ({body}) Tj 0 -18 Td ({last}) Tj ET"
    );
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut places = String::new();
    for (at, object) in objects.iter().enumerate() {
        places += &line(format_args!("{:010} 00000 n ", pdf.len()));
        pdf += &line(format_args!("{} 0 obj\n{object}\nendobj", at + 1));
    }
    let table = pdf.len();
    let count = objects.len() + 1;
    pdf += &line(format_args!("xref\n0 {count}\n0000000000 65535 f "));
    pdf += &places;
    pdf += &line(format_args!(
        "trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF"
    ));
    pdf.into_bytes()
}

fn line(text: std::fmt::Arguments<'_>) -> String {
    text.to_string() + "\n"
}

/// As a PDF string in WinAnsi: what is not plain is written by its number.
fn text(text: &str) -> String {
    let written = |c: char| match (c, u32::from(c)) {
        ('(' | ')' | '\\', _) => format!("\\{c}"),
        (c, 0x20..0x7f) => c.to_string(),
        (_, code @ 0xa0..=0xff) => format!("\\{code:03o}"),
        _ => "?".to_owned(),
    };
    text.chars().map(written).collect()
}
