//! The house's own style, script and mark, embedded, under a name that changes with the content.

use crate::audit::hex;
use actix_web::http::header;
use actix_web::{HttpResponse, web};
use sha2::{Digest, Sha256};
use std::future::ready;
use std::sync::LazyLock;

const STYLE: &str = include_str!("assets/brotsak.css");
const SCRIPT: &str = include_str!("assets/brotsak.js");
const MARK: &str = include_str!("assets/ikon.svg");

/// The addresses the pages name.
pub static STYLE_PATH: LazyLock<String> = LazyLock::new(|| path("brotsak", STYLE, "css"));
pub static SCRIPT_PATH: LazyLock<String> = LazyLock::new(|| path("brotsak", SCRIPT, "js"));
pub static MARK_PATH: LazyLock<String> = LazyLock::new(|| path("ikon", MARK, "svg"));

fn path(stem: &str, content: &str, extension: &str) -> String {
    let digest = hex(&Sha256::digest(content));
    format!("/assets/{stem}.{}.{extension}", &digest[..12])
}

pub fn routes(house: &mut web::ServiceConfig) {
    for (path, kind, content) in [
        (&*STYLE_PATH, "text/css; charset=utf-8", STYLE),
        (&*SCRIPT_PATH, "text/javascript; charset=utf-8", SCRIPT),
        (&*MARK_PATH, "image/svg+xml", MARK),
    ] {
        house.route(path, web::get().to(move || ready(show(kind, content))));
    }
    house.route(
        "/favicon.ico",
        web::get().to(|| ready(show("image/svg+xml", MARK))),
    );
}

fn show(kind: &'static str, content: &'static str) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(content)
}
