// The archivist's days: a schedule that two stand behind, a hold, a list that is carried out after seven days, and what is
// handed on to the archive core and to the public.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { accessibility, none, sideways, test } from './lib.mjs';
import { later, makeFolder, signIns, start } from './house.mjs';
import { tabTo } from './keys.mjs';

const WORDS = 'Ingen reglar krev lengre tid, og ingen treng det lenger.';
const REASON = 'Ei åtvaring åleine endrar korkje stilling, løn eller oppgåver; kommunestyret har teke det til vitande.';
const BASE = 'https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv';
const CORE_ID = '0b3bed5e-9a2f-450c-91ae-81364f9aad2b';
const ENV = { BROTSAK_DEMO_PLAIN: '1', BROTSAK_SIGN_IN_SECOND_FACTOR: 'optional', BROTSAK_SIGN_IN_LEADER_SECOND_FACTOR: 'optional' };

const written = (date) => new Intl.DateTimeFormat('nb-NO', { timeZone: 'Europe/Oslo', day: '2-digit', month: '2-digit', year: 'numeric' }).format(date);
const here = (address) => (to) => to.pathname === address;

test('the archivist keeps, destroys with another, and hands on', async (t) => {
  const folder = makeFolder();
  const demo = ['demo', '--data', path.join(folder, 'data'), '--port', '0'];
  let house = await start(folder, demo, ENV);
  try {
    const people = signIns(house.said);
    const enter = (role) => arrive(t, house, people.get(role));
    const arne = await enter('archivist');
    const hilde = await enter('hr_head');
    await writeSchedule(arne);
    await approveSchedule(hilde);
    const kept = await holdAndLift(arne, await enter('hr_officer'));
    await sendToTheCore(arne, kept);
    await readTheReceipt(arne, kept);
    await extract(arne);
    await openWithReason(arne, kept);
    await publish(arne);
    const list = await drawList(arne);
    await approveList(hilde, list);
    none(house.trouble(), 'by the program');
    await house.stop();

    house = await start(folder, demo, { ...ENV, LATER_DAYS: '8' }, later());
    await carryOut(await arrive(t, house, people.get('archivist')), list);
    none(house.trouble(), 'by the program');
  } finally {
    await house.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

async function arrive(t, house, person) {
  const visitor = await t.guest(house.url);
  await visitor.signIn(person);
  return visitor;
}

/** Presses the button by keyboard and waits for the page it leads to, which may be the same. */
async function send(page, selector, address) {
  await tabTo(page, selector);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  assert.ok(address(new URL(page.url())), `${page.url()}: ${await page.locator('main').innerText()}`);
}

/** Goes to the page, and holds it to what every page is held to, on a desk and on a telephone. */
async function look({ page, cdp, url }, where) {
  await page.goto(url + where);
  await judge({ page, cdp }, where);
}

async function judge({ page, cdp }, where) {
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 800 });
    none([...await accessibility({ page, cdp }), ...await sideways({ page })], `on ${where} at ${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** The answer on warnings first, and then every own period with its four considerations. */
async function writeSchedule(arne) {
  const { page } = arne;
  await look(arne, '/archive');
  if (await page.locator('[name=policy][value=no]').count()) {
    await page.check('[name=policy][value=no]');
    await page.fill('#reason', REASON);
    await send(page, 'form[action="/archive/warning-policy"] button', here('/archive'));
  }
  await tabTo(page, 'nav a[href="/archive/schedule"]');
  await Promise.all([page.waitForURL(here('/archive/schedule')), page.keyboard.press('Enter')]);
  await judge(arne, '/archive/schedule');
  // The table of contents leads to each row.
  await tabTo(page, 'a[href="#R16-outcome"]');
  await Promise.all([page.waitForURL(/#R16-outcome$/), page.keyboard.press('Enter')]);
  await page.fill('#owner', 'Arkivleiaren');
  await page.fill('#review_on', '1.1.2030');
  for (const [code, months] of [['R14', 24], ['R15', 12], ['R16', 6], ['R17', 6], ['D3', 36]]) {
    await page.selectOption(`[name="${code}-outcome"]`, 'own_period');
    await page.fill(`[name="${code}-months"]`, String(months));
    for (const what of ['other_rules', 'own_needs', 'needs_of_others', 'needs_of_citizens']) await page.fill(`[name="${code}-${what}"]`, WORDS);
  }
  await send(page, 'form[action="/archive/schedule"] button', here('/archive/schedule'));
  const main = await page.locator('main').innerText();
  assert.match(main, /Versjon 1/);
  assert.equal(await page.locator('form[action$="/approval"]').count(), 0, 'whoever wrote it does not approve it');
}

async function approveSchedule(hilde) {
  const { page } = hilde;
  await look(hilde, '/archive/schedule');
  await page.fill('#from', written(new Date()));
  await send(page, 'form[action$="/approval"] button', here('/archive/schedule'));
  assert.match(await page.locator('main').innerText(), /Gjeld no|I kraft|gjeld/i);
}

/** A hold on a case that may be destroyed; an officer lifts it, who will not approve the list. Gives another case. */
async function holdAndLift(arne, officer) {
  const { page, url } = arne;
  await look(arne, '/archive/disposals');
  const slugs = await page.locator('input[name=case]').evaluateAll((all) => all.map((one) => one.value));
  assert.ok(slugs.length >= 2, `only ${slugs} may be destroyed`);
  const slug = slugs[0], place = `/archive/cases/${slug}`;
  await page.goto(url + place);
  await page.selectOption('#reason', 'complaint');
  await page.fill('#grounds', 'Den det gjeld, har klaga til Statsforvaltaren.');
  await send(page, `form[action="${place}/holds"] button`, here(place));
  await judge(arne, place);
  await page.goto(`${url}/archive/disposals`);
  assert.equal(await page.locator(`#case-${slug}`).count(), 0, 'a case with a hold may be chosen');
  await officer.page.goto(url + place);
  await officer.page.fill('[name=end_grounds]', 'Klagen er avgjord av klageorganet.');
  await send(officer.page, `form[action$="/end"] button`, here(place));
  await page.goto(`${url}/archive/disposals`);
  assert.equal(await page.locator(`#case-${slug}`).count(), 1);
  return slugs[1];
}

/** Made for one case from its own page, and fetched from the list of exports. */
async function sendToTheCore(arne, slug) {
  const { page, url } = arne;
  await page.goto(`${url}/archive/cases/${slug}`);
  await page.check('[name=version][value="1"]');
  await send(page, 'form[action="/archive/core/messages"] button', here('/archive'));
  const made = page.locator('section[aria-labelledby=latest] li', { hasText: 'Fiks Arkiv, versjon 1' });
  await until(page, async () => /Ferdig/.test(await made.innerText()));
  const [file] = await Promise.all([page.waitForEvent('download'), made.locator('a[download]').click()]);
  assert.match(file.suggestedFilename(), /^arkivmelding-v1-.*\.zip$/);
  await look(arne, '/archive/core');
  assert.match(await page.locator('main').innerText(), /Ventar på kvittering/);
}

async function readTheReceipt(arne, slug) {
  const { page, url } = arne;
  const receipt = `<?xml version="1.0" encoding="UTF-8"?>
<arkivmeldingKvittering xmlns="${BASE}/arkivmelding/opprett/kvittering/v1" xmlns:m="${BASE}/metadatakatalog/v1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<mappeKvittering xsi:type="saksmappeKvittering"><systemID>${CORE_ID}</systemID><opprettetDato>2026-11-20T10:00:00</opprettetDato>
<referanseEksternNoekkel><m:fagsystem>brotsak</m:fagsystem><m:noekkel>${slug}</m:noekkel></referanseEksternNoekkel>
<opprettetEllerEksisterende>Opprettet</opprettetEllerEksisterende><saksaar>2026</saksaar><sakssekvensnummer>123</sakssekvensnummer></mappeKvittering></arkivmeldingKvittering>`;
  const upload = async (text) => {
    await page.setInputFiles('#file', { name: 'kvittering.xml', mimeType: 'application/xml', buffer: Buffer.from(text) });
    await tabTo(page, 'form[action="/archive/core/receipts"] button');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  };
  await page.goto(`${url}/archive/core`);
  await upload(receipt.replace(slug, '1999-1'));
  assert.match(await page.locator('[role=alert]').innerText(), /Ingen avslutta sak har nøkkelen «1999-1»/);
  arne.forgive(/status of 422/);
  await judge(arne, 'a refused receipt');
  await upload(receipt);
  await look(arne, '/archive/core');
  assert.match(await page.locator('main').innerText(), /Arkivert i arkivkjernen som 2026\/123\s+den\s+20\. november 2026/);
  await page.goto(`${url}/archive/cases/${slug}`);
  assert.match(await page.locator('main').innerText(), new RegExp(CORE_ID));
  await withdrawTheReceipt(arne);
  await page.goto(`${url}/archive/core`);
  await upload(receipt);
}

/** It was a trial: what it was about waits for another. */
async function withdrawTheReceipt(arne) {
  const { page } = arne;
  await page.locator('#withdrawal summary').press('Enter');
  await judge(arne, 'the withdrawal of a receipt');
  await page.locator('#withdrawal [type=checkbox]').first().press('Space');
  await page.selectOption('#withdrawal_why', 'other_case');
  await Promise.all([page.waitForEvent('load'), page.locator('#withdrawal button').press('Enter')]);
  assert.doesNotMatch(await page.locator('main').innerText(), new RegExp(CORE_ID));
}

async function extract({ page, url }) {
  await page.goto(`${url}/archive`);
  await page.fill('#from', '1.1.2020');
  await page.fill('#to', written(new Date()));
  await send(page, 'form[action="/archive/exports"] button', here('/archive'));
  const made = page.locator('section[aria-labelledby=latest] li', { hasText: 'Noark 5' }).first();
  await until(page, async () => /Ferdig/.test(await made.innerText()));
}

/** Something in the extraction is blocked: it is fetched with a reason, which stands with the blocking. */
async function openWithReason(arne, slug) {
  const { page, url } = arne, why = 'Depotet skal ha uttrekket for perioden.';
  await page.goto(`${url}/archive/blocked`);
  await page.fill('#number', slug.replace('-', '/'));
  await page.selectOption('#reason', 'erasure_claim');
  await page.fill('#grounds', 'Kravet gjeld heile saka, og fristen går enno.');
  await send(page, 'form[action="/archive/blocked"] button', (to) => /^\/archive\/blocked\/\d+$/.test(to.pathname));
  const blocking = new URL(page.url()).pathname;
  await page.goto(`${url}/archive`);
  await tabTo(page, 'section[aria-labelledby=latest] a[href^="/archive/exports/"]:not([download])');
  await Promise.all([page.waitForURL(/\/archive\/exports\/[^/]+$/), page.keyboard.press('Enter')]);
  const place = new URL(page.url()).pathname;
  await judge(arne, 'an extraction with something blocked');
  await send(page, `form[action="${place}/openings"] button`, here(`${place}/openings`));
  await judge(arne, 'an extraction without a reason');
  arne.forgive(/status of 422/);
  await page.fill('#open_grounds', why);
  await send(page, `form[action="${place}/openings"] button`, here(place));
  await judge(arne, 'an extraction that is open');
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('main a[download]').click()]);
  assert.match(file.suggestedFilename(), /^noark5-uttrekk-.*\.zip$/);
  await page.goto(url + blocking);
  assert.ok((await page.locator('section[aria-labelledby=openings]').innerText()).includes(why));
  await page.fill('#lift_grounds', 'Kravet er trekt, og saka blir sett att.');
  await send(page, `form[action="${blocking}/lifting"] button`, here(blocking));
}

