// Every page of the house, for the role that meets it, before every judge. A new page is one line.
import fs from 'node:fs';
import path from 'node:path';
import { OUT, accessibility, fileName, inline, keyboard, none, sideways, test } from './lib.mjs';

/** A page whose address has to be looked up: the first link matching `href` on the page `on`. */
const first = (name, on, href, tail = '') => ({
  name,
  where: async (visitor) => {
    await visitor.go(on);
    const link = visitor.page.locator(`main a[href^="${href}"]`).first();
    if (!await link.count()) throw new Error(`${on} has no link to ${href}…`);
    return await link.getAttribute('href') + tail;
  },
});
/** A step that can be given to another. */
const transfer = {
  name: 'a task to give to another',
  where: async (visitor) => {
    await visitor.go('/tasks');
    const links = await visitor.page.locator('main a[href$="/transfers"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    for (const link of links) {
      await visitor.go(link);
      if (await visitor.page.locator('#to').count()) return link;
    }
    throw new Error('no task can be given to anybody');
  },
};
/** A request for access in a closed case: written down where there is none, with its first document weighed as given in part. */
const accessRequest = (tail) => ({
  name: `a request for access${tail}`,
  where: async (visitor) => {
    const { page } = visitor;
    const send = (form) => Promise.all([page.waitForLoadState('load'), page.waitForURL(/access-requests\/\d+$/), page.locator(`${form} button[type=submit]`).first().click()]);
    await visitor.go('/cases?closed=1&stage=closed');
    const list = `${await page.locator('main a[href^="/cases/"]').first().getAttribute('href')}/access-requests`;
    await visitor.go(list);
    if (!await page.locator(`main a[href^="${list}/"]`).count()) {
      await page.fill('#requester', 'Oppdikta Avis');
      await page.check('#basis-public');
      await page.fill('#received_on', new Intl.DateTimeFormat('nb-NO', { timeZone: 'Europe/Oslo' }).format(new Date()));
      await send('main form');
      await visitor.go(list);
    }
    const request = await page.locator(`main a[href^="${list}/"]`).first().getAttribute('href');
    await visitor.go(`${request}/documents/1`);
    await page.check('#weighed-partly');
    await page.selectOption('#exemption', 'secrecy');
    await send('main form');
    return request + tail;
  },
});
const inStage = (stage, tail = '') => first(`a case, ${stage}${tail}`, `/cases?closed=1&stage=${stage}`, '/cases/', tail);
/** The case in which somebody is suspended. */
const suspended = (tail) => first(`a case with a suspension${tail}`, '/cases?q=Gjentekne+innlegg', '/cases/', tail);
/** A page that refuses, with the status it has to answer. */
const refuses = (where, status) => ({ name: where, where: () => where, status });
/** The officer takes the first report that waits, unless it is theirs already, and reads it. */
const takenReport = {
  name: 'a report to register',
  where: async (visitor) => {
    await visitor.go('/inbox');
    const href = await visitor.page.locator('main a[href^="/reports/"]').first().getAttribute('href');
    await visitor.go(href);
    const take = visitor.page.locator('main form[action$="/holder"] button');
    if (await take.count()) {
      await Promise.all([visitor.page.waitForLoadState('load'), take.click()]);
      await visitor.page.locator('form[action$="/return"]').waitFor();
    }
    return href;
  },
};
/** The archivist blocks a document of the first closed case, unless something is blocked already. */
const blocked = {
  name: 'what is blocked',
  where: async (visitor) => {
    const link = () => visitor.page.locator('main a[href^="/archive/blocked/"]').first();
    await visitor.go('/archive');
    const slug = (await visitor.page.locator('main a[href^="/archive/cases/"]').first().getAttribute('href')).split('/').pop();
    await visitor.go('/archive/blocked');
    if (!await link().count()) {
      await visitor.page.fill('#number', slug);
      await visitor.page.fill('#serial', '2');
      await visitor.page.selectOption('#reason', 'erasure_claim');
      await visitor.page.fill('#grounds', 'Kravet gjeld vedlegget; saka skal bevarast.');
      await Promise.all([visitor.page.waitForURL(/\/archive\/blocked\/\d+$/), visitor.page.press('#serial', 'Enter')]);
      await visitor.go('/archive/blocked');
    }
    return link().getAttribute('href');
  },
};
/** The archivist corrects the first closed case, unless it is corrected already. */
const corrected = {
  name: 'what was corrected',
  where: async (visitor) => {
    await visitor.go('/archive');
    const place = `${await visitor.page.locator('main a[href^="/archive/cases/"]').first().getAttribute('href')}/corrections`;
    await visitor.go(place);
    if (!await visitor.page.locator('.time li').count()) {
      await visitor.page.selectOption('#what', 'happened');
      await visitor.page.fill('#quoted', '20. november 2026');
      await visitor.page.fill('#corrected', '19. november 2026');
      await visitor.page.fill('#reason', 'Dagen er skriven av feil frå meldinga.');
      await Promise.all([visitor.page.waitForNavigation(), visitor.page.click('main form[data-once] button[type=submit]')]);
    }
    return place;
  },
};
/** What came of the first closed case, and what the archivist may decide. */
const happened = {
  name: 'what happened in a case',
  where: async (visitor) => {
    await visitor.go('/archive');
    return `${await visitor.page.locator('main a[href^="/archive/cases/"]').first().getAttribute('href')}/circumstances`;
  },
};
/** The archivist makes an extraction, unless one is there already; what to know of it stands open. */
const extracted = {
  name: 'an extraction that was made',
  where: async (visitor) => {
    const { page } = visitor;
    const file = page.locator('a[href^="/archive/exports/"]');
    await visitor.go('/archive');
    if (!await file.count()) {
      const year = new Date().getFullYear();
      await page.fill('#from', `01.01.${year}`);
      await page.fill('#to', `31.12.${year}`);
      await Promise.all([page.waitForEvent('load'), page.click('form[action="/archive/exports"] button')]);
      while (!await file.count()) await visitor.go('/archive');
    }
    return '/archive';
  },
  prepare: (page) => page.locator('details.more').first().evaluate((it) => { it.open = true; }),
};
/** A day that is none. */
const refusedReaders = { ...inStage('closed', '/readers?from=i+dag'), status: 422 };
/** Somebody whom a case is about. */
const readersOfSomebody = {
  name: 'who has looked at the cases about somebody',
  where: async (visitor) => {
    await visitor.go('/audit/readers');
    const people = await visitor.page.locator('select#person option').evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
    for (const person of people) {
      const address = `/audit/readers?person=${person}`;
      await visitor.go(address);
      if (await visitor.page.locator('table').count()) return address;
    }
    throw new Error('nobody has a case');
  },
};
/** Also in the dark: one page of each kind, and those that have colours of their own. */
const dark = (page) => ({ ...asPage(page), isDark: true });
const asPage = (page) => (typeof page === 'string' ? { name: page, where: () => page } : page);

