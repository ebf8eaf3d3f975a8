//! The second proof at sign-in: who must have one, and what a one-time code is (RFC 6238: SHA-1, six digits, 30 seconds).

use crate::domain::person::Role;
use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// Bytes of a secret: as long as what SHA-1 gives (RFC 4226, section 4, R6).
pub const SECRET: usize = 20;
/// Seconds a code is shown.
pub const STEP: i64 = 30;
/// How many recovery codes somebody is given.
pub const RECOVERY_CODES: usize = 10;
/// Bytes of a recovery code: 120 bits, so that a checksum is enough (ASVS 5.0, 6.5.2).
pub const RECOVERY: usize = 15;
/// Minutes somebody has from the password to the code.
pub const HALFWAY_MINUTES: i64 = 10;
pub const SHORTEST_REASON: usize = 10;
pub const LONGEST_REASON: usize = 500;

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What is asked of somebody beside the password.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Demand {
    Off,
    #[default]
    Optional,
    Required,
}

impl Demand {
    pub fn parse(code: &str) -> Option<Demand> {
        match code {
            "off" => Some(Demand::Off),
            "optional" => Some(Demand::Optional),
            "required" => Some(Demand::Required),
            _ => None,
        }
    }
}

/// What the operator has decided: for those with a role, and for leaders and everybody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    pub office: Demand,
    pub leader: Demand,
}

impl Default for Policy {
    /// Personnel cases lie here: whoever opens them has two proofs (ASVS 5.0, 6.3.3).
    fn default() -> Policy {
        Policy {
            office: Demand::Required,
            leader: Demand::Optional,
        }
    }
}

impl Policy {
    pub const OFF: Policy = Policy {
        office: Demand::Off,
        leader: Demand::Off,
    };

    /// Somebody who leads, or only reports, sees no case but their own reports; whoever `decides`,
    /// by delegation or in a conflicted person's place, holds an office all the same.
    pub fn demand(&self, roles: &[Role], decides: bool) -> Demand {
        if !decides && roles.iter().all(|role| *role == Role::Leader) {
            self.leader
        } else {
            self.office
        }
    }
}

impl Demand {
    /// What a session waits for after the password; nothing when it may open at once.
    pub fn awaits(self, has_factor: bool) -> Option<Awaits> {
        match (self, has_factor) {
            (Demand::Off, _) | (Demand::Optional, false) => None,
            (_, true) => Some(Awaits::Code),
            (Demand::Required, false) => Some(Awaits::Enrolment),
        }
    }
}

/// What stands between the password and the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaits {
    Code,
    Enrolment,
}

impl Awaits {
    pub fn code(self) -> &'static str {
        match self {
            Awaits::Code => "code",
            Awaits::Enrolment => "enrolment",
        }
    }

    pub fn parse(code: &str) -> Option<Awaits> {
        [Awaits::Code, Awaits::Enrolment]
            .into_iter()
            .find(|it| it.code() == code)
    }
}

/// Why a second factor stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the code is wrong")]
    WrongCode,
    #[error("the code has been used")]
    UsedCode,
    #[error("the person has no second factor")]
    NoFactor,
    #[error("the person has a second factor already")]
    HasFactor,
    #[error("a reset needs a reason of {SHORTEST_REASON} to {LONGEST_REASON} characters")]
    NoReason,
    #[error("nobody resets their own second factor")]
    Own,
    #[error("the second factor is turned off by a setting")]
    TurnedOff,
}

impl Refusal {
    /// As the ledger writes a try that failed.
    pub fn why(self) -> &'static str {
        match self {
            Refusal::UsedCode => "used-code",
            _ => "wrong-code",
        }
    }
}

/// The code that the phone shows during `step`.
pub fn code(secret: &[u8], step: i64) -> u32 {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(&step.to_be_bytes());
    let hash: [u8; 20] = mac.finalize().into_bytes().into();
    let at = usize::from(hash[19] & 15);
    let four = [hash[at] & 127, hash[at + 1], hash[at + 2], hash[at + 3]];
    u32::from_be_bytes(four) % 1_000_000
}

/// The step of now, the one before or the one after whose code was typed; the clock of a phone is never quite ours.
pub fn step_of(secret: &[u8], typed: &str, now: DateTime<Utc>) -> Option<i64> {
    let typed = digits(typed)?;
    let here = now.timestamp() / STEP;
    let mut found = None;
    for step in [here - 1, here, here + 1] {
        if code(secret, step) == typed {
            found = Some(step);
        }
    }
    found
}

