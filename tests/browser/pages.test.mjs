// Every page of the house, for the role that meets it, before every judge. A new page is one line.
import fs from 'node:fs';
import path from 'node:path';
import { OUT, accessibility, fileName, inline, keyboard, none, sideways, test } from './lib.mjs';

/** Role code → paths. `nobody` has not signed in. */
const PAGES = {
  nobody: [
    '/sign-in',
  ],
  leader: [
    '/',
  ],
  hr_officer: [
    '/',
  ],
};

for (const [role, paths] of Object.entries(PAGES)) {
  for (const where of paths) test(`${role} ${where} is for everybody`, (t) => judge(t, role, where));
}

/** One load, then one screen after the other: what changes with the screen is judged on each. */
async function judge(t, role, where) {
  const visitor = await t.as(role);
  await visitor.use('desktop');
  const answer = await visitor.go(where);
  if (answer.status !== 200) throw new Error(`${where} answers ${answer.status}`);
  fs.writeFileSync(path.join(OUT, 'pages', `${role}-${fileName(where)}.html`), answer.html);

  const found = inline(answer).map((one) => `markup: ${one}`);
  const note = (mode, findings) => found.push(...findings.map((one) => `${mode}: ${one}`));
  note('keyboard', await keyboard(visitor));
  for (const mode of ['desktop', 'dark', 'mobile']) {
    await visitor.use(mode);
    note(mode, await accessibility(visitor));
    note(mode, await sideways(visitor));
  }
  await visitor.use('narrow');
  note('narrow', await sideways(visitor));
  none(found, `on ${where}`);
}