/** Read, taken to a spreadsheet, and printed without what is only for the screen. */
async function publish(arne) {
  const { page } = arne;
  const year = new Date().getFullYear();
  await look(arne, `/archive/journal?from=1.1.${year - 1}&to=31.12.${year}`);
  const rows = await page.locator('main table tbody tr').count();
  assert.ok(rows > 5, `${rows} entries`);
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('main a[download]').click()]);
  const text = fs.readFileSync(await file.path(), 'utf8');
  assert.equal(text.trim().split('\r\n').length, rows + 1);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('main form').isVisible(), false);
  assert.equal(await page.locator('main table').isVisible(), true);
  assert.ok((await page.pdf({ format: 'A4' })).length > 1000);
  await page.emulateMedia({ media: null });
}

/** Gives the address of the list. */
async function drawList({ page, url }) {
  await page.goto(`${url}/archive/disposals`);
  const slug = await page.locator('input[name=case]').first().inputValue();
  await tabTo(page, `#case-${slug}`);
  await page.keyboard.press('Space');
  await page.fill(`[name="grounds-${slug}"]`, 'Fristen er ute, og ingen har bruk for saka.');
  await send(page, 'form[action="/archive/disposals"] button', (to) => /^\/archive\/disposals\/[\d-]+$/.test(to.pathname));
  assert.equal(await page.locator('form[action$="/approval"]').count(), 0, 'whoever drew it up does not approve it');
  return new URL(page.url()).pathname;
}

