// The judges of one page. Each gives a list of sentences; an empty list is a pass.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** More than the longest list of the house has; a trap is found before, where a stop comes back. */
const MOST_STOPS = 300;

/** Accessibility, as far as a machine can see it: WCAG 2.0–2.2 A and AA and best practice. */
export async function accessibility({ page, cdp }) {
  // Through the debugger, so that the page's own security policy stays in force.
  const run = async (expression) => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(`axe did not run: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    return result.value;
  };
  await page.evaluate(() => document.querySelectorAll('details').forEach((part) => { part.open = true; }));
  if (await run('typeof axe') === 'undefined') await run(`${AXE};0`);
  const report = await run(`axe.run(document, ${JSON.stringify({ runOnly: RULES })}).then(({ violations, passes }) => ({
    passed: passes.length,
    found: violations.flatMap(({ id, impact, nodes }) => nodes.map((node) =>
      id + ' (' + impact + '): ' + node.html.slice(0, 160) + ' | ' + node.failureSummary.replace(/\\s+/g, ' ').slice(0, 240))),
  }))`);
  return report.passed ? report.found : ['axe judged nothing on this page'];
}

/** A page never scrolls sideways (WCAG 1.4.10). */
export async function sideways({ page }) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 0 ? [`scrolls sideways by ${over} px`] : [];
}

/** Every stop of the Tab key is seen, and the focus is shown on it (WCAG 2.1.1, 2.1.2, 2.4.7, 2.4.11). */
export async function keyboard({ page }) {
  const found = [], seen = new Set();
  await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
  for (let stops = 0; stops <= MOST_STOPS; stops++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const here = document.activeElement;
      if (!here || here === document.body) return null;
      const all = window.tabStops ??= new Map();
      if (!all.has(here)) all.set(here, all.size);
      const style = getComputedStyle(here), box = here.getBoundingClientRect();
      const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1);
      const top = document.elementFromPoint(x, y);
      return {
        serial: all.get(here), name: here.outerHTML.slice(0, 100), shown: outlined || style.boxShadow !== 'none',
        inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0 && box.height > 0,
        covered: !(top && (here.contains(top) || top.contains(here) || [...here.labels ?? []].some((label) => label.contains(top)))),
      };
    });
    if (!stop || seen.has(stop.serial)) return seen.size ? found : ['the Tab key reaches nothing'];
    seen.add(stop.serial);
    if (!stop.shown) found.push(`no visible focus on ${stop.name}`);
    if (!stop.inView) found.push(`the focus is out of sight on ${stop.name}`);
    else if (stop.covered) found.push(`the focus is covered on ${stop.name}`);
  }
  return [...found, `more than ${MOST_STOPS} stops of the Tab key`];
}

/** The security policy stands, and the markup does not ask for an exception from it. */
export function inline({ html, headers }) {
  const found = [], policy = headers['content-security-policy'] ?? '';
  if (!/default-src 'none'|script-src/.test(policy)) found.push(`no policy for scripts: content-security-policy is «${policy}»`);
  if (/unsafe-/.test(policy)) found.push(`the policy allows what is unsafe: «${policy}»`);
  const markup = html.replace(/<!--[^]*?-->/g, '');
  for (const [tag, name, attributes] of markup.matchAll(/<([a-z][a-z0-9-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi)) {
    const asks = attributes.replace(/=\s*("[^"]*"|'[^']*')/g, '=');
    if (/^style$/i.test(name)) found.push('a style element stands in the page');
    if (/^script$/i.test(name) && !/\ssrc=/i.test(asks)) found.push('a script stands in the page');
    if (/\sstyle\s*=/i.test(asks)) found.push(`inline style: ${tag}`);
    if (/\son[a-z]+\s*=/i.test(asks)) found.push(`inline script: ${tag}`);
    if (/=\s*["']?\s*javascript:/i.test(attributes)) found.push(`script in an address: ${tag}`);
  }
  return found;
}
