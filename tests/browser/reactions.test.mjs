// Dismissal and termination the whole lawful way, and a protected opinion that stops at the first gate.
import assert from 'node:assert/strict';
import { test } from './lib.mjs';

const GROUNDS = 'Det som er lagt fram i saka, er dokumentert, og den tilsette har fått uttale seg om alt (oppdikta).';
const today = new Intl.DateTimeFormat('nb-NO', { timeZone: 'Europe/Oslo', day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date());

/** The address of the demonstration's case with this title. */
async function caseCalled(visitor, title) {
  await visitor.go(`/cases?q=${encodeURIComponent(title)}`);
  return visitor.page.locator('main a[href^="/cases/2"]').first().getAttribute('href');
}

async function submit({ page }, selector, address) {
  await Promise.all([page.waitForURL(address), page.click(selector)]);
}

const isCase = (at) => new RegExp(`${at}$`);

/** Asked once in a case (forvaltningslova §§ 6 and 8). */
async function sayImpartial(page) {
  const word = page.locator('[name=impartial]');
  if (await word.count()) await word.check();
}

async function decide(t, at, severity) {
  const chief = await t.as('chief_executive'), { page } = chief;
  await chief.use('desktop');
  await chief.go(`${at}/decisions/new`);
  await page.check(`[name=severity][value=${severity}]`);
  for (const field of ['rules', 'facts', 'grounds', 'weighing', 'alternatives']) await page.fill(`#${field}`, GROUNDS);
  await sayImpartial(page);
  await submit(chief, 'main form .btn[type=submit]', isCase(at));
  assert.match(await page.locator('section[aria-labelledby=decided]').innerText(), /ventar på stadfesting/);
}

async function confirm(t, at) {
  const head = await t.as('hr_head');
  await head.use('desktop');
  await head.go(`${at}/confirmations/new`);
  await head.page.check('[name=verdict][value=confirmed]');
  await head.page.fill('#grounds', GROUNDS);
  await sayImpartial(head.page);
  await submit(head, 'main form .btn[type=submit]', isCase(at));
  assert.match(await head.page.locator('section[aria-labelledby=decided]').innerText(), /stadfesta/);
}

/** The letter with whatever is still empty in it, then handed over today. */
async function deliver(t, at, kind) {
  const officer = await t.as('hr_officer'), { page } = officer;
  await officer.use('desktop');
  await officer.go(`${at}/letters`);
  await page.check(`[name=kind][value=${kind}]`);
  await submit(officer, 'section[aria-labelledby=new] .btn[type=submit]', /\/letters\/[0-9a-f-]+$/);
  for (const field of await page.locator('textarea').all()) {
    if (!await field.inputValue() && await field.getAttribute('id') !== 'address') await field.fill(GROUNDS);
  }
  await submit(officer, 'button[value=finalise]', /\/letters$/);
  await officer.go(`${at}/deliveries/new`);
  // Only the two ways that the law allows are offered (arbeidsmiljølova § 15-4).
  assert.deepEqual(await page.locator('[name=mode]').evaluateAll((all) => all.map((one) => one.value)), ['hand', 'registered']);
  await page.check('[name=mode][value=hand]');
  await page.check('[name=arrival][value=received]');
  await page.fill('#sent_on', today);
  await page.fill('#arrived_on', today);
  await submit(officer, 'main form .btn[type=submit]', isCase(at));
  await officer.go(`${at}/clocks`);
  return page.locator('main').innerText();
}

test('a dismissal goes the whole lawful way to its clocks', async (t) => {
  const officer = await t.as('hr_officer');
  const at = await caseCalled(officer, 'Oppslag i journal');
  await decide(t, at, 'dismissal');
  await confirm(t, at);
  const clocks = await deliver(t, at, 'dismissal');
  assert.match(clocks, /§\s17-3/);
  assert.match(clocks, /§\s15-3/);
});

test('a termination goes the whole lawful way to its clocks', async (t) => {
  const officer = await t.as('hr_officer'), { page } = officer;
  await officer.use('desktop');
  const at = await caseCalled(officer, 'Gjentekne innlegg');
  await officer.go(at);
  const form = page.locator('#recommendation');
  await form.locator('[value=termination]').check();
  await form.locator('#grounds').fill(GROUNDS);
  await form.locator('#weighing').fill(GROUNDS);
  await Promise.all([page.waitForURL(isCase(at)), form.locator('button').click()]);
  await officer.go(`${at}/consultations/new`);
  await page.check('[name=outcome][value=declined]');
  await page.fill('#grounds', GROUNDS);
  await submit(officer, 'main form .btn[type=submit]', isCase(at));
  await decide(t, at, 'termination');
  await confirm(t, at);
  assert.match(await deliver(t, at, 'termination'), /§\s17-4/);
});

test('a protected opinion is stopped at the first gate', async (t) => {
  const officer = await t.as('hr_officer'), { page } = officer;
  await officer.use('desktop');
  const at = await caseCalled(officer, 'grendeskulen');
  await officer.go(`${at}/hearing`);
  assert.match(await page.locator('main').innerText(), /Ikkje ta kontakt/);
  assert.equal(await page.locator('form[action$="/notices"]').count(), 0, 'a notice is offered all the same');
  await officer.go(`${at}/letters`);
  await page.check('[name=kind][value=prior_notice]');
  await Promise.all([page.waitForEvent('load'), page.click('section[aria-labelledby=new] .btn[type=submit]')]);
  assert.match(await page.locator('[role=alert]').innerText(), /Grunnlova\s§\s100/);
  officer.forgive(/Failed to load resource: .* status of 422/);
});
