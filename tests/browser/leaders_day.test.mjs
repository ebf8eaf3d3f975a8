// A day of a leader who may decide: a mail, the link in it, the task, and then nothing left to do.
import assert from 'node:assert/strict';
import { accessibility, none, sideways, test } from './lib.mjs';
import { press, tabTo } from './keys.mjs';
import { openOffice } from './office.mjs';
import { choosePasswords, enter, labelOf, submit } from './office_people.mjs';

/** Employee numbers of the fictional municipality; Marit leads the school where it happened. */
const REPORTER = '1013', MARIT = '1019', OFFICER = '1004', CHIEF = '1001';
const ROLES = { [REPORTER]: 'leader', [MARIT]: 'leader', [OFFICER]: 'hr_officer', [CHIEF]: 'chief_executive' };
const ACCOUNT = 'Han la ut eit bilete frå klasserommet der ein elev er synleg, med ein spøkefull tekst.';
const GROUNDS = 'Opplysningane stod ope i nesten eit døgn, og foreldra kjende att barnet sitt.';
const WEIGHING = 'Han har vore her i ti år utan merknad, og sletta innlegget same dag som han vart gjord merksam.';
const SECRET = /Bokhyllnes|Svein|Prøvemo|Prøvedalen|bilete|elev|åtvaring|M-\d{4}|\d{4}\/\d/i;
const STEP = 'Ta avgjerd';

const written = (date) => new Intl.DateTimeFormat('nb-NO', { timeZone: 'Europe/Oslo', day: '2-digit', month: '2-digit', year: 'numeric' }).format(date);
const today = () => written(new Date());
const yesterday = () => written(new Date(Date.now() - 86_400_000));
const nextMonth = () => written(new Date(Date.now() + 30 * 86_400_000));

test('a leader is mailed, decides, and has nothing left in the list or the calendar', async (t) => {
  const office = await openOffice(ROLES);
  try {
    await choosePasswords(t, office);
    await delegate(t, office);
    await prepare(t, office);
    const { page, deadline } = await arrive(t, office);
    await theDayShowsIt(page, office, deadline);
    await decide(page, office);
    await nothingIsLeft(page, office, deadline);
    none(office.trouble(), 'by the program');
  } finally {
    await office.close();
  }
});

/** The chief executive gives Marit the power to warn. */
async function delegate(t, office) {
  const { page } = await enter(t, office, CHIEF, '/delegations');
  await page.selectOption('#person', { label: 'Marit Tenkjevik, Rektor' });
  await page.check('[name=act][value=warn]');
  await page.fill('#from_on', today());
  await page.fill('#to_on', nextMonth());
  await page.fill('#authority', 'Delegasjonsvedtak 12/26');
  await Promise.all([page.waitForEvent('load'), page.click('section[aria-labelledby=new] .btn[type=submit]')]);
  assert.match(await page.locator('main table').innerText(), /Marit Tenkjevik/);
}

/** From the report to the recommendation of a warning. */
async function prepare(t, office) {
  const { page } = await enter(t, office, REPORTER, '/reports');
  await submit(page, 'form[action="/reports/drafts"] button', /\/who$/);
  await page.selectOption('#subject', { label: await labelOf(page, 'Svein Bokhyllnes') });
  await submit(page, 'button[name=next]', /\/what$/);
  await page.fill('#what', ACCOUNT);
  await page.fill('#date', yesterday());
  await page.locator('input[name=channel]').first().check();
  await submit(page, 'button[name=next]', /\/points$/);
  await page.evaluate(() => document.querySelectorAll('details').forEach((part) => { part.open = true; }));
  await page.check('input[name=points][value="V3.8"]');
  await submit(page, 'button[name=next]', /\/check$/);
  await submit(page, 'form[action$="/filing"] button', /\/reports\/M-\d{4}-1$/);

  const mail = await office.post.to('anne.domesen@valle.example');
  const { page: desk } = await enter(t, office, OFFICER, mail.link);
  await submit(desk, 'main form[action$="/holder"] button', /\/case$/);
  await desk.fill('#title', 'Bilete av elev på open profil');
  await desk.selectOption('#officer', { label: 'Anne Dømesen' });
  await desk.check('[name=whistleblowing][value=no]');
  await desk.fill('#whistleblowing_grounds', 'Rektor melder på vegner av arbeidsgjevar i linja, ikkje som arbeidstakar.');
  await submit(desk, 'main form .btn[type=submit]', /\/cases\/\d{4}-1$/);
  const at = desk.url(), here = (to) => to.href.split('#')[0] === at;
  // Marit is told as the leader; what she decides comes later, in a mail of its own.
  await office.post.to('marit.tenkjevik@valle.example');

  await desk.goto(`${at}/gates`);
  const answers = { free_speech: 'unprotected', retaliation: 'no', already_reacted: 'no', evidence: 'admitted', protected_position: 'none' };
  for (const [gate, answer] of Object.entries(answers)) await desk.check(`[name=${gate}][value=${answer}]`);
  await desk.fill('#free_speech_grounds', 'Biletet av eleven er teiepliktig etter opplæringslova og forvaltningslova § 13.');
  await submit(desk, 'main form .btn[type=submit]', here);
  await desk.goto(`${at}/hearing`);
  await desk.fill('#matter', 'Eit bilete av ein elev på ein open profil, oppdikta.');
  await submit(desk, 'form[action$="/notices"] .btn', here);
  await desk.goto(`${at}/hearing`);
  await desk.check('[name=manner][value=written]');
  await desk.fill('#received_on', today());
  await desk.fill('#text', 'Eg sletta innlegget same dag, og har sagt orsak til heimen.');
  await submit(desk, 'form[action$="/statements"] .btn', here);
  await desk.goto(`${at}/assessments/new`);
  for (const factor of ['A6', 'M3']) await desk.check(`[name=factors][value=${factor}]`);
  await submit(desk, 'main form .btn[type=submit]', here);
  const form = desk.locator('#recommendation');
  await form.locator('[value=warning]').check();
  await form.locator('#grounds').fill(GROUNDS);
  await form.locator('#weighing').fill(WEIGHING);
  await Promise.all([desk.waitForEvent('load'), form.locator('button').click()]);
}