const draft = (step) => ({
  name: `/reports/drafts/…/${step}`,
  where: async (visitor) => {
    await visitor.go('/reports');
    const href = await visitor.page.locator('main a[href^="/reports/drafts/"]').first().getAttribute('href');
    return href.replace(/[^/]+$/, step);
  },
});

/** Role code → pages. `nobody` has not signed in. */
const PAGES = {
  nobody: [
    dark('/sign-in'),
    dark(refuses('/setup/finst-ikkje', 410)),
  ],
  leader: [
    dark('/reports'),
    dark(draft('who')), draft('what'), dark(draft('points')), dark(draft('check')),
    dark(first('a receipt', '/reports', '/reports/M-')),
    dark('/guidelines'),
    '/tasks', dark('/stepped-aside'),
    dark('/calendar'), '/calendar?view=week&on=2026-12-24', dark('/absences'),
    dark('/account'), dark('/account/second-factor'), dark('/proof'),
    dark(refuses('/finst-ikkje', 404)),
    refuses('/cases', 404),
  ],
  hr_officer: [
    dark('/inbox'), dark('/tasks'), dark('/calendar'), dark(transfer),
    dark('/cases'),
    '/cases?closed=1&page=1',
    '/cases?q=bilete&stage=assessed&severity=warning&mine=1',
    dark(first('a report to take', '/inbox', '/reports/')), dark(takenReport),
    inStage('registered'), dark(inStage('registered', '/gates')), inStage('registered', '/access'),
    inStage('cleared'), dark(inStage('cleared', '/assessments/new')),
    inStage('assessed'),
    dark(inStage('recommended')), inStage('recommended', '/gates'),
    dark(inStage('notified', '/hearing')), inStage('cleared', '/hearing'), inStage('heard'),
    dark(inStage('recommended', '/consultations/new')), inStage('consulted'), inStage('unconfirmed'),
    inStage('decided'), dark(inStage('decided', '/closure')),
    dark(inStage('delivered', '/deliveries/new')), inStage('delivered'), dark(inStage('delivered', '/clocks')), dark(inStage('delivered', '/letters')),
    dark(inStage('closed')),
    dark(suspended('')), dark(suspended('/suspension')), suspended('/suspension/consultations/new'), suspended('/suspension/deliveries/new'),
    inStage('cleared', '/suspension'), inStage('registered', '/impartiality'),
    dark(inStage('cleared', '/documents/new')),
    dark(inStage('cleared', '/corrections')), inStage('closed', '/corrections'), inStage('closed', '/access-requests'), accessRequest(''), accessRequest('/documents/1'), dark(accessRequest('/documents/1/copy')),
    dark('/outbox'), '/outbox?view=all', dark(first('a mail of the outbox', '/outbox?view=all', '/outbox/')), dark(inStage('closed', '/recipients')),
    dark('/demo/mail'),
    dark(first('a mail', '/demo/mail', '/demo/mail/')),
  ],
  hr_head: [
    '/inbox', first('a report that somebody may have taken', '/inbox', '/reports/'), '/cases', '/reports',
    '/absences', dark('/delegations'), dark('/role-proposals'), dark('/break-glass'), dark(inStage('recommended', '/access')),
    dark(inStage('unconfirmed', '/confirmations/new')),
    dark(inStage('closed', '/readers')), inStage('closed', '/readers?names=roles'), refusedReaders,
    dark('/audit/readers'), dark(readersOfSomebody),
    inStage('closed', '/reopenings/new'), inStage('recommended', '/substitutes/new'),
    dark(inStage('recommended', '/impartiality')), dark(inStage('recommended', '/conflicts/new')), dark(inStage('recommended', '/officers/new')),
  ],
  chief_executive: [
    '/cases', '/archive/schedule', '/archive/disposals',
    inStage('recommended'), dark(inStage('recommended', '/decisions/new')),
    dark('/tasks'),
  ],
  archivist: [
    dark('/archive/blocked'), dark(blocked),
    dark('/archive'), dark(extracted), dark('/archive/schedule'), dark('/archive/disposals'),
    dark(first('a case in the archive', '/archive', '/archive/cases/')), dark(corrected), dark(happened),
    dark('/archive/core'), dark('/archive/journal?from=1.1.2026&to=31.12.2026'),
  ],
  auditor: [dark('/audit')],
  administrator: [dark('/accounts'), dark('/jobs'), '/role-proposals', dark('/accounts/new'), dark(first('a person', '/accounts', '/accounts/1'))],
  mayor: ['/tasks'],
};

