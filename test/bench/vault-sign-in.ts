import { randomBytes } from 'node:crypto';
import { passwordKey } from '../../packages/node/src/access/password/password.ts';
import { createApp } from '../../packages/node/src/app.ts';
import { loadConfig } from '../../packages/node/src/system/config.ts';
import { openDatabase } from '../../packages/node/src/system/database.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import { pointEnvironment, setClock } from '../network.ts';
import { signInWithCode } from '../sign-in.ts';
import { milliseconds } from './load.ts';
import { type BenchVault, LEAD } from './vault-point.ts';

const TIMES = 20;
const URL_OF_POINT = 'https://meldpunt.example';
const TOWN = { name: 'Meldpunt Bench', town: 'Bench', municipality: 'XX0000', population: 30_000 };

/** Password and second step as they come in, beside the Argon2id that is most of it. */
export async function benchSignIn(
  { url, key }: BenchVault,
  print: (row: object) => void,
): Promise<void> {
  const shape = { bench: 'vault', unit: 'ms' };
  const salt = randomBytes(16);
  print({
    ...shape,
    what: 'Argon2id',
    ...(await milliseconds(TIMES, () => passwordKey(LEAD.password, salt))),
  });
  const database = openDatabase(url);
  const clock = setClock(new Date());
  const env = { ...pointEnvironment(TOWN), NABIJ_URL: URL_OF_POINT };
  const log = createLog({ level: 'silent' });
  const config = loadConfig(env);
  const app = createApp({ config, database, key, clock, log, wake: () => {} });
  const signIn = async () => {
    // a code is good once
    clock.set(new Date(clock.now().getTime() + 60_000));
    let cookie = '';
    const send = async (path: string, body: unknown) => {
      const answer = await app.request(`${URL_OF_POINT}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: URL_OF_POINT, cookie },
        body: JSON.stringify(body),
      });
      const [given = cookie] = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
      cookie = given;
      return answer;
    };
    await signInWithCode(send, LEAD, clock.now());
  };
  print({ ...shape, what: 'sign-in', ...(await milliseconds(TIMES, signIn)) });
  await database.close();
}
