// The program itself, started with a fresh demonstration in a folder of its own, on a free loopback port.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const PATIENCE_MS = 120_000;

/** Starts $BROTSAK_BIN. Gives { url, people: Map(role → { name, password }), trouble(), stop() }. */
export async function openHouse(program = process.env.BROTSAK_BIN) {
  if (!program) throw new Error('BROTSAK_BIN names no program; run tests/run --only browser');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'brotsak-browser-'));
  const child = spawn(program, ['demo', '--data', path.join(folder, 'data'), '--port', '0'], {
    env: { ...process.env, BROTSAK_DEMO_PLAIN: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '', complained = '', stopping = false;
  const ended = new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    child.on('error', (why) => resolve(why.message));
  });
  child.stderr.setEncoding('utf8').on('data', (text) => { complained += text; });

  const stop = async () => {
    stopping = true;
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(late);
    fs.rmSync(folder, { recursive: true, force: true });
  };

  const address = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${program} printed no address`)), PATIENCE_MS);
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const found = said.match(/^\s*Adresse:\s+(http:\/\/127\.0\.0\.1:\d+)\/?\s*$/m);
      if (found) { clearTimeout(late); resolve(found[1]); }
    });
    ended.then((how) => {
      clearTimeout(late);
      reject(new Error(`${program} demo ended (${how}) before it printed an address\n${said}${complained}`));
    });
  });
  let url;
  try {
    url = await address;
    await fetch(url, { redirect: 'manual' });
  } catch (why) {
    await stop();
    throw why;
  }
  let how = null;
  ended.then((end) => { how = stopping ? null : end; });
  return { url, get people() { return signIns(said); }, trouble: () => trouble(how, complained), stop };
}

/** The lines `sign-in role=R name=N password=P`; the password is the rest of its line. */
function signIns(said) {
  const lines = said.matchAll(/^sign-in role=(\S+) name=(\S+) password=(.+?)\r?$/gm);
  return new Map([...lines].map(([, role, name, password]) => [role, { name, password }]));
}

/** What went wrong in the program while nobody looked. */
function trouble(how, complained) {
  const found = complained.split('\n').filter((line) => /panicked at/.test(line)).map((line) => `the program panicked: ${line}`);
  if (how) found.push(`the program stopped by itself (${how})\n${complained.slice(-2000)}`);
  return found;
}
