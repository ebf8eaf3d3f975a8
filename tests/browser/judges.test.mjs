// The judges themselves before a judge: each has to find the fault in a page that has exactly one.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { MODES, accessibility, inline, keyboard, sideways, test } from './lib.mjs';

const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
  + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const page = (main, head = '') => `<!DOCTYPE html><html lang="nn"><head><title>Prøve</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/style.css">${head}</head>
<body><main><h1>Prøve</h1>${main}</main></body></html>`;

const SERVED = {
  '/style.css': ['text/css', 'a:focus-visible, input:focus-visible { outline: 3px solid #005 } .bare:focus-visible { outline: none } '
    + '.wide { width: 600px } .pale { color: #999; background: #fff } @media (prefers-color-scheme: dark) { body { background: #111; color: #eee } a { color: #9cf } .night { color: #333 } }'],
  '/icon.svg': ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  '/good': page('<p><a href="/good">Vidare</a></p><label>Namn <input name="n"></label>'),
  '/pale': page('<p class="pale">Bleik tekst</p><p><a href="/good">Vidare</a></p>'),
  '/night': page('<p class="night">Berre leseleg om dagen</p><p><a href="/good">Vidare</a></p>'),
  '/nameless': page('<p><a href="/good">Vidare</a></p><input name="n">'),
  '/wide': page('<p class="wide">Brei</p><p><a href="/good">Vidare</a></p>'),
  '/bare': page('<p><a class="bare" href="/good">Vidare</a></p>'),
  '/styled': page('<p style="color: red">Farga</p>'),
  '/scripted': page('<p><a href="/good" onclick="go()">Vidare</a></p><script>go()</script>'),
  '/outside': page('<p><img src="http://bilete.example/a.png" alt="Utanfrå"></p>'),
};

async function withServer(run) {
  const server = http.createServer((request, response) => {
    const found = SERVED[request.url];
    const [type, body] = Array.isArray(found) ? found : ['text/html; charset=utf-8', found];
    response.writeHead(found ? 200 : 404, { 'content-type': type, 'content-security-policy': POLICY });
    response.end(body ?? 'nei');
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  try {
    return await run(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The answer, and what each judge says of `where` on the screen `mode`. */
async function judged(t, where, mode = 'desktop') {
  return withServer(async (url) => {
    const visitor = await t.guest(url);
    await visitor.use(mode);
    const answer = await visitor.go(where);
    const verdicts = {
      inline: inline(answer), keyboard: await keyboard(visitor),
      accessibility: await accessibility(visitor), sideways: await sideways(visitor),
    };
    return { ...verdicts, complaints: visitor.complaints.splice(0) };
  });
}

const says = (findings, pattern) => assert.ok(findings.some((one) => pattern.test(one)), `expected ${pattern}, got ${JSON.stringify(findings)}`);

test('a good page passes every judge on every screen', async (t) => {
  for (const mode of Object.keys(MODES)) {
    assert.deepEqual(await judged(t, '/good', mode), { inline: [], keyboard: [], accessibility: [], sideways: [], complaints: [] }, mode);
  }
});

test('pale text and a field without a name are seen', async (t) => {
  says((await judged(t, '/pale')).accessibility, /^color-contrast/);
  says((await judged(t, '/nameless')).accessibility, /^label/);
});

test('what can be read by day only is seen in the dark', async (t) => {
  assert.deepEqual((await judged(t, '/night')).accessibility, []);
  says((await judged(t, '/night', 'dark')).accessibility, /^color-contrast/);
});

test('a page that is too wide for a telephone is seen', async (t) => {
  assert.deepEqual((await judged(t, '/wide')).sideways, []);
  says((await judged(t, '/wide', 'mobile')).sideways, /scrolls sideways/);
  says((await judged(t, '/wide', 'narrow')).sideways, /scrolls sideways/);
});

test('a focus that is not shown is seen', async (t) => {
  says((await judged(t, '/bare')).keyboard, /no visible focus on <a class="bare"/);
});

test('style and script in the page are seen, and the policy stops them', async (t) => {
  const styled = await judged(t, '/styled'), scripted = await judged(t, '/scripted');
  says(styled.inline, /inline style: <p style/);
  says(styled.complaints, /console error: .*inline style/);
  says(scripted.inline, /inline script: <a href/);
  says(scripted.inline, /a script stands in the page/);
});

test('a request to somewhere else is seen', async (t) => {
  says((await judged(t, '/outside')).complaints, /outside request: http:\/\/bilete\.example\/a\.png/);
});

test('a policy that allows what is unsafe is seen', () => {
  const headers = { 'content-security-policy': "default-src 'none'; script-src 'self' 'unsafe-inline'" };
  says(inline({ html: '', headers }), /unsafe/);
  says(inline({ html: '', headers: {} }), /no policy/);
});

test('markup that breaks the standard is seen by both validators', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'brotsak-markup-'));
  const judge = () => spawnSync('node', [path.join(import.meta.dirname, 'markup.mjs'), folder], { encoding: 'utf8' });
  try {
    assert.deepEqual([judge().status, judge().stdout.startsWith('no saved pages')], [1, true]);
    fs.writeFileSync(path.join(folder, 'good.html'), page('<p>Godt</p>'));
    fs.writeFileSync(path.join(folder, 'bad.html'), page('<p id="a">Ein</p><p id="a"><div>To</p>'));
    const { status, stdout } = judge();
    assert.equal(status, 1);
    assert.match(stdout, /^FAIL bad\.html: Nu error, line \d+: .*[Dd]uplicate ID/m);
    assert.match(stdout, /^FAIL bad\.html: html-validate no-dup-id, line \d+/m);
    assert.match(stdout, /^1 passed, 1 failed$/m);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
