// What everybody in an office does at the browser before the matter of a test begins.
import { PASSWORD } from './office.mjs';

/** Everybody opens the link that they were given and chooses a password. */
export async function choosePasswords(t, { url, links }) {
  for (const link of links.values()) {
    const { page } = await t.guest(url);
    await page.goto(url + link);
    await page.fill('#password', PASSWORD);
    await page.fill('#repeat', PASSWORD);
    await Promise.all([page.waitForURL((to) => !to.pathname.startsWith('/setup')), page.press('#repeat', 'Enter')]);
  }
}

/** Somebody signed in, on the page that the address leads to. */
export async function enter(t, { url }, number, where) {
  const visitor = await t.guest(url), { page } = visitor;
  await page.goto(new URL(where, url).href);
  await page.fill('input[autocomplete~="username"]', number);
  await page.fill('input[autocomplete~="current-password"]', PASSWORD);
  await Promise.all([
    page.waitForURL((to) => to.pathname !== '/sign-in'),
    page.press('input[autocomplete~="current-password"]', 'Enter'),
  ]);
  return visitor;
}

export async function submit(page, selector, address) {
  await Promise.all([page.waitForURL(address), page.click(selector)]);
}

/** What the list of subjects calls somebody. */
export async function labelOf(page, name) {
  const all = await page.locator('#subject option').allTextContents();
  return all.find((text) => text.includes(name));
}
