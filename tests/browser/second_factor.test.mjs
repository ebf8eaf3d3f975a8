// A phone is taken into use, the code is asked for after the password, and every page on the way is for everybody.
import crypto from 'node:crypto';
import { accessibility, keyboard, none, sideways, test } from './lib.mjs';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What the phone shows (RFC 6238), written anew here. */
function code(secret, now = Date.now()) {
  const bits = [...secret.replaceAll(' ', '')].map((one) => ALPHABET.indexOf(one).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const hash = crypto.createHmac('sha1', key).update(step).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function judged(visitor, name) {
  const found = (await keyboard(visitor)).map((one) => `keyboard: ${one}`);
  await visitor.page.evaluate(() => document.activeElement?.blur());
  for (const mode of ['desktop', 'dark', 'mobile']) {
    await visitor.use(mode);
    found.push(...(await accessibility(visitor)).map((one) => `${mode}: ${one}`), ...(await sideways(visitor)).map((one) => `${mode}: ${one}`));
    await visitor.shot(`second factor ${name} ${mode}`);
  }
  await visitor.use('desktop');
  none(found, `on ${name}`);
}

test('a phone is the second lock, and a recovery code stands in for it', async (t) => {
  const house = await t.house(), visitor = await t.guest(), { page } = visitor;
  const mayor = house.people.get('mayor');
  const press = (name) => Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);
  await visitor.use('desktop');
  await visitor.signIn(mayor);
  await visitor.go('/account/second-factor');
  await judged(visitor, 'enrolment');
  const secret = await page.locator('#secret').innerText();
  await page.fill('#code', code(secret));
  await press('Ta koden i bruk');
  const codes = await page.locator('.codes code').allInnerTexts();
  if (codes.length !== 10) throw new Error(`${codes.length} recovery codes`);
  await judged(visitor, 'recovery codes');
  await visitor.go('/account');
  await judged(visitor, 'account');

  const again = await t.guest();
  await again.use('desktop');
  await again.go('/sign-in');
  await again.page.fill('#email', mayor.name);
  await again.page.fill('#password', mayor.password);
  await Promise.all([again.page.waitForEvent('load'), again.page.press('#password', 'Enter')]);
  if (!again.page.url().includes('/sign-in/code')) throw new Error(`the password alone leads to ${again.page.url()}`);
  await judged(again, 'code');
  await again.page.fill('#code', codes[0]);
  await Promise.all([again.page.waitForEvent('load'), again.page.press('#code', 'Enter')]);
  const { status } = await again.go('/account');
  if (status !== 200 || again.page.url().includes('/sign-in')) throw new Error('the recovery code does not open');
});
