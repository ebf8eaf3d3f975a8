//! The words of letting somebody in again who has lost a password or a phone: two persons do it.

use crate::domain::recovery::Kind;

#[derive(Debug)]
pub struct Recoveries {
    pub title: &'static str,
    pub lead: &'static str,
    pub kind: fn(Kind) -> &'static str,
    pub asked_by: &'static str,
    pub reason: &'static str,
    pub approve: fn(Kind) -> &'static str,
    pub own: &'static str,
    pub waits: fn(Kind) -> &'static str,
    pub ask_link: &'static str,
    pub ask_link_hint: &'static str,
    pub ask: &'static str,
    pub asked: &'static str,
    pub link_title: &'static str,
    pub back: &'static str,
    pub sign_out: &'static str,
}

pub const NN: Recoveries = Recoveries {
    title: "Folk som har mista tilgangen",
    lead: "Godkjenn berre når du sjølv veit at personen har bede om det: ring eller møt henne eller han. Personen får e-post med ein gong nokon bed om det.",
    kind: |kind| match kind {
        Kind::Link => "ny lenkje for passord",
        Kind::Code => "nullstilling av eingongskoden",
    },
    asked_by: "Bede om av",
    reason: "Grunn",
    approve: |kind| match kind {
        Kind::Link => "Godkjenn og vis lenkja",
        Kind::Code => "Godkjenn og nullstill",
    },
    own: "Du har bede om det, eller det gjeld deg: ein annan må godkjenne.",
    waits: |kind| match kind {
        Kind::Link => "Ny lenkje for passord ventar på godkjenning",
        Kind::Code => "Nullstilling av eingongskoden ventar på godkjenning",
    },
    ask_link: "Be om ny lenkje for passord",
    ask_link_hint: "Personen har hatt passord før. Då må ein annan systemansvarleg eller HR-sjefen godkjenne, og den som godkjenner, får lenkja. Personen får e-post no.",
    ask: "Be om det",
    asked: "Det er sendt til godkjenning, og personen har fått e-post.",
    link_title: "Lenkja er klar",
    back: "Til godkjenning",
    sign_out: "Logg ut overalt",
};

pub const NB: Recoveries = Recoveries {
    title: "Folk som har mistet tilgangen",
    lead: "Godkjenn bare når du selv vet at personen har bedt om det: ring eller møt vedkommende. Personen får e-post med en gang noen ber om det.",
    kind: |kind| match kind {
        Kind::Link => "ny lenke for passord",
        Kind::Code => "nullstilling av engangskoden",
    },
    asked_by: "Bedt om av",
    reason: "Grunn",
    approve: |kind| match kind {
        Kind::Link => "Godkjenn og vis lenken",
        Kind::Code => "Godkjenn og nullstill",
    },
    own: "Du har bedt om det, eller det gjelder deg: en annen må godkjenne.",
    waits: |kind| match kind {
        Kind::Link => "Ny lenke for passord venter på godkjenning",
        Kind::Code => "Nullstilling av engangskoden venter på godkjenning",
    },
    ask_link: "Be om ny lenke for passord",
    ask_link_hint: "Personen har hatt passord før. Da må en annen systemansvarlig eller HR-sjefen godkjenne, og den som godkjenner, får lenken. Personen får e-post nå.",
    ask: "Be om det",
    asked: "Det er sendt til godkjenning, og personen har fått e-post.",
    link_title: "Lenken er klar",
    back: "Til godkjenning",
    sign_out: "Logg ut overalt",
};

pub const EN: Recoveries = Recoveries {
    title: "People who have lost their access",
    lead: "Approve only when you know yourself that the person has asked for it: phone or meet them. The person gets an e-mail as soon as somebody asks.",
    kind: |kind| match kind {
        Kind::Link => "a new link for a password",
        Kind::Code => "a reset of the one-time codes",
    },
    asked_by: "Asked for by",
    reason: "Reason",
    approve: |kind| match kind {
        Kind::Link => "Approve and show the link",
        Kind::Code => "Approve and reset",
    },
    own: "You have asked for it, or it is for you: somebody else must approve.",
    waits: |kind| match kind {
        Kind::Link => "A new link for a password waits for approval",
        Kind::Code => "A reset of the one-time codes waits for approval",
    },
    ask_link: "Ask for a new link for a password",
    ask_link_hint: "The person has had a password before. Then another system administrator or the head of HR must approve, and whoever approves gets the link. The person gets an e-mail now.",
    ask: "Ask for it",
    asked: "It is sent for approval, and the person has got an e-mail.",
    link_title: "The link is ready",
    back: "To approve",
    sign_out: "Sign out everywhere",
};
