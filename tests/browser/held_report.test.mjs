// A report in which HR itself has a part: nobody there reads it until the chief executive has named who does.
import assert from 'node:assert/strict';
import { accessibility, none, sideways, test } from './lib.mjs';
import { press } from './keys.mjs';
import { openOffice } from './office.mjs';
import { choosePasswords, enter, labelOf, submit } from './office_people.mjs';

/** The officer reports the head of HR: both have a part. The second officer has the role later. */
const OFFICER = '1004', HEAD = '1003', CHIEF = '1001', SECOND = '1005';
const ROLES = { [OFFICER]: 'hr_officer', [HEAD]: 'hr_head', [CHIEF]: 'chief_executive', [SECOND]: 'leader' };
const ACCOUNT = 'Ho la ut ein spøkefull tekst om ein tilsett, oppdikta.';
const yesterday = () => new Intl.DateTimeFormat('nb-NO', { timeZone: 'Europe/Oslo', day: '2-digit', month: '2-digit', year: 'numeric' })
  .format(new Date(Date.now() - 86_400_000));

test('the chief executive names who reads a report about HR, and its sender is shown on a click', async (t) => {
  const office = await openOffice(ROLES);
  try {
    await choosePasswords(t, office);
    await file(t, office);
    const { page: chief } = await enter(t, office, CHIEF, '/tasks');
    await submit(chief, 'ul.tasks a:has-text("Peik ut nokon utanfor HR") >> nth=0', /\/t\/[0-9a-f]{32}$/);
    await judge(chief, 'nobody can be named');
    assert.match(await chief.locator('main').innerText(), /Ingen i HR kan ta meldinga/);
    office.command(['user', 'role', 'grant', SECOND, 'hr_officer']);
    await chief.reload();
    await judge(chief, 'somebody can be named');
    await chief.focus('#person');
    await chief.keyboard.press('ArrowDown');
    await press(chief, 'main form[action$="/reader"] button', /\/tasks$/);
    await read(t, office);
    none(office.trouble(), 'by the program');
  } finally {
    await office.close();
  }
});

async function file(t, office) {
  const { page } = await enter(t, office, OFFICER, '/reports');
  await submit(page, 'form[action="/reports/drafts"] button', /\/who$/);
  await page.selectOption('#subject', { label: await labelOf(page, 'Gro Tenkjeland') });
  await submit(page, 'button[name=next]', /\/what$/);
  await page.fill('#what', ACCOUNT);
  await page.fill('#date', yesterday());
  await page.locator('input[name=channel]').first().check();
  await submit(page, 'button[name=next]', /\/points$/);
  await page.evaluate(() => document.querySelectorAll('details').forEach((part) => { part.open = true; }));
  await page.check('input[name=points][value="V3.8"]');
  await submit(page, 'button[name=next]', /\/check$/);
  await submit(page, 'form[action$="/filing"] button', /\/reports\/M-\d{4}-8001$/);
}

/** The one who was named has the report, and asks who sent it. */
async function read(t, office) {
  const { page } = await enter(t, office, SECOND, '/inbox');
  await submit(page, 'main a[href^="/reports/"] >> nth=0', /\/case$/);
  const before = await page.locator('main dl').allInnerTexts().then((all) => all.join());
  assert.ok(before.includes(ACCOUNT) && !before.includes('Anne Dømesen'), before);
  await press(page, 'main form[action$="/reporter"] button', /\/reporter$/);
  assert.match(await page.locator('main').innerText(), /Anne Dømesen/);
  await judge(page, 'who sent the report');
  await press(page, 'main a.btn', /\/case$/);
}

async function judge(page, what) {
  const cdp = await page.context().newCDPSession(page);
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 800 });
    none([...await accessibility({ page, cdp }), ...await sideways({ page })], `where ${what}, at ${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}
