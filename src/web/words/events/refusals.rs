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
];
