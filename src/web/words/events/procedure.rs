//! The codes of the lawful procedure, and their words in nynorsk, bokmål and English.

use super::tables::Line;

pub const ACTS: &[Line] = &[
    ("warn", ["gje åtvaring", "gi advarsel", "give a warning"]),
    ("dismiss", ["seie opp", "si opp", "dismiss with notice"]),
    (
        "terminate",
        ["gje avskjed", "gi avskjed", "dismiss summarily"],
    ),
    ("suspend", ["suspendere", "suspendere", "suspend"]),
];

pub const ARRIVALS: &[Line] = &[
    ("received", ["motteke", "mottatt", "received"]),
    (
        "refused",
        ["nekta å ta imot", "nektet å ta imot", "refused"],
    ),
    ("returned", ["kom i retur", "kom i retur", "came back"]),
];

pub const CONSULTATIONS: &[Line] = &[
    ("held", ["møtet er halde", "møtet er holdt", "held"]),
    (
        "declined",
        [
            "den tilsette ønskte det ikkje",
            "den ansatte ønsket det ikke",
            "declined by the employee",
        ],
    ),
    (
        "not_practicable",
        [
            "ikkje praktisk mogleg",
            "ikke praktisk mulig",
            "not practicable",
        ],
    ),
];

pub const MANNERS: &[Line] = &[
    ("written", ["skriftleg", "skriftlig", "in writing"]),
    ("oral", ["munnleg", "muntlig", "orally"]),
    (
        "silent",
        [
            "kom ikkje innan fristen",
            "kom ikke innen fristen",
            "none in time",
        ],
    ),
];

pub const MODES: &[Line] = &[
    ("hand", ["personleg", "personlig", "by hand"]),
    (
        "registered",
        ["rekommandert", "rekommandert", "registered post"],
    ),
    ("post", ["vanleg post", "vanlig post", "ordinary post"]),
];

pub const OMISSIONS: &[Line] = &[
    (
        "impracticable",
        [
            "ikkje praktisk mogleg",
            "ikke praktisk mulig",
            "not practicable",
        ],
    ),
    (
        "endangers",
        [
            "ville sett gjennomføringa i fare",
            "ville satt gjennomføringen i fare",
            "would endanger carrying it out",
        ],
    ),
    (
        "has_spoken",
        [
            "den tilsette har alt fått uttale seg",
            "den ansatte har alt fått uttale seg",
            "the employee has been heard already",
        ],
    ),
];