async function approveList(hilde, list) {
  const { page } = hilde;
  await look(hilde, list);
  for (const choice of await page.locator('input[type=radio][value=approved]').all()) await choice.check();
  await send(page, `form[action="${list}/approval"] button`, here(list));
  await judge(hilde, `${list} approved`);
  assert.equal(await page.locator('form[action$="/execution"]').count(), 0, 'seven days have not passed');
}

async function carryOut(arne, list) {
  const { page, url } = arne;
  await look(arne, list);
  await send(page, 'form[action$="/execution"] button', here(`${list}/execution`));
  assert.match(await page.locator('.errsum').innerText(), /Kryss av/, 'nothing is destroyed at one click');
  await judge(arne, `${list} not confirmed`);
  arne.forgive(/status of 422/);
  await page.locator('#confirmed').check();
  await send(page, 'form[action$="/execution"] button', here(list));
  await until(page, async () => await page.locator('a[href$="/certificate"]').count() > 0);
  await judge(arne, `${list} carried out`);
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('a[href$="/certificate"]').click()]);
  assert.match(fs.readFileSync(await file.path(), 'latin1').slice(0, 8), /^%PDF-1\.\d/);
  const year = new Date().getFullYear();
  await page.goto(`${url}/archive/journal?from=1.1.${year - 1}&to=31.12.${year}`);
  assert.match(await page.locator('main table').innerText(), /Kassert/);
}

test('what is typed is not lost without a word when the language is changed', async (t) => {
  const v = await t.as('archivist');
  await v.go('/archive/core');
  const { page } = v;
  const english = page.locator('.languages a[lang="en"]');
  const answer = async (how) => {
    let asked = '';
    const heard = (dialog) => { asked = dialog.message(); return how(dialog); };
    page.once('dialog', heard);
    await english.click();
    page.off('dialog', heard);
    return asked;
  };
  await page.fill('#case', '2026/');
  assert.match(await answer((dialog) => dialog.dismiss()), /blir borte når du byter språk/);
  assert.equal(await page.inputValue('#case'), '2026/');
  assert.match(await answer((dialog) => dialog.accept()), /blir borte/);
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  await page.locator('.languages a[lang="nn"]').click();
  await page.waitForFunction(() => document.documentElement.lang === 'nn');
});

/** Loads the page again until it says so. */
async function until(page, isSo) {
  for (let times = 0; times < 200; times++) {
    if (await isSo()) return;
    await page.waitForTimeout(150);
    await page.reload();
  }
  throw new Error(`${page.url()} does not come to it: ${await page.locator('main').innerText()}`);
}
