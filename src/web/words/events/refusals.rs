//! Why a sign-in was turned away, as the trail tells it.

use super::tables::Line;

pub const SIGN_IN: &[Line] = &[
    (
        "unknown-account",
        ["ukjend brukar", "ukjent bruker", "unknown user"],
    ),
    (
        "wrong-password",
        ["feil passord", "feil passord", "wrong password"],
    ),
    (
        "no-password",
        [
            "passord er ikkje valt enno",
            "passord er ikke valgt ennå",
            "no password is chosen yet",
        ],
    ),
    (
        "disabled",
        [
            "kontoen er stengd",
            "kontoen er stengt",
            "the account is closed",
        ],
    ),
    (
        "has-left",
        [
            "har slutta i kommunen",
            "har sluttet i kommunen",
            "has left the municipality",
        ],
    ),
    (
        "too-many-tries",
        ["for mange forsøk", "for mange forsøk", "too many tries"],
    ),
    (
        "wrong-code",
        [
            "feil eingongskode",
            "feil engangskode",
            "wrong one-time code",
        ],
    ),
    (
        "used-code",
        [
            "eingongskoden er brukt før",
            "engangskoden er brukt før",
            "the one-time code has been used before",
        ],
    ),
    (
        "no-claim",
        [
            "påstanden om kven det er, mangla",
            "påstanden om hvem det er, manglet",
            "the claim of who it is was missing",
        ],
    ),
    (
        "unverified-email",
        [
            "e-posten er ikkje stadfesta hjå innlogginga til kommunen",
            "e-posten er ikke bekreftet hos kommunens innlogging",
            "the e-mail is not verified by the municipality’s sign-in",
        ],
    ),
    (
        "unknown-person",
        [
            "ukjend person frå innlogginga til kommunen",
            "ukjent person fra kommunens innlogging",
            "unknown person from the municipality’s sign-in",
        ],
    ),
    (
        "no-account",
        ["har ikkje konto", "har ikke konto", "has no account"],
    ),
    (
        "no-group",
        [
            "ikkje i nokon av gruppene",
            "ikke i noen av gruppene",
            "in none of the groups",
        ],
    ),
    (
        "weak-proof",
        [
            "for svak innlogging hjå kommunen",
            "for svak innlogging hos kommunen",
            "too weak a sign-in at the municipality",
        ],
    ),
    (
        "stale-proof",
        [
            "vart ikkje spurd på nytt",
            "ble ikke spurt på nytt",
            "was not asked again",
        ],
    ),
    (
        "other-person",
        [
            "ein annan stadfesta",
            "en annen bekreftet",
            "somebody else confirmed",
        ],
    ),
    (
        "not-by-password",
        [
            "skal ikkje logge inn med passord",
            "skal ikke logge inn med passord",
            "is not to sign in with a password",
        ],
    ),
    (
        "provider-down",
        [
            "innlogginga til kommunen svara ikkje",
            "kommunens innlogging svarte ikke",
            "the municipality’s sign-in did not answer",
        ],
    ),
    (
        "provider-busy",
        [
            "for mange hjå innlogginga til kommunen",
            "for mange hos kommunens innlogging",
            "too many at the municipality’s sign-in",
        ],
    ),
    (
        "provider-refused",
        [
            "innlogginga til kommunen sa nei",
            "kommunens innlogging sa nei",
            "the municipality’s sign-in said no",
        ],
    ),
    (
        "provider-cancelled",
        [
            "avbroten hjå innlogginga til kommunen",
            "avbrutt hos kommunens innlogging",
            "broken off at the municipality’s sign-in",
        ],
    ),
    (
        "provider-untrue",
        [
            "svaret frå innlogginga til kommunen held ikkje",
            "svaret fra kommunens innlogging holder ikke",
            "the answer from the municipality’s sign-in does not hold",
        ],
    ),
    (
        "provider-lapsed",
        [
            "ingen i nettlesaren venta på svaret",
            "ingen i nettleseren ventet på svaret",
            "nobody in the browser waited for the answer",
        ],
    ),
];