/** The mail says nothing, its link asks who it is, and leads to the task. Gives the day it is due. */
async function arrive(t, office) {
  const mail = await office.post.to('marit.tenkjevik@valle.example');
  assert.doesNotMatch(mail.subject + mail.text, SECRET);
  assert.ok(mail.link?.startsWith(`${office.url}/t/`), `the mail carries no link: ${mail.text}`);
  const { page } = await enter(t, office, MARIT, mail.link);
  assert.match(page.url(), /\/cases\/\d{4}-1\/decisions\/new$/);
  await page.goto(`${office.url}/tasks`);
  const row = page.locator('ul.tasks li', { hasText: STEP });
  return { page, deadline: await row.locator('time').first().getAttribute('datetime') };
}

/** From the list to the calendar by keyboard; both good on a telephone. */
async function theDayShowsIt(page, office, deadline) {
  const { cdp } = await withDebugger(page);
  await press(page, 'main a[href="/calendar"]', /\/calendar$/);
  await tabTo(page, 'main .tabs a[href*="view=week"]');
  await Promise.all([page.waitForURL(/view=week/), page.keyboard.press('Enter')]);
  await page.goto(`${office.url}/calendar?view=day&on=${deadline}`);
  const day = page.locator('table.days tbody tr');
  assert.equal(await day.count(), 1);
  assert.match(await day.innerText(), new RegExp(STEP));
  for (const where of ['/tasks', `/calendar?on=${deadline}`, '/absences']) {
    await page.goto(office.url + where);
    for (const width of [1280, 375]) {
      await page.setViewportSize({ width, height: 800 });
      none([...await accessibility({ page, cdp }), ...await sideways({ page })], `on ${where} at ${width}`);
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

const withDebugger = async (page) => ({ page, cdp: await page.context().newCDPSession(page) });

async function decide(page, office) {
  await page.goto(`${office.url}/tasks`);
  await submit(page, `ul.tasks a:has-text("${STEP}") >> nth=0`, /\/decisions\/new$/);
  await page.check('[name=severity][value=warning]');
  await page.fill('#rules', 'Retningslinene for sosiale medium punkt 3.8, og styringsretten.');
  await page.fill('#facts', 'Biletet låg ope i nesten eit døgn, og eleven er lett å kjenne att.');
  await page.fill('#grounds', GROUNDS);
  await page.check('[name=impartial]');
  await submit(page, 'main form .btn[type=submit]', (to) => /\/cases\/\d{4}-1$/.test(to.pathname));
  assert.match(await page.locator('section[aria-labelledby=decided]').innerText(), /Åtvaring[^]*Marit Tenkjevik/);
}

async function nothingIsLeft(page, office, deadline) {
  // What is decided is carried out by the leader it belongs to, here the same one.
  await page.goto(`${office.url}/tasks`);
  await submit(page, 'ul.tasks a:has-text("du skal følgje opp") >> nth=0', /\/t\/[0-9a-f]{32}$/);
  await submit(page, 'main form[action$="/done"] .btn', /\/(tasks|t\/[0-9a-f]{32})$/);
  await page.goto(`${office.url}/tasks`);
  assert.doesNotMatch(await page.locator('main').innerText(), /du skal følgje opp/);
  assert.doesNotMatch(await page.locator('main').innerText(), new RegExp(STEP));
  for (const view of ['day', 'week', 'month']) {
    await page.goto(`${office.url}/calendar?view=${view}&on=${deadline}`);
    assert.doesNotMatch(await page.locator('main').innerText(), new RegExp(STEP), view);
    assert.match(await page.locator('main').innerText(), /Ingen fristar i denne tida/);
  }
}
