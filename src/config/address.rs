//! The address people use: https, without a path; plain http only on this machine.

use std::net::IpAddr;

/// The address without a slash at the end, if it will do.
pub fn site(text: &str) -> Option<String> {
    let text = text.strip_suffix('/').unwrap_or(text);
    let (scheme, rest) = text.split_once("://")?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    if rest.is_empty() || !rest.chars().all(is_plain) || !has_good_port(rest) {
        return None;
    }
    let host = host(text);
    let may = match scheme {
        "https" => !host.is_empty(),
        "http" => is_loopback(host),
        _ => false,
    };
    may.then(|| text.to_owned())
}

/// The host of an address, without the port.
pub fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    if let Some((inside, _)) = rest.strip_prefix('[').and_then(|it| it.split_once(']')) {
        return inside;
    }
    rest.split(':').next().unwrap_or_default()
}

pub fn is_loopback(host: &str) -> bool {
    let is_ours = |ip: IpAddr| ip.is_loopback();
    host == "localhost" || host.ends_with(".localhost") || host.parse().is_ok_and(is_ours)
}

fn has_good_port(rest: &str) -> bool {
    let after = rest.rsplit_once(']').map_or(rest, |(_, after)| after);
    match after.split_once(':') {
        None => true,
        Some((_, port)) => port.parse::<u16>().is_ok_and(|port| port > 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_may_do_without_https() {
        for good in [
            "https://sak.valle.example",
            "https://sak.valle.example:8443/",
            "http://localhost:8080",
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
        ] {
            assert!(site(good).is_some(), "{good}");
        }
        for bad in [
            "http://sak.valle.example",
            "https://sak.valle.example/sak",
            "https://ola:passord@sak.valle.example",
            "https://",
            "https://sak.valle.example:0",
            "ftp://localhost",
            "sak.valle.example",
        ] {
            assert!(site(bad).is_none(), "{bad}");
        }
    }
}
