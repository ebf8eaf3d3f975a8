//! Words that everybody uses, and that are pieces of a name.

/// Words that stand before or after any other: where a blank parts `over land`, nobody has cut Overland in two.
const EVERYWHERE: [&str; 185] = [
    "al", "alle", "alt", "andre", "annan", "annen", "at", "att", "av", "bak", "bar", "bare",
    "berre", "ble", "blei", "blir", "blå", "brun", "bruk", "bruke", "by", "både", "da", "de",
    "dei", "dem", "den", "denne", "der", "dersom", "det", "dette", "di", "din", "du", "dyr", "då",
    "eg", "egen", "ei", "ein", "eit", "ekte", "eller", "en", "enn", "er", "et", "etter", "fekk",
    "fikk", "fin", "flere", "fleire", "for", "fra", "fram", "frem", "frå", "full", "få", "får",
    "gamal", "gamle", "gammel", "gir", "god", "gode", "grov", "gron", "grøn", "grønn", "grå", "gå",
    "går", "ha", "hadde", "han", "hans", "har", "heil", "heile", "heim", "hel", "hele", "hennar",
    "hennes", "her", "hit", "hjem", "ho", "hos", "hun", "hvit", "høg", "høy", "i", "ikke", "ikkje",
    "ingen", "inn", "inne", "ja", "jeg", "kan", "kom", "komme", "kort", "kunne", "kvar", "kven",
    "kvit", "la", "lang", "lange", "lar", "lav", "lett", "lille", "litt", "låg", "man", "mange",
    "med", "meg", "mellom", "men", "mer", "mest", "mi", "midt", "min", "mot", "mye", "mykje", "må",
    "ned", "nede", "nei", "no", "nord", "ny", "nye", "når", "nær", "nå", "ofte", "og", "om", "opp",
    "oppe", "oss", "over", "per", "på", "rett", "rik", "rød", "sa", "samme", "seg", "sen", "ser",
    "si", "siden", "sin", "skal", "som", "stor", "store", "så", "til", "tok", "under", "ut", "ute",
    "var", "ved", "vi", "via", "vil", "vår", "våre", "å", "øst",
];

/// Surnames of six letters or more that are words, and stand in many longer ones: `strandrydding`, `johansen`.
const WITHIN: [&str; 39] = [
    "bakken",
    "bakker",
    "bekken",
    "bergen",
    "brekke",
    "bruker",
    "dammen",
    "fjellet",
    "fossen",
    "hammer",
    "hansen",
    "haugen",
    "holmen",
    "hovden",
    "jensen",
    "kirken",
    "kleiva",
    "kollen",
    "lunden",
    "marken",
    "nilsen",
    "nordal",
    "norden",
    "nyborg",
    "nygård",
    "persen",
    "skaret",
    "skogen",
    "sletta",
    "sletten",
    "solbakken",
    "solberg",
    "solheim",
    "sommer",
    "strand",
    "sundet",
    "tangen",
    "vinter",
    "vollen",
];

pub fn is_everywhere(word: &str) -> bool {
    EVERYWHERE.contains(&word)
}

pub fn is_within_words(surname: &str) -> bool {
    WITHIN.contains(&surname)
}
