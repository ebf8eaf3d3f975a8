// Makes the picture of the README, docs/images/case.png: the proposal in an assessed case of the demonstration.
// BROTSAK_BIN=target/debug/brotsak node tests/browser/picture.mjs
import fs from 'node:fs';
import path from 'node:path';
import { Stage } from './lib.mjs';

const FILE = path.resolve(import.meta.dirname, '../../docs/images/case.png');
const SIZE = { width: 1280, height: 1000 };
const LARGEST = 250_000;

const stage = new Stage();
try {
  const visitor = await stage.as('hr_officer'), { page } = visitor;
  await visitor.go('/cases?stage=assessed&severity=dismissal');
  const found = page.locator('main a[href^="/cases/"]').first();
  await visitor.go(await found.getAttribute('href'));
  await page.setViewportSize(SIZE);
  await page.locator('section[aria-labelledby=proposal]').evaluate((card) => scrollTo(0, card.offsetTop - 24));
  fs.mkdirSync(path.dirname(FILE), { recursive: true });
  await page.screenshot({ path: FILE });
  const { size } = fs.statSync(FILE);
  if (size > LARGEST) throw new Error(`the picture takes ${size} bytes; at most ${LARGEST}`);
  console.log(`${FILE}: ${size} bytes`);
} finally {
  await stage.close();
}
