// Judges the HTML that pages.test.mjs saved: the Nu validator and html-validate. Ends with «N passed, N failed».
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { OUT } from './visitor.mjs';

const folder = process.argv[2] ?? path.join(OUT, 'pages');
const files = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith('.html')).sort() : [];
const found = new Map(files.map((name) => [name, []]));
if (!files.length) {
  console.log(`no saved pages in ${folder}: run the step «browser» first`);
  process.exit(1);
}

// The Nu validator writes its findings as JSON on standard error.
const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const paths = files.map((name) => path.join(folder, name));
const nu = spawnSync('java', ['-jar', jar, '--format', 'json', '--also-check-svg', ...paths], { encoding: 'utf8', maxBuffer: 1 << 28 });
if (nu.error) throw nu.error;
for (const { type, subType, url, lastLine, message, extract } of JSON.parse(nu.stderr).messages) {
  const name = files.find((one) => pathToFileURL(path.join(folder, one)).pathname === new URL(url).pathname);
  if (!name) throw new Error(`the Nu validator failed: ${message}`);
  found.get(name).push(`Nu ${subType ?? type}, line ${lastLine}: ${message} ${(extract ?? '').trim().slice(0, 120)}`);
}

const judge = new HtmlValidate(new FileSystemConfigLoader({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    // Points of the guidelines are called V3.8, and so are their boxes; the standard forbids only blanks.
    'valid-id': ['error', { relaxed: true }],
    // How templates leave blanks is no concern of the reader's.
    'no-trailing-whitespace': 'off',
  },
}));
for (const name of files) {
  const report = await judge.validateString(fs.readFileSync(path.join(folder, name), 'utf8'), name);
  for (const { messages } of report.results) {
    for (const { ruleId, line, message } of messages) found.get(name).push(`html-validate ${ruleId}, line ${line}: ${message}`);
  }
}

let failed = 0;
for (const [name, findings] of found) {
  if (findings.length) failed++;
  for (const finding of findings) console.log(`FAIL ${name}: ${finding}`);
}
console.log(`${files.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
