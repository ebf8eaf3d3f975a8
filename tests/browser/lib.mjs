// What a browser test is written with: `test('a sentence', async (t) => …)`.
import { openHouse } from './house.mjs';
import { Visitor, launch } from './visitor.mjs';

export { accessibility, inline, keyboard, sideways } from './judges.mjs';
export { MODES, OUT, Visitor, fileName } from './visitor.mjs';

/** Every test that a file has brought, in order. */
export const tests = [];

export function test(name, run) {
  tests.push({ name, run });
}

/** The browser and the house that all tests share; both start when somebody first needs them. */
export class Stage {
  #browser;
  #house;
  #signedIn = new Map();
  #guests = [];

  browser() { return this.#browser ??= launch(); }

  house() { return this.#house ??= openHouse(); }

  /** The visitor that holds `role`, signed in once for all tests; the role `nobody` is not signed in. */
  async as(role) {
    if (!this.#signedIn.has(role)) this.#signedIn.set(role, await this.#arrive(role));
    return this.#signedIn.get(role);
  }

  async #arrive(role) {
    const house = await this.house(), visitor = await Visitor.arrive(await this.browser(), house.url);
    if (role === 'nobody') return visitor;
    const person = house.people.get(role);
    if (!person) throw new Error(`the demonstration has no sign-in for ${role}, only ${[...house.people.keys()].join(', ') || 'none'}`);
    await visitor.signIn(person);
    return visitor;
  }

  /** A visitor for this test alone, by default at the house and not signed in. */
  async guest(url, options) {
    const visitor = await Visitor.arrive(await this.browser(), url ?? (await this.house()).url, options);
    this.#guests.push(visitor);
    return visitor;
  }

  /** What the browser and the program complained about since the last time. Closes the guests. */
  async complaints() {
    const found = [...this.#signedIn.values()].flatMap((visitor) => visitor.complaints.splice(0));
    for (const guest of this.#guests.splice(0)) found.push(...await guest.leave());
    if (this.#house) found.push(...(await this.#house.catch(() => null))?.trouble() ?? []);
    return found;
  }

  /** Pictures of what the signed-in visitors see, for whoever has to find out why a test failed. */
  async pictures(name) {
    for (const [role, visitor] of this.#signedIn) await visitor.shot(`${name} ${role}`).catch(() => null);
  }

  async close() {
    await (await this.#browser?.catch(() => null))?.close();
    await (await this.#house?.catch(() => null))?.stop();
  }
}

/** Fails the test with all the sentences, if there are any. */
export function none(findings, about = '') {
  if (findings.length) throw new Error([`${findings.length} findings ${about}`.trim(), ...findings.map((one) => `  - ${one}`)].join('\n'));
}
