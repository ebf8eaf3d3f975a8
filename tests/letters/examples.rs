//! Letters about people who do not exist.
use brotsak::documents::letters::{Letterhead, Letters, Words};
use brotsak::domain::administrative_law::RuleSet;
use brotsak::domain::coded::Coded;
use brotsak::domain::letter::{
    Block, Draft, Employment, Entry, Kind, Letter, Recipient, Signer, finalise,
};
use brotsak::domain::person::Language;
use std::sync::LazyLock;

/// The paper of Valle, made once: the fonts are read and the letterhead is tried.
pub static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let letterhead = Letterhead {
        municipality: "Valle kommune".to_owned(),
        unit: Some("HR-eininga".to_owned()),
        contact: lines(&["Dømevegen 15", "4747 Valle", "postmottak@valle.example"]),
        organisation_number: Some("123456785".to_owned()),
        complaint_body: Some("klagenemnda i Valle kommune".to_owned()),
        logo: None,
    };
    Letters::new(letterhead, Words::own()).unwrap()
});

fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// A draft with every block somebody writes.
pub fn draft(kind: Kind, language: Language) -> Draft {
    let blocks = kind.blocks().iter().map(|(block, _)| *block);
    let written = blocks.filter(|block| block.is_written());
    Draft {
        kind,
        language,
        employment: Employment::Permanent,
        recipient: Recipient {
            name: "Ida Førebels".to_owned(),
            address: lines(&["Dømevegen 4", "4747 Valle"]),
        },
        signer: Signer {
            name: "Gro Tenkjeland".to_owned(),
            title: match kind {
                Kind::Dismissal | Kind::Termination | Kind::Suspension => "kommunedirektør",
                Kind::Minutes => "HR-rådgivar",
                _ => "HR-sjef",
            }
            .to_owned(),
        },
        texts: written
            .map(|block| (block, text(kind, block, language).to_owned()))
            .collect(),
    }
}

pub fn entry() -> Entry {
    Entry {
        number: "2026/11-6".to_owned(),
        date: "2026-11-27".parse().unwrap(),
        law: RuleSet::Fvl1967,
        corrects: None,
    }
}

pub fn letter(kind: Kind, language: Language) -> Letter {
    finalise(&draft(kind, language), &entry()).unwrap()
}

/// Everything that has broken a typesetter before.
pub const MARKUP: &str = "#let x = 1 #x $ x^2 $ \\ *feit* _kursiv_ @ref <merke> // borte /* borte */ ```rå``` = Topp\n= Topp\n+ punkt\n/ ord: ting\n#import \"parts.typ\": *\n#read(\"data.json\") #panic(\"nei\") {municipality} {employer} ~ -- --- ... 'sitat' \"sitat\" [ ] ( ) % & ^ | `";
pub const WRITINGS: &str = "שרה כהן, محمد الفارسي, Ольга, e\u{301}a\u{30a}o\u{302}\u{323}, 😂 👍🏽 👩\u{200d}🏫 ❤\u{fe0f} 🇳🇴, «sitat» – … € § ½ ™ ﬁ ŋđŧž";

/// The same letter with a name of 200 characters, 400 lines and the two texts above.
pub fn hostile(kind: Kind, language: Language) -> Letter {
    let mut draft = draft(kind, language);
    let long: String = "Øystein#$\\_*@<Ø".chars().cycle().take(200).collect();
    draft.recipient.name = long.clone();
    draft.recipient.address = lines(&["محمد الفارسي #5", "שרה כהן $7\\", "😂 //"]);
    draft.signer.name = long;
    draft.signer.title = "שרה *HR* #sjef".to_owned();
    let four_hundred = vec!["Linje som #ikkje er $markup$ \\."; 400].join("\n");
    let word = "Æ".repeat(600);
    let mut is_first = true;
    for (block, text) in &mut draft.texts {
        *text = match block.shape() {
            brotsak::domain::letter::Shape::Line => "محمد #x $y$ \\z 😂".to_owned(),
            _ if is_first => {
                is_first = false;
                format!("{MARKUP}\n\n{WRITINGS}\n\n{word}\n\n{four_hundred}")
            }
            _ => format!("{MARKUP}\n- {WRITINGS}\n- {MARKUP}"),
        };
    }
    let mut entry = entry();
    entry.number = "2026/11#$\\-6".to_owned();
    finalise(&draft, &entry).unwrap()
}

pub fn name(kind: Kind, language: Language, sort: &str) -> String {
    format!("{}.{}.{sort}.pdf", kind.code(), language.code())
}

