// Runs the browser tests: node run.mjs [part of a test's name …]. Ends with «N passed, N failed».
import fs from 'node:fs';
import path from 'node:path';
import { OUT, Stage, fileName, none, tests } from './lib.mjs';

const wanted = process.argv.slice(2);
for (const folder of ['pages', 'shots']) {
  fs.rmSync(path.join(OUT, folder), { recursive: true, force: true });
  fs.mkdirSync(path.join(OUT, folder), { recursive: true });
}
for (const file of fs.readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.mjs')).sort()) await import(`./${file}`);

const stage = new Stage();
let passed = 0, failed = 0;
try {
  for (const { name, run } of tests.filter((one) => !wanted.length || wanted.some((part) => one.name.includes(part)))) {
    const began = performance.now();
    let why = null;
    try { await run(stage); } catch (thrown) { why = thrown; }
    try { none(await stage.complaints(), 'by the browser or the program'); } catch (thrown) { why ??= thrown; }
    if (why) failed++; else passed++;
    console.log(`${why ? 'FAIL' : 'ok  '} ${name} (${Math.round(performance.now() - began)} ms)`);
    if (why) {
      console.log(String(why.stack ?? why).replace(/^/gm, '     '));
      await stage.pictures(fileName(name));
    }
  }
} finally {
  await stage.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
