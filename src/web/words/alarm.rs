//! The words of the alarm on the front page: the trail is not held fast outside the house.

#[derive(Debug)]
pub struct Alarm {
    pub title: &'static str,
    pub late: &'static str,
    pub unsigned: &'static str,
    pub advice: &'static str,
    pub more: &'static str,
}

pub const NN: Alarm = Alarm {
    title: "Revisjonssporet er ikkje sikra utanfor huset",
    late: "Det nyaste sjekkpunktet utanfor huset er meir enn 26 timar gammalt.",
    unsigned: "Sporet blir ikkje signert",
    advice: "Den som driftar systemet, ser i rettleiinga for drift, «Når det er alarm»: er disken til ankermappa kopla til, og går e-posten? Rett ikkje noko i databasen.",
    more: "Sjå revisjonssporet",
};

pub const NB: Alarm = Alarm {
    title: "Revisjonssporet er ikke sikret utenfor huset",
    late: "Det nyeste sjekkpunktet utenfor huset er mer enn 26 timer gammelt.",
    unsigned: "Sporet blir ikke signert",
    advice: "Den som drifter systemet, ser i veiledningen for drift, «Når det er alarm»: er disken til ankermappen koblet til, og går e-posten? Ikke rett noe i databasen.",
    more: "Se revisjonssporet",
};

pub const EN: Alarm = Alarm {
    title: "The audit trail is not held fast outside the house",
    late: "The newest checkpoint outside the house is more than 26 hours old.",
    unsigned: "The trail is not being signed",
    advice: "Whoever runs the system looks in the guide for operators under “Når det er alarm”: is the disk of the anchors there, and does mail go out? Mend nothing in the database.",
    more: "See the audit trail",
};
