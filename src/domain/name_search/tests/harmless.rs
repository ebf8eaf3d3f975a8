//! Texts that name nobody, however much their words look like it.
use super::person;
use crate::domain::name_search::find;

const NAMES: [&str; 24] = [
    "Arve Tavledal",
    "Ola Prøvemo",
    "Kåre Melkevik",
    "Bo Li",
    "Li Moe",
    "Siv Ås",
    "Ask Dag",
    "Siri Aker",
    "Sara Tangen",
    "Per Hansen",
    "Stein Haugen",
    "Liv Strand",
    "Mai Sommer",
    "Bjørn Rud",
    "Trond Bakken",
    "Kari Overland",
    "Anne-Marie van Aasen",
    "Sol Skogen",
    "Odd Nygård",
    "Vår Isaksen",
    "Elin Storhaug",
    "Eva Nordland",
    "Geir Odal",
    "Unni Solheim",
];

const TEXTS: [&str; 62] = [
    "Ned i ein dal, bort til ei tavle, og etter arv og arven.",
    "Tavler og tavle, dalar og dalen; ein mo og ei prøve på mo.",
    "Han har arvet gården, og arvet etter henne.",
    "Prøve på nytt, og prøve med mor.",
    "Skriv på tavla. Dalen er trong. Tavlene heng.",
    "Sak 2026/14, punkt 3b, paragraf 13a og kap. 2A-4.",
    "Sjå 2026/14-3, 17/205 og gnr. 12 bnr. 85.",
    "Kl. 10.30 den 3. mai 2026, vedlegg 2a.",
    "Vil dei bo i ein bolig eller eit bustadfelt? Bo2a4 er ein kode.",
    "Det går i lia og på moen; vi li og lid.",
    "nordstrand.skule@kommune.example, haugenskulen@x.example, post@kommune.example og turid.nes85@mail.example",
    "nils.nordmann@mail.example, per.o@mail.example; nora_berge7@mail.example",
    "Fylgj @kommunen og @vg_no, eller @nrk.nyheiter.",
    "#strandrydding #sommerskule2026 #skogenvår #haugenfestivalen",
    "#natur, #2026, #dugnad2026 og #Solheimsviken",
    "Referat_strandsone_2026.pdf, bakkenteigen_2.docx",
    "Alle saker, saker2026.xlsx og Saker_2026.",
    "Stangen ligg i lageret, og granskogen er tett.",
    "Bruden var blid; brud2026.jpg ligg der.",
    "Var han sen? Det var hans en gong, lar sen.",
    "Over land og vatn. For land og fjord gjeld det same.",
    "I saksen var det rust. Hans en og to.",
    "Ein stor haug sand. Stor haug, ny gård, ny heim.",
    "Reis nord, land for land, til nord og sør.",
    "Ei sol heim i stova, sa ho, sol, heim.",
    "Ein ås som ligg bak vatnet; åsane.",
    "Kvar dag; dagen, dagsorden, dagleg, dag1 og dag2.",
    "A B C D E F, a b c d; i å i å.",
    "d.v.s. o.s.v., m.a.o., f.o.m. 1.1.2026",
    "A. Berg og B. C. Dahl kom.",
    "Liter per dag, km per time og kr per m2.",
    "LI12345 og BO12, rom A203 og B2.",
    "a3bo4c, 9li7 og 7dag9e er kodar; sha256.",
    "550e8400-e29b-41d4-a716-446655440000",
    "https://kommune.example/sak?id=2026%2F14&side=2",
    "R&amp;D, 5 %, 10%20 og 50 % av 100%.",
    "Melkevika, Melkevikvegen, Kårestad og Tavledalen.",
    "tavledalsk, prøvemoar, Haugenstua og Strandvegen 2.",
    "Johansen og Jespersen, @johansen85 og turid_johansen.",
    "Mari Ane Nes og Grete Lie-Nes-Myhr? Nei: Anita.",
    "Eit arvestykke, arveoppgjer, Arvesen og Arvid.",
    "Prøvemodell, prøvemontering og prøvemottak.",
    "Det er vår sak, vårt ansvar; varsel og vår2026.",
    "Bakkenivå, bakkegata 2a, bakkene og Nordbakken.",
    "Sommeren 2026, sommarleir og sommarferie.",
    "Skulen har 14 elevar; SFO, PPT, HR og IT.",
    "e-post: varsling@kommune.example (ope kvar dag)",
    "tlf. 12 34 56 78, kto. 1234.56.78901",
    "Tangentar, stangende, tangent; åker og eng, odel.",
    "Personalet og personen per sak; personal@x.example",
    "solskogane, livstrender, steinhaug: alt er natur.",
    "Rudd og rudimentær; brudd, brudd2, Gran.",
    "Unntak frå innsyn; unnateke offentlegheit.",
    "Elva renn, eline er ein båt: nei, ål.",
    "Evalueringa er evig.",
    "Geirfugl, geire, odalsrett og odelsgut.",
    "Vi møtest måndag, tysdag, onsdag.",
    "Lars Sten Land og Nils Dal Berg.",
    "Olav, Olaug, Olai; kola, skola og cola2.",
    "Kårene, kåring, Kårvåg og kårast.",
    "Trondheim, Bjørnøya, Haugesund, Bodø, Lillehammer.",
    "Siril, sivil, siv.ing. og sivilombodet.",
];

#[test]
fn words_that_merely_look_alike_name_nobody() {
    let people = NAMES.map(|name| person(name, ""));
    for text in TEXTS {
        let found = find(text, &people);
        let found: Vec<_> = found
            .iter()
            .map(|it| (NAMES[it.person], &text[it.first..it.end]))
            .collect();
        assert_eq!(found, [], "in {text:?}");
    }
}
