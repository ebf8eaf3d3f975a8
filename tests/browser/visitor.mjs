// Somebody at a browser. Whatever the browser complains about while they look around counts against the page.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

export const OUT = path.resolve(import.meta.dirname, '../../target/browser');

/** The screens that people have. Width in CSS pixels. */
export const MODES = {
  desktop: { width: 1280, height: 800 },
  mobile: { width: 375, height: 760, touch: true },
  dark: { width: 1280, height: 800, dark: true },
  narrow: { width: 320, height: 640 },
};

const FLAGS = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
  // Nothing but this machine can be reached, whatever a page asks for.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export function launch() {
  const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const executablePath = process.env.CHROMIUM || usual.find((file) => fs.existsSync(file));
  if (!executablePath) throw new Error('no Chromium found; tests/run --only tools installs it, or set CHROMIUM');
  return chromium.launch({ executablePath, args: os.userInfo().uid === 0 ? ['--no-sandbox', ...FLAGS] : FLAGS });
}

export class Visitor {
  /** A person with a fresh browser profile, at the house under `url`; `options` are the browser's own. */
  static async arrive(browser, url, options = {}) {
    const visitor = new Visitor();
    Object.assign(visitor, { url, complaints: [] });
    visitor.context = await browser.newContext({ locale: 'nn-NO', timezoneId: 'Europe/Oslo', ...options });
    visitor.page = await visitor.context.newPage();
    visitor.cdp = await visitor.context.newCDPSession(visitor.page);
    visitor.#listen();
    return visitor;
  }

  #listen() {
    const complain = (what) => this.complaints.push(`${this.page.url().replace(this.url, '')}: ${what}`);
    this.page.on('console', (line) => { if (line.type() === 'error') complain(`console error: ${line.text()}`); });
    this.page.on('pageerror', (why) => complain(`script error: ${why.message}`));
    this.page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${this.url}/`) && !/^(data|blob|about):/.test(url)) complain(`outside request: ${url}`);
    });
  }

  /** Opens a path of the house. Gives { status, html, headers, where } as they came over the wire; `where` is the path that answered. */
  async go(where) {
    const response = await this.page.goto(this.url + where, { waitUntil: 'load' });
    return { status: response.status(), html: await response.text(), headers: response.headers(), where: response.url().replace(this.url, '') };
  }

  /** Takes back one complaint that belongs to the page, such as the browser's on a page that is to refuse. */
  forgive(expected) {
    const at = this.complaints.findIndex((one) => expected.test(one));
    if (at < 0) throw new Error(`the browser did not complain of ${expected}`);
    this.complaints.splice(at, 1);
  }

  /** Signs in as a person would: name, password, Enter. */
  async signIn({ name, password }) {
    await this.go('/sign-in');
    await this.page.fill('input[autocomplete~="username"]', name);
    await this.page.fill('input[autocomplete~="current-password"]', password);
    await Promise.all([
      this.page.waitForEvent('load'),
      this.page.press('input[autocomplete~="current-password"]', 'Enter'),
    ]);
    if (new URL(this.page.url()).pathname.startsWith('/sign-in')) {
      const alert = await this.page.locator('[role=alert]').allInnerTexts();
      throw new Error(`${name} could not sign in: ${alert.join(' ') || 'the page does not say why'}`);
    }
  }

  /** Takes another screen (a key of MODES) without loading the page again. */
  async use(mode) {
    const { width, height, touch = false, dark = false } = MODES[mode];
    await this.page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    await this.cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: touch });
    await this.cdp.send('Emulation.setTouchEmulationEnabled', { enabled: touch });
    await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => {
      // A colour on its way from the last screen's to this one's is nobody's colour.
      document.getAnimations().forEach((change) => change.finish());
      requestAnimationFrame(drawn);
    })));
  }

  /** A picture of the whole page in target/browser/shots. */
  async shot(name) {
    const file = path.join(OUT, 'shots', `${fileName(name)}.png`);
    await this.page.screenshot({ path: file, fullPage: true });
    return file;
  }

  /** Closes the browser profile. Gives what the browser complained about. */
  async leave() {
    await this.context.close();
    return this.complaints;
  }
}

/** A name without anything a file system could stumble over. */
export function fileName(name) {
  return name.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'front';
}