/// Six digits, with or without spaces.
fn digits(typed: &str) -> Option<u32> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let is_code = plain.len() == 6 && plain.bytes().all(|b| b.is_ascii_digit());
    plain.parse().ok().filter(|_| is_code)
}

/// A recovery code as it is checked: without what stands between, in small letters.
pub fn plain_recovery(typed: &str) -> Option<String> {
    let plain: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    (plain.len() == RECOVERY * 8 / 5).then(|| plain.to_lowercase())
}

/// A recovery code as it is shown: groups of six.
pub fn shown_recovery(bytes: &[u8; RECOVERY]) -> String {
    let plain = base32(bytes).to_lowercase();
    let groups = plain.as_bytes().chunks(6).map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join("-")
}

/// RFC 4648 without padding; five bytes are eight letters.
pub fn base32(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut bits) = (0u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(ALPHABET[(held >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        text.push(char::from(ALPHABET[(held << (5 - bits) & 31) as usize]));
    }
    text
}

/// The reason for a reset, if it says something.
pub fn reason(typed: &str) -> Result<&str, Refusal> {
    let typed = typed.trim();
    let length = typed.chars().count();
    let fits = (SHORTEST_REASON..=LONGEST_REASON).contains(&length);
    fits.then_some(typed).ok_or(Refusal::NoReason)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: SHA-1, the last six of the eight digits.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        for (seconds, expected) in [
            (59, 287_082),
            (1_111_111_109, 81_804),
            (1_111_111_111, 50_471),
            (1_234_567_890, 5_924),
            (2_000_000_000, 279_037),
            (20_000_000_000, 353_130),
        ] {
            assert_eq!(code(secret, seconds / STEP), expected, "{seconds}");
        }
    }

    #[test]
    fn a_phone_may_be_half_a_minute_off_and_no_more() {
        let secret = b"12345678901234567890";
        let now = DateTime::from_timestamp(1_111_111_111, 0).unwrap();
        let here = 1_111_111_111 / STEP;
        for (step, expected) in [
            (-2, None),
            (-1, Some(-1)),
            (0, Some(0)),
            (1, Some(1)),
            (2, None),
        ] {
            let typed = format!("{:06}", code(secret, here + step));
            let found = step_of(secret, &typed, now);
            assert_eq!(found, expected.map(|off: i64| here + off), "{step}");
        }
        for typed in ["", "05047", "0504711", "+50471", "kodeno"] {
            assert_eq!(step_of(secret, typed, now), None, "{typed}");
        }
        assert_eq!(step_of(secret, " 050 471 ", now), Some(here));
    }

    #[test]
    fn a_secret_is_written_as_the_apps_read_it() {
        assert_eq!(base32(b"foobar"), "MZXW6YTBOI");
        assert_eq!(
            base32(b"12345678901234567890"),
            "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        );
        let shown = shown_recovery(&[7; RECOVERY]);
        assert_eq!(shown.split('-').count(), 4);
        let typed = shown.to_uppercase().replace('-', " ");
        assert_eq!(plain_recovery(&typed), plain_recovery(&shown));
        assert_eq!(plain_recovery("for kort"), None);
    }

    #[test]
    fn whoever_opens_or_decides_cases_has_two_proofs() {
        let policy = Policy::default();
        let awaits = |policy: Policy, roles: &[Role], decides, has| {
            policy.demand(roles, decides).awaits(has)
        };
        for role in Role::ALL {
            let expected = (role != Role::Leader).then_some(Awaits::Enrolment);
            assert_eq!(awaits(policy, &[role], false, false), expected, "{role:?}");
            let decides = awaits(policy, &[role], true, false);
            assert_eq!(decides, Some(Awaits::Enrolment), "{role:?}");
            assert_eq!(awaits(policy, &[role], false, true), Some(Awaits::Code));
            assert_eq!(awaits(Policy::OFF, &[role], true, true), None);
        }
        let both = [Role::Leader, Role::HrHead];
        assert_eq!(awaits(policy, &both, false, false), Some(Awaits::Enrolment));
        assert_eq!(awaits(policy, &[], false, false), None);
    }
}