fn text(kind: Kind, block: Block, language: Language) -> &'static str {
    match language {
        Language::Bokmaal => bokmaal(kind, block),
        Language::Nynorsk | Language::English => nynorsk(kind, block),
    }
}

fn nynorsk(kind: Kind, block: Block) -> &'static str {
    match (block, kind) {
        (Block::ReceivedOn, _) => "24. november 2026 kl. 10.15",
        (Block::CommentBy, _) => "11. desember 2026",
        (Block::Date, _) => "20. november 2026",
        (Block::Time, Kind::Minutes) => "Kl. 13.00–14.05 (65 minutt)",
        (Block::Time, _) => "Måndag 30. november 2026 kl. 13.00",
        (Block::Place, _) => "Kommunehuset, møterom 2",
        (Block::Position, _) => "Rådgivar ved oppvekstkontoret, 100 prosent, fast tilsett",
        (Block::From, _) => "27. november 2026",
        (Block::Process, Kind::Warning) => {
            "Vi sende førehandsvarsel 2. november 2026. Du uttalte deg 9. november 2026 (forvaltningslova § 16)."
        }
        (Block::Process, _) => {
            "Vi sende førehandsvarsel 2. november 2026. Du uttalte deg 9. november 2026. Saka vart drøfta med deg og tillitsvald 20. november 2026 (arbeidsmiljølova § 15-1)."
        }
        (Block::Matter, Kind::Closing) => {
            "Eit innlegg på kommunen si eiga side 21. oktober 2026, der ein kollega vart omtala."
        }
        (Block::Matter, _) => {
            "21. oktober 2026 kl. 20.15 stod det på kommunen si eiga side at ein namngitt kollega «lyg for innbyggjarane». Vi har fått opplyst at det var du som skreiv det, frå kontoen til skulen.\n\nDet kan vere i strid med punkt V2.7 (høfleg og respektfull) og V2.8 (sak, ikkje person) i dei etiske retningslinene."
        }
        (Block::Considered, Kind::Summons) => "Kommunen vurderer oppseiing.",
        (Block::Considered, _) => "Vi vurderer ei skriftleg åtvaring.",
        (Block::Rules, Kind::Suspension) => {
            "Arbeidsmiljølova § 15-13. Teieplikta etter forvaltningslova § 13 og punkt 3.1 i dei etiske retningslinene."
        }
        (Block::Rules, _) => {
            "Teieplikta etter forvaltningslova § 13, og punkt 3.1 og 4.2 i dei etiske retningslinene, vedtekne 30. april 2014."
        }
        (Block::Facts, Kind::Warning) => {
            "- 21. oktober 2026 kl. 20.15 skreiv du på kommunen si eiga side at ein namngitt kollega «lyg for innbyggjarane».\n- Du skreiv frå kontoen til skulen, på vegner av kommunen.\n- Innlegget låg ute i to timar."
        }
        (Block::Facts, _) => {
            "- 3. oktober 2026 kl. 21.40 la du ut eit bilete av ei elevmappe på ein open konto. Namnet og opplysningar om helsa til eleven kunne lesast.\n- Du la ut to liknande bilete 5. og 8. oktober, etter at leiaren din hadde bede deg om å slette det første.\n- Du har stadfesta dette i uttalen din."
        }
        (Block::Duty, _) => {
            "Punkt V2.7 (ver høfleg og respektfull) og V2.8 (diskuter sak, ikkje person) i dei etiske retningslinene, vedtekne 30. april 2014."
        }
        (Block::LegitimateGround, Kind::Suspension) => {
            "Opplysningane tyder på at du tre gonger har delt teiepliktige opplysningar om ein elev, også etter eit klart pålegg om å la vere. Det kan vere eit grovt pliktbrot."
        }
        (Block::LegitimateGround, _) => {
            "Teieplikta om elevar er ei kjerneplikt i stillinga. Brota var medvitne, skjedde tre gonger og heldt fram etter eit klart pålegg. Tilliten som stillinga krev, er borte."
        }
        (Block::Need, _) => {
            "Du har tilgang til elevmapper i arbeidet. Så lenge saka blir undersøkt, må kommunen sikre at fleire opplysningar ikkje kjem ut."
        }
        (Block::Weighing, _) => {
            "Du har vore tilsett i seks år utan merknader, og eit opphøyr vil råke deg hardt. Mot det står omsynet til eleven, til dei andre familiane og til at teieplikta må haldast. Vi meiner at omsynet til elevane veg tyngst."
        }
        (Block::Alternatives, Kind::Suspension) => {
            "Vi har vurdert å ta bort tilgangen til elevmappene og å gi deg andre oppgåver. Stillinga kan ikkje utførast utan tilgangen, og det finst ikkje andre oppgåver no."
        }
        (Block::Alternatives, _) => {
            "Vi har vurdert ei åtvaring, men du heldt fram etter eit klart pålegg. Vi har vurdert anna passande arbeid: Ledige stillingar i kommunen krev den same tilgangen til opplysningar."
        }
        (Block::Considerations, Kind::Closing) => {
            "Det er ikkje sannsynleggjort at det var du som skreiv innlegget. Saka får ingen følgjer for deg."
        }
        (Block::Considerations, Kind::Warning) => {
            "Ytringsfridomen din er vurdert først (Grunnlova § 100). Du skreiv på vegner av kommunen, og utsegna galdt ein person og ikkje ei sak. At du sletta innlegget, talar til din fordel."
        }
        (Block::Considerations, _) => {
            "Vi har lagt mest vekt på at opplysningane galdt helsa til eit barn, og at delinga heldt fram etter pålegget."
        }
        (Block::NoticePeriod, _) => {
            "Oppseiingstida er to månader, rekna frå første dag i månaden etter at du fekk dette brevet (arbeidsmiljølova § 15-3 andre og fjerde ledd). Får du brevet i november 2026, er siste dag 31. januar 2027."
        }
        (Block::Subsidiary, _) => {
            "Skulle vilkåra for avskjed ikkje vere oppfylte, blir du sagt opp (arbeidsmiljølova § 15-7). Grunnane er dei same. Oppseiingstida er to månader, rekna frå første dag i månaden etter at du fekk dette brevet (§ 15-3 andre og fjerde ledd)."
        }
        (Block::Expectation, _) => {
            "At du held deg til sak og ikkje omtalar kollegaer med namn når du skriv om arbeidsplassen på nettet."
        }
        (Block::Storage, Kind::Closing) => {
            "Saka blir lagra hos HR. 27. mai 2027 vurderer vi om det framleis er grunn til å ha henne."
        }
        (Block::Storage, _) => {
            "Brevet blir lagra i saka di hos HR. 27. november 2028 vurderer vi om det framleis er grunn til å ha det."
        }
        (Block::Participants, _) => {
            "- Nils Eksempel, part\n- Eva Utkastlie, tillitsvald\n- Gro Tenkjeland, HR-sjef\n- Anne Dømesen, sakshandsamar og referent"
        }
        (Block::Background, _) => {
            "Kommunen gjekk gjennom saka slik ho står i førehandsvarselet 2. november 2026."
        }
        (Block::Documents, _) => {
            "Dokument 1 til 4. Den tilsette fekk kopi saman med innkallinga 13. november."
        }
        (Block::EmployerView, _) => {
            "Kommunen vurderer oppseiing for brot på teieplikta. Ingenting er avgjort."
        }
        (Block::EmployeeView, _) => {
            "Den tilsette held fast ved uttalen sin og ber om ei åtvaring. Tillitsvald viser til seks år utan merknader."
        }
        (Block::OtherWork, _) => {
            "Partane gjekk gjennom ledige stillingar. Tillitsvald peika på arkivet. Kommunen vurderer det fram til avgjerda."
        }
        (Block::Enclosures, _) => "- Dokument 1 til 4 i saka\n- Dei etiske retningslinene",
        _ => unreachable!("{block:?} is not written"),
    }
}

fn bokmaal(kind: Kind, block: Block) -> &'static str {
    match (block, kind) {
        (Block::ReceivedOn, _) => "24. november 2026 kl. 10.15",
        (Block::CommentBy, _) => "11. desember 2026",
        (Block::Date, _) => "20. november 2026",
        (Block::Time, Kind::Minutes) => "Kl. 13.00–14.05 (65 minutter)",
        (Block::Time, _) => "Mandag 30. november 2026 kl. 13.00",
        (Block::Place, _) => "Kommunehuset, møterom 2",
        (Block::Position, _) => "Rådgiver ved oppvekstkontoret, 100 prosent, fast ansatt",
        (Block::From, _) => "27. november 2026",
        (Block::Enclosures, _) => "- Dokument 1 til 4 i saken",
        (Block::Participants, _) => "- Nils Eksempel, part\n- Eva Utkastlie, tillitsvalgt",
        _ => {
            "Kommunen legger til grunn det som står i dokument 1 til 4. Opplysningene er oppdiktet, og ingen i dette brevet finnes."
        }
    }
}
