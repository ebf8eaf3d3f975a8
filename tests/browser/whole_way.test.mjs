// From a leader's report to the exported extraction: a real house, real mail, a real browser.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { none, test } from './lib.mjs';
import { press, tabTo, write } from './keys.mjs';
import { PASSWORD, openOffice, schemas } from './office.mjs';
import { PYTHON } from './post.mjs';

/** Employee numbers of the fictional municipality. */
const ROLES = { 1013: 'leader', 1019: 'leader', 1004: 'hr_officer', 1001: 'chief_executive', 1007: 'archivist' };
const ACCOUNT = 'Han la ut eit bilete frå klasserommet der ein elev er synleg, med ein spøkefull tekst.';
const GROUNDS = 'Opplysningane stod ope i nesten eit døgn, og foreldra kjende att barnet sitt.';
const WEIGHING = 'Han har vore her i ti år utan merknad, og sletta innlegget same dag som han vart gjord merksam.';
/** What no mail may carry: names, the place, numbers of reports and cases. */
const SECRET = /Bokhyllnes|Svein|Prøvemo|Prøvedalen|bilete|elev|M-\d{4}|\d{4}\/\d/i;

const day = new Date(Date.now() - 86_400_000).toLocaleDateString('nb-NO', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Europe/Oslo' });
const year = new Date().toLocaleDateString('en', { year: 'numeric', timeZone: 'Europe/Oslo' });

test('a case goes the whole way from a report to the extraction, by mail and by page', async (t) => {
  const office = await openOffice(ROLES);
  try {
    await choosePasswords(t, office);
    await report(t, office);
    const slug = await register(t, office);
    await theLeaderIsTold(t, office);
    await assess(t, office, slug);
    await recommend(t, office, slug);
    await decide(t, office, slug);
    await close(t, office, slug);
    const zip = await extract(t, office);
    judgeExtraction(office, zip, slug.replace('-', '/'));
    none(office.trouble(), 'by the program');
    await office.stop();
    assert.match(office.verify(), /^Heile kjeda er kontrollert og uendra: \d+ postar/m);
  } finally {
    await office.close();
  }
});

/** Everybody chooses a password with the link they were given. */
async function choosePasswords(t, { url, links }) {
  for (const link of links.values()) {
    const { page, ...visitor } = await t.guest(url);
    await page.goto(visitor.url + link);
    await page.fill('#password', PASSWORD);
    await page.fill('#repeat', PASSWORD);
    await Promise.all([page.waitForURL((to) => !to.pathname.startsWith('/setup')), page.press('#repeat', 'Enter')]);
  }
}

/** Somebody signed in, on the page that the address leads to. */
async function enter(t, { url }, number, where, options) {
  const visitor = await t.guest(url, options);
  await visitor.page.goto(new URL(where, url).href);
  await visitor.page.fill('input[autocomplete~="username"]', number);
  await visitor.page.fill('input[autocomplete~="current-password"]', PASSWORD);
  await Promise.all([
    visitor.page.waitForURL((to) => to.pathname !== '/sign-in'),
    visitor.page.press('input[autocomplete~="current-password"]', 'Enter'),
  ]);
  return visitor.page;
}

const caseOf = (slug) => new RegExp(`/cases/${slug}(#.*)?$`);

/** Submits the form that holds the button and waits for the page it leads to. */
async function submit(page, selector, address) {
  await Promise.all([page.waitForURL(address), page.click(selector)]);
}

/** The wizard from its first step to the receipt, by keyboard alone. */
async function report(t, office) {
  const page = await enter(t, office, '1013', '/reports');
  // From the first listener on, the browser hands over what would be a window of the system.
  page.on('filechooser', () => {});
  await press(page, 'form[action="/reports/drafts"] button', /\/who$/);
  await write(page, '#subject', 'Svein');
  await press(page, 'button[name=next]', /\/what$/);
  await write(page, '#what', ACCOUNT);
  await write(page, '#date', day);
  await tabTo(page, 'input[name=channel]');
  await page.keyboard.press('ArrowDown');
  await press(page, 'button[name=next]', /\/points$/);
  await tabTo(page, 'input[name=points][value="V3.8"]');
  await page.keyboard.press('Space');
  await tabTo(page, '#file');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles({ name: 'skjermbilete.txt', mimeType: 'text/plain', buffer: Buffer.from('Utskrift av innlegget, oppdikta.\n') });
  await page.waitForSelector('[data-upload-list] li:has-text("skjermbilete.txt")');
  await press(page, 'button[name=next]', /\/check$/);
  assert.match(await page.locator('main').innerText(), /Svein Bokhyllnes[^]*ein elev er synleg[^]*skjermbilete\.txt/);
  await press(page, 'form[action$="/filing"] button', /\/reports\/M-\d{4}-1$/);
}

function isNeutral(mail, url) {
  assert.ok(mail.link?.startsWith(`${url}/t/`), `the mail carries no link: ${mail.text}`);
  assert.doesNotMatch(mail.subject + mail.text, SECRET);
}

/** The officer comes by the mail's link and registers the case, without scripts. Gives the case's part of addresses. */
async function register(t, office) {
  const mail = await office.post.to('anne.domesen@valle.example');
  isNeutral(mail, office.url);
  const page = await enter(t, office, '1004', mail.link, { javaScriptEnabled: false });
  assert.match(page.url(), /\/reports\/M-\d{4}-1\/case$/);
  assert.doesNotMatch(await page.locator('main').innerText(), /Per Prøvemo|Svein Bokhyllnes|elev er synleg/);
  await submit(page, 'main form[action$="/holder"] button', /\/reports\/M-\d{4}-1\/case$/);
  const aside = await page.locator('aside').innerText();
  assert.match(aside, /Svein Bokhyllnes[^]*skjermbilete\.txt/);
  assert.doesNotMatch(aside, /Per Prøvemo/);
  await submit(page, 'main form[action$="/reporter"] button', /\/reporter$/);
  assert.match(await page.locator('main').innerText(), /Per Prøvemo/);
  await submit(page, 'main a[href$="/case"] >> nth=1', /\/reports\/M-\d{4}-1\/case$/);
  await page.fill('#title', 'Bilete av elev på open profil');
  await page.selectOption('#officer', { label: 'Anne Dømesen' });
  await page.check('[name=whistleblowing][value=no]');
  await page.fill('#whistleblowing_grounds', 'Rektor melder på vegner av arbeidsgjevar i linja, ikkje som arbeidstakar.');
  await submit(page, 'main form .btn[type=submit]', /\/cases\/\d{4}-1$/);
  return page.url().split('/').pop();
}

/** The leader of the school is told, and told not to raise it yet (Grunnlova § 100). */
async function theLeaderIsTold(t, office) {
  const mail = await office.post.to('marit.tenkjevik@valle.example');
  isNeutral(mail, office.url);
  const page = await enter(t, office, '1019', mail.link);
  const text = await page.locator('main').innerText();
  assert.match(text, /Ikkje ta dette opp med Svein Bokhyllnes/);
  assert.doesNotMatch(text, /bilete|elev er synleg|Prøvemo/i);
}

/** Prior notice with the days that stand ready, and the statement (forvaltningslova §§ 16 and 17). */
async function hear(page, office, slug) {
  await page.goto(`${office.url}/cases/${slug}/hearing`);
  await page.fill('#matter', 'Eit bilete av ein elev på ein open profil, oppdikta.');
  await submit(page, 'form[action$="/notices"] .btn', caseOf(slug));
  await submit(page, `main a[href="/cases/${slug}/hearing"] >> nth=0`, /\/hearing$/);
  await page.check('[name=manner][value=written]');
  await page.fill('#received_on', today());
  await page.fill('#text', 'Eg sletta innlegget same dag, og har sagt orsak til heimen.');
  await submit(page, 'form[action$="/statements"] .btn', caseOf(slug));
}

/** Today in Valle, as people here write it. */
const today = () => new Intl.DateTimeFormat('nb-NO', { timeZone: 'Europe/Oslo', day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date());

/** Gates, hearing and assessment, without scripts. */
async function assess(t, office, slug) {
  const page = await enter(t, office, '1004', `/cases/${slug}/gates`, { javaScriptEnabled: false });
  const answers = { free_speech: 'unprotected', retaliation: 'no', already_reacted: 'no', evidence: 'admitted', protected_position: 'none' };
  for (const [gate, answer] of Object.entries(answers)) await page.check(`[name=${gate}][value=${answer}]`);
  await page.fill('#free_speech_grounds', 'Biletet av eleven er teiepliktig etter opplæringslova og forvaltningslova § 13.');
  await submit(page, 'main form .btn[type=submit]', caseOf(slug));
  await hear(page, office, slug);
  await page.goto(`${office.url}/cases/${slug}/assessments/new`);
  assert.ok(await page.isChecked('[name=points][value="V3.8"]'), 'the point of the report is not marked');
  for (const factor of ['A6', 'M3']) await page.check(`[name=factors][value=${factor}]`);
  await submit(page, 'main form .btn[type=submit]', caseOf(slug));
  assert.equal(await page.locator('#recommendation').count(), 1);
}

/** The recommendation, with own grounds. */
async function recommend(t, office, slug) {
  const page = await enter(t, office, '1004', `/cases/${slug}`);
  const form = page.locator('#recommendation');
  assert.equal(await form.locator(':checked').count(), 0, 'a severity is chosen before a person chooses');
  await form.locator('[value=warning]').check();
  await form.locator('#grounds').fill(GROUNDS);
  await form.locator('#weighing').fill(WEIGHING);
  await Promise.all([page.waitForEvent('load'), form.locator('button').click()]);
  assert.match(await page.locator('main').innerText(), new RegExp(GROUNDS));
}

async function decide(t, office, slug) {
  const page = await enter(t, office, '1001', '/cases');
  await submit(page, `main a[href="/cases/${slug}"]`, caseOf(slug));
  await submit(page, `main a[href="/cases/${slug}/decisions/new"] >> nth=0`, /\/decisions\/new$/);
  await page.check('[name=severity][value=warning]');
  await page.fill('#rules', 'Retningslinene for sosiale medium punkt 3.8, og styringsretten.');
  await page.fill('#facts', 'Biletet låg ope i nesten eit døgn, og eleven er lett å kjenne att.');
  await page.fill('#grounds', GROUNDS);
  await page.check('[name=impartial]');
  await submit(page, 'main form .btn[type=submit]', caseOf(slug));
  assert.match(await page.locator('section[aria-labelledby=decided]').innerText(), /Åtvaring[^]*Randi Fabelnes/);
}

/** The letter is handed over; the clocks run from that day (arbeidsmiljølova § 15-4). */
async function deliver(page, office, slug) {
  await page.goto(`${office.url}/cases/${slug}/letters`);
  await page.check('[name=kind][value=warning]');
  await submit(page, 'section[aria-labelledby=new] .btn[type=submit]', /\/letters\/[0-9a-f-]+$/);
  await page.fill('#expectation', 'Følg retningslinene for sosiale medium.');
  await submit(page, 'button[value=finalise]', /\/letters$/);
  assert.match(await page.locator('main').innerText(), /ferdig/);
  await page.goto(`${office.url}/cases/${slug}/deliveries/new`);
  await page.check('[name=mode][value=hand]');
  await page.check('[name=arrival][value=received]');
  await page.fill('#sent_on', today());
  await page.fill('#arrived_on', today());
  await submit(page, 'main form .btn[type=submit]', caseOf(slug));
}

async function close(t, office, slug) {
  const page = await enter(t, office, '1004', `/cases/${slug}`);
  await deliver(page, office, slug);
  await page.goto(`${office.url}/cases/${slug}/closure`);
  await page.check('[name=happened][value=none]');
  await submit(page, 'main form .btn[type=submit]', caseOf(slug));
  assert.match(await page.locator('.head').innerText(), /Avslutta/);
}

/** The archivist answers the question on warnings and takes the extraction home. Gives the zip file. */
async function extract(t, office) {
  const page = await enter(t, office, '1007', '/archive');
  await page.check('[name=policy][value=yes]');
  await page.fill('#reason', 'Ei åtvaring kan få følgjer for stillinga seinare, og skal difor bevarast.');
  await Promise.all([page.waitForEvent('load'), page.click('form[action="/archive/warning-policy"] button')]);
  await page.fill('#from', `01.01.${year}`);
  await page.fill('#to', `31.12.${year}`);
  await Promise.all([page.waitForEvent('load'), page.click('form[action="/archive/exports"] button')]);
  const file = page.locator('a[download][href^="/archive/exports/"]');
  while (!await file.count()) {
    await page.goto(`${office.url}/archive`);
    if (await page.locator('.tag.bad').count()) throw new Error(`the extraction failed: ${await page.locator('aside').innerText()}`);
  }
  const [download] = await Promise.all([page.waitForEvent('download'), file.first().click()]);
  const zip = path.join(office.folder, 'uttrekk.zip');
  await download.saveAs(zip);
  return zip;
}

function command(program, ...args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  assert.equal(status, 0, `${program} ${args.join(' ')}: ${error ?? ''}${stdout}${stderr}`);
}

/** The package opens, holds the case, and every XML file in it keeps to its official schema. */
function judgeExtraction({ folder }, zip, number) {
  const out = path.join(folder, 'uttrekk');
  command(PYTHON, '-m', 'zipfile', '-e', zip, out);
  const files = fs.readdirSync(out, { recursive: true }).filter((name) => name.endsWith('.xml'));
  const structure = files.find((name) => path.basename(name) === 'arkivstruktur.xml');
  assert.ok(structure, `no arkivstruktur.xml among ${files.join(', ') || 'nothing'}`);
  assert.ok(fs.readFileSync(path.join(out, structure), 'utf8').includes(`<mappeID>${number}</mappeID>`), `${number} does not stand in arkivstruktur.xml`);
  const official = schemas();
  if (!official) {
    console.log('LEFT OUT: the extraction against the official schemas (no BROTSAK_SCHEMAS, no ../shared/archive/schemas)');
    return;
  }
  const newest = fs.readdirSync(official).filter((name) => name.startsWith('noark5-5.0-')).sort().pop();
  for (const name of files) {
    const kind = path.basename(name, '.xml');
    const own = path.join(official, newest, `${kind}.xsd`);
    const schema = fs.existsSync(own) ? own : path.join(official, 'addml-8.3', 'addml.xsd');
    command('xmllint', '--noout', '--nonet', '--schema', schema, path.join(out, name));
  }
  assert.ok(files.length >= 4, `only ${files.join(', ')}`);
}
