// Everybody comes in by the municipality's own sign-in, against a real OpenID provider: group and grant, step-up, and out again.
import fs from 'node:fs';
import path from 'node:path';
import { OUT, accessibility, fileName, keyboard, none, sideways, test } from './lib.mjs';
import { makeFolder, run, start } from './house.mjs';
import { CLIENT, SECRET, freePort, openProvider } from './provider.mjs';

const PEOPLE = path.resolve(import.meta.dirname, '../../src/cli/demo/valle.csv');
/** Who has which role by the grant of two here; and what the provider says of them. */
const GRANTS = [['1003', 'hr_head'], ['1004', 'hr_officer'], ['1009', 'auditor'], ['1008', 'administrator']];
const everybody = 'alle tilsette';
const STAFF = {
  gro: { email: 'gro.tenkjeland@valle.example', groups: [everybody, 'HR-sjefar', 'IT'], acr: 'hog' },
  anne: { email: 'anne.domesen@valle.example', groups: [everybody, 'HR-vikarar'], acr: 'hog' },
  eli: { email: 'eli.papirmo@valle.example', groups: [everybody, 'revisjon'], acr: 'hog' },
  gjest: { email: 'gjest@annan-kommune.example', groups: [everybody, 'HR-sjefar'], acr: 'hog' },
};
const PASSWORD = 'oppdikta fjellbekk i vårflaum';

/** A house that trusts `issuer`, at `url`. */
async function openHouse(url, issuer, grants) {
  const folder = makeFolder(), data = ['--data', path.join(folder, 'data')];
  const secret = path.join(folder, 'loyndom');
  fs.writeFileSync(secret, `${SECRET}\n`);
  fs.writeFileSync(path.join(folder, 'brotsak.toml'), `
listen = "${new URL(url).host}"
[sign_in]
emergency = "1008"
[sign_in.oidc]
issuer = "${issuer}"
client_id = "${CLIENT}"
client_secret_file = "${secret}"
requires_acr = "hog"
[sign_in.oidc.groups]
access = "alle tilsette"
hr_head = "HR-sjefar"
hr_officer = "HR; HR-vikarar"
auditor = "revisjon"
administrator = "IT"
`);
  run(folder, ['migrate', ...data]);
  run(folder, ['people', 'import', PEOPLE, ...data]);
  const links = new Map();
  for (const [number, role] of grants) {
    links.set(number, run(folder, ['user', 'add', '--employee-no', number, '--role', role, ...data]).match(/\/setup\/\S+/)[0]);
  }
  const house = await start(folder, ['serve', ...data], {});
  const close = async () => {
    await house.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { ...house, links, close };
}

/** Remembers the page of the house that came last over the wire, for the judges of markup. */
function remember(visitor) {
  visitor.page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest() && response.url().startsWith(visitor.url);
    if (isPage && response.status() !== 303) visitor.last = response;
  });
  return visitor;
}

async function judged(visitor, name) {
  fs.writeFileSync(path.join(OUT, 'pages', `provider-${fileName(name)}.html`), await visitor.last.text());
  const found = (await keyboard(visitor)).map((one) => `keyboard: ${one}`);
  await visitor.page.evaluate(() => document.activeElement?.blur());
  for (const mode of ['desktop', 'dark', 'mobile']) {
    await visitor.use(mode);
    found.push(...(await accessibility(visitor)).map((one) => `${mode}: ${one}`), ...(await sideways(visitor)).map((one) => `${mode}: ${one}`));
    await visitor.shot(`provider ${name} ${mode}`);
  }
  await visitor.use('desktop');
  none(found, `on ${name}`);
}

const expect = (is, what) => { if (!is) throw new Error(what); };

test('everybody comes in by the municipality’s own sign-in, and a role needs the group and the grant', async (t) => {
  const url = `http://127.0.0.1:${await freePort()}`;
  const people = structuredClone(STAFF);
  const provider = await openProvider(url, people);
  let house;
  try {
    house = await openHouse(url, provider.issuer, GRANTS);
    await walk(t, house, provider, people);
    none(house.trouble());
  } finally {
    await house?.close();
    await provider.close();
  }
});

