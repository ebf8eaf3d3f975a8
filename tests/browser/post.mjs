// A real mail server on loopback (tests/smtpd.py), and the mails it has received.
import { spawn } from 'node:child_process';
import path from 'node:path';

export const PYTHON = process.env.BROTSAK_PYTHON ?? path.resolve(import.meta.dirname, '../.venv/bin/python3');
const PATIENCE_MS = 60_000;

/** Gives { port, to(address), close() }; `to` waits for the next mail to somebody: { subject, text, link }. */
export async function openPost(folder) {
  const child = spawn(PYTHON, ['-B', path.resolve(import.meta.dirname, '../smtpd.py'), folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const mails = [], waiting = new Set();
  let half = '', ports;
  const listening = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the mail server ended with ${code}`)));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const lines = (half + text).split('\n');
      half = lines.pop();
      for (const line of lines.map((one) => JSON.parse(one))) {
        if (!ports) resolve(ports = line);
        else mails.push(read(line));
      }
      for (const look of waiting) look();
    });
  });
  const ended = new Promise((resolve) => { child.on('close', resolve); });
  await listening;
  const to = (address) => new Promise((resolve, reject) => {
    const late = setTimeout(() => { waiting.delete(look); reject(new Error(`no mail to ${address}, only to ${mails.map((mail) => mail.to).join(', ') || 'nobody'}`)); }, PATIENCE_MS);
    const look = () => {
      const at = mails.findIndex((mail) => mail.to.includes(address));
      if (at < 0) return;
      clearTimeout(late);
      waiting.delete(look);
      resolve(mails.splice(at, 1)[0]);
    };
    waiting.add(look);
    look();
  });
  const close = async () => {
    child.stdin.end();
    await ended;
  };
  return { port: ports.plain, to, close };
}

function read({ to, headers, parts }) {
  const subject = headers.find(([name]) => name.toLowerCase() === 'subject')?.[1] ?? '';
  const text = parts.map(([, content]) => content).join('\n');
  return { to, subject, text, link: text.match(/http:\/\/\S+?\/t\/[0-9a-f]+/)?.[0] };
}
