// Somebody who has a keyboard and no mouse.

const MOST_STOPS = 200;

/** Presses Tab until the focus is on what `selector` names; fails where that cannot be reached. */
export async function tabTo(page, selector) {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${selector}`);
}

/** Goes to the field and writes in it; in a list of choices, writing chooses. */
export async function write(page, selector, text) {
  await tabTo(page, selector);
  await page.keyboard.type(text);
}

/** Presses the button and waits for the page it leads to. */
export async function press(page, selector, address) {
  await tabTo(page, selector);
  await Promise.all([page.waitForURL(address), page.keyboard.press('Enter')]);
}