async function walk(t, house, provider, people) {
  const visitor = remember(await t.guest(house.url)), { page } = visitor;
  const follow = (locator) => Promise.all([page.waitForEvent('load'), locator.click()]);
  const button = (name) => page.getByRole('button', { name, exact: true });
  const link = (name) => page.getByRole('link', { name, exact: true });
  const is = async (who) => {
    expect(page.url().startsWith(`${provider.issuer}/who/`), `at ${page.url()}: ${await page.innerText('body')}`);
    await page.fill('[name=who]', who);
    await follow(button('Det er meg'));
  };
  const enter = async (who, next = '/') => {
    await visitor.go(`/sign-in?next=${encodeURIComponent(next)}`);
    await follow(link('Logg inn med kommunen si innlogging'));
    if (page.url().startsWith(provider.issuer)) await is(who);
  };
  const leave = async () => {
    await visitor.go('/account');
    await follow(button('Logg ut'));
  };
  const at = () => page.url().replace(house.url, '');
  const status = async (where) => {
    const { status } = await visitor.go(where);
    if (status >= 400) visitor.forgive(new RegExp(`^${where}: console error: Failed to load resource`));
    return status;
  };
  await visitor.use('desktop');

  // The first page, and the way there and back to where somebody was going.
  await visitor.go('/inbox');
  await judged(visitor, 'sign-in');
  await enter('gro', '/inbox');
  expect(at() === '/inbox', `${at()} after the sign-in`);
  expect(provider.asked.at(-1).code_challenge_method === 'S256' && provider.asked.at(-1).acr_values === 'hog', 'PKCE and acr');
  expect(await status('/accounts') === 404, 'a role that is not granted does not hold');

  // Signed in at the provider already: the step-up asks all the same.
  await visitor.go('/proof');
  await judged(visitor, 'proof');
  await follow(link('Stadfest med kommunen si innlogging'));
  expect(page.url().startsWith(`${provider.issuer}/who/`), `asked again, but ${page.url()}`);
  expect(provider.asked.at(-1).prompt === 'login' && provider.asked.at(-1).max_age === '0', 'a login is asked for');
  await is('gro');
  expect(!at().startsWith('/proof') && !at().startsWith('/sign-in'), `${at()} after the proof`);

  // Somebody else sits down at the proof.
  await visitor.go('/proof');
  await follow(link('Stadfest med kommunen si innlogging'));
  await is('anne');
  expect((await page.innerText('main')).includes('Ein annan enn du stadfesta'), await page.innerText('main'));
  visitor.forgive(/status of 403/);
  await judged(visitor, 'refused');

  // Out here; still in there, and then out there.
  await leave();
  expect(at() === '/signed-out', at());
  await judged(visitor, 'signed out');
  await follow(link('Logg ut der òg'));
  await follow(page.getByRole('button').first());
  expect(at().startsWith('/sign-in'), `${at()} after signing out there`);

  // The group is gone at the provider: the role is gone here, the person still comes in.
  people.gro.groups = [everybody];
  await enter('gro');
  expect(await status('/inbox') === 404 && await status('/reports') === 200, 'no role without its group');
  await leave();

  // Signed in there all the time, but not one of us.
  await follow(link('Logg ut der òg'));
  await follow(page.getByRole('button').first());
  await enter('gjest');
  expect((await page.innerText('main')).includes('Ingen her svarar til'), await page.innerText('main'));
  visitor.forgive(/status of 403/);

  // The trail tells of it, with codes and without names. The auditor reads it.
  const auditor = await t.guest(house.url);
  await auditor.go('/sign-in?next=%2Faudit');
  await auditor.page.click('text=Logg inn med kommunen si innlogging');
  await auditor.page.fill('[name=who]', 'eli');
  await Promise.all([auditor.page.waitForURL(`${house.url}/audit`), auditor.page.click('text=Det er meg')]);
  const trail = await auditor.page.innerText('main');
  for (const said of ['Logga inn med kommunen si innlogging; roller: HR-sjef', 'ukjend person frå innlogginga', 'ein annan stadfesta', 'Stadfeste på nytt']) {
    expect(trail.includes(said), `the trail does not say «${said}»: ${trail}`);
  }

  // Should the provider be down, there is another way for those on the list.
  const tor = remember(await t.guest(house.url));
  await tor.go(house.links.get('1008').replace(/^https?:\/\/[^/]+/, ''));
  await tor.page.fill('[name=password]', PASSWORD);
  await tor.page.fill('[name=repeat]', PASSWORD);
  await Promise.all([tor.page.waitForEvent('load'), tor.page.press('[name=repeat]', 'Enter')]);
  await tor.go('/sign-in');
  await tor.page.click('summary');
  await judged(tor, 'emergency');
  for (const one of [visitor, auditor, tor]) {
    one.complaints = one.complaints.filter((said) => !said.includes(`outside request: ${provider.issuer}/`) && !said.startsWith(provider.issuer));
  }
}
