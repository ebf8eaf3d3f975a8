// The program itself, started in a folder of its own, on a free loopback port.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const PATIENCE_MS = 120_000;

/** What a developer has set for a house of their own is nothing to these. */
const own = (env) => ({ ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('BROTSAK_'))), ...env });

export function makeFolder() {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'brotsak-browser-'));
}

function program() {
  if (!process.env.BROTSAK_BIN) throw new Error('BROTSAK_BIN names no program; run tests/run --only browser');
  return path.resolve(process.env.BROTSAK_BIN);
}

/** The same program with a clock that is LATER_DAYS ahead; `cargo test` builds it beside the program. */
export function later() {
  return path.join(path.dirname(program()), 'examples', 'later');
}

/** Runs a command of $BROTSAK_BIN to its end and gives what it printed; fails if the program did. */
export function run(folder, args, env = {}) {
  const { status, stdout, stderr, error } = spawnSync(program(), args, { cwd: folder, env: own(env), encoding: 'utf8' });
  if (status !== 0) throw new Error(`brotsak ${args.join(' ')} ended with ${status ?? error}\n${stdout}${stderr}`);
  return stdout;
}

/** A fresh demonstration. Gives { url, people: Map(role → { name, password }), trouble(), stop() }. */
export async function openHouse() {
  const folder = makeFolder();
  const house = await start(folder, ['demo', '--data', path.join(folder, 'data'), '--port', '0'], {
    BROTSAK_DEMO_PLAIN: '1',
    // Nobody has to have a code, and everybody may.
    BROTSAK_SIGN_IN_SECOND_FACTOR: 'optional', BROTSAK_SIGN_IN_LEADER_SECOND_FACTOR: 'optional',
  });
  const stop = async () => {
    await house.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { ...house, people: signIns(house.said), stop };
}

/** Starts $BROTSAK_BIN, or `binary`. Gives { url, said, trouble(), stop() } as soon as it answers. */
export async function start(folder, args, env, binary = program()) {
  const child = spawn(binary, args, { cwd: folder, env: own(env), stdio: ['ignore', 'pipe', 'pipe'] });
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
  };

  const address = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`brotsak ${args[0]} printed no address`)), PATIENCE_MS);
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const found = said.match(/^\s*Adresse:\s+(http:\/\/127\.0\.0\.1:\d+)\/?\s*$/m);
      if (found) { clearTimeout(late); resolve(found[1]); }
    });
    ended.then((how) => {
      clearTimeout(late);
      reject(new Error(`brotsak ${args[0]} ended (${how}) before it printed an address\n${said}${complained}`));
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
  return { url, said, trouble: () => trouble(how, complained), stop };
}

/** The lines `sign-in role=R name=N password=P`; the password is the rest of its line. */
export function signIns(said) {
  const lines = said.matchAll(/^sign-in role=(\S+) name=(\S+) password=(.+?)\r?$/gm);
  return new Map([...lines].map(([, role, name, password]) => [role, { name, password }]));
}

/** What went wrong in the program while nobody looked. */
function trouble(how, complained) {
  const found = complained.split('\n').filter((line) => /panicked at/.test(line)).map((line) => `the program panicked: ${line}`);
  if (how) found.push(`the program stopped by itself (${how})\n${complained.slice(-2000)}`);
  return found;
}