for (const [role, pages] of Object.entries(PAGES)) {
  for (const page of pages.map(asPage)) test(`${role} ${page.name} is for everybody`, (t) => judge(t, role, page));
}

/** One load, then one screen after the other: what changes with the screen is judged on each. */
async function judge(t, role, { name, where, prepare, status = 200, isDark = false }) {
  const visitor = await t.as(role);
  await visitor.use('desktop');
  const address = await where(visitor);
  const answer = await visitor.go(address);
  if (answer.status !== status) throw new Error(`${address} answers ${answer.status}`);
  if (answer.where !== address) throw new Error(`${address} led to ${answer.where}`);
  if (status !== 200) visitor.forgive(new RegExp(`Failed to load resource: .* status of ${status}`));
  fs.writeFileSync(path.join(OUT, 'pages', `${role}-${fileName(name)}.html`), answer.html);

  const found = inline(answer).map((one) => `markup: ${one}`);
  const note = (mode, findings) => found.push(...findings.map((one) => `${mode}: ${one}`));
  await prepare?.(visitor.page);
  note('keyboard', await keyboard(visitor));
  // Where the walk ends is chance; a focused skip link lies over the house's name, as it should.
  await visitor.page.evaluate(() => document.activeElement?.blur());
  for (const mode of isDark ? ['desktop', 'dark', 'mobile'] : ['desktop', 'mobile']) {
    await visitor.use(mode);
    note(mode, await accessibility(visitor));
    note(mode, await sideways(visitor));
  }
  await visitor.use('narrow');
  note('narrow', await sideways(visitor));
  none(found, `on ${address}`);
}
