// A real house, founded as an operator founds it: people from a file, accounts by command, mail to a real server.
import fs from 'node:fs';
import path from 'node:path';
import { makeFolder, run, start } from './house.mjs';
import { openPost } from './post.mjs';

/** The fictional municipality of the demonstration. */
const PEOPLE = path.resolve(import.meta.dirname, '../../src/cli/demo/valle.csv');
export const PASSWORD = 'oppdikta fjellbekk i vårflaum';

/** The official schemas, where somebody has them; else null. */
export function schemas() {
  const folder = process.env.BROTSAK_SCHEMAS ?? path.resolve(import.meta.dirname, '../../../shared/archive/schemas');
  return fs.existsSync(folder) ? folder : null;
}

/** `roles`: employee number → role. Gives { url, folder, links: Map(number → setup path), post, trouble(), stop(), verify(), command(words), close() }. */
export async function openOffice(roles) {
  const folder = makeFolder(), data = ['--data', path.join(folder, 'data')];
  const post = await openPost(folder);
  try {
    const env = {
      // The one-time code has a test of its own, second_factor.test.mjs.
      BROTSAK_SIGN_IN_SECOND_FACTOR: 'optional',
      BROTSAK_LISTEN: '127.0.0.1:0',
      BROTSAK_MUNICIPALITY: 'Valle kommune',
      BROTSAK_MAIL_FROM: 'ikkje-svar@valle.example',
      BROTSAK_MAIL_SMTP_HOST: '127.0.0.1',
      BROTSAK_MAIL_SMTP_PORT: String(post.port),
      BROTSAK_MAIL_SMTP_TLS: 'none',
      ...schemas() && { BROTSAK_ARCHIVE_SCHEMA_DIR: schemas() },
    };
    run(folder, ['migrate', ...data], env);
    run(folder, ['people', 'import', PEOPLE, ...data], env);
    const links = new Map(Object.entries(roles).map(([number, role]) => {
      const said = run(folder, ['user', 'add', '--employee-no', number, '--role', role, ...data], env);
      return [number, said.match(/\/setup\/\S+/)[0]];
    }));
    const command = (words) => run(folder, [...words, ...data], env);
    const house = await start(folder, ['serve', ...data], env);
    const close = async () => {
      await house.stop();
      await post.close();
      fs.rmSync(folder, { recursive: true, force: true });
    };
    return { ...house, folder, links, post, verify: () => command(['audit', 'verify']), command, close };
  } catch (why) {
    await post.close();
    fs.rmSync(folder, { recursive: true, force: true });
    throw why;
  }
}
