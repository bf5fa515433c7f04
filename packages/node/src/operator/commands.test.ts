import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nabij } from '../../../../test/nabij.ts';
import { pointEnvironment } from '../../../../test/network.ts';
import { unlockAccount } from '../access/accounts.ts';
import { openDatabase } from '../system/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../system/embedded-postgres.ts';
import { VARIABLES } from '../system/variables.ts';
import { openIntakeKeys } from '../vault/intake-key.ts';
import { COMMANDS } from './commands.ts';

const PASSWORD = 'zeven-lange-woorden';
const TOWN = pointEnvironment({
  name: 'Meldpunt Wilgendrecht',
  town: 'Wilgendrecht',
  municipality: 'XXDL01',
  population: 3_000,
});

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabij-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('wrong use', () => {
  it.each([
    ['no command', []],
    ['an unknown option', ['members', '--all']],
  ])('(%s) shows every command and ends with 2', async (_, words) => {
    const { code, out, err } = await nabij(words);
    expect([code, out]).toEqual([2, '']);
    for (const { usage, meaning } of COMMANDS) {
      expect(err).toContain(`nabij ${usage}`);
      expect(err).toContain(meaning);
    }
  });

  it('of a configuration names what is wrong and no secret, and ends with 1', async () => {
    const env = {
      ...TOWN,
      NABIJ_URL: 'nowhere',
      DATABASE_URL: 'mysql://me:geheim-wachtwoord@db/x',
    };
    const { code, out, err } = await nabij(['members'], env);
    expect([code, out]).toEqual([1, '']);
    for (const name of ['NABIJ_URL', 'DATABASE_URL']) expect(err).toContain(name);
    expect(err).not.toContain('geheim-wachtwoord');
  });

  it('of an address without a database says so and tells no secret', async () => {
    const env = {
      ...TOWN,
      NABIJ_URL: 'https://meldpunt.example',
      NABIJ_DATA: join(folder, 'none'),
      DATABASE_URL: 'postgres://me:geheim-wachtwoord@127.0.0.1:1/nothing',
    };
    const { code, out, err } = await nabij(['migrate'], env);
    expect([code, err]).toEqual([1, 'The database cannot be reached: check DATABASE_URL.\n']);
    expect(out).toBe('');
  });
});

it('config prints every variable with its meaning and default, and no value', async () => {
  const { code, out } = await nabij(['config'], { DATABASE_URL: 'postgres://geheim@x/y' });
  expect(code).toBe(0);
  for (const { name, meaning } of VARIABLES) {
    expect(out).toContain(name);
    expect(out).toContain(meaning);
  }
  expect(out).not.toContain('geheim');
});

describe('a point on the embedded database', () => {
  const env = () => ({
    ...TOWN,
    NABIJ_URL: 'https://meldpunt.example',
    NABIJ_DATA: join(folder, 'point'),
  });
  const anna = ['--login', 'Anna', '--name', 'Anna Zoeker'];
  const ben = ['add-worker', '--login', 'ben', '--name', 'Ben', '--by', 'anna'];

  it('is set up without a running node, with a fingerprint to read aloud', async () => {
    const { code, out, err } = await nabij(['init', ...anna], env(), `${PASSWORD}\n`);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Anna Zoeker can sign in as Anna.');
    expect(out).toMatch(/Fingerprint of this node, to read aloud:\n {2}\S+/);
    expect(out).not.toContain(PASSWORD);
  });

  describe('beside the running node', () => {
    let server: EmbeddedPostgres;
    const alone = ['add-worker', '--login', 'x', '--name', 'X'];

    beforeAll(async () => {
      server = await startEmbeddedPostgres(join(folder, 'point', 'postgres'));
    });
    afterAll(() => server.stop());

    it('takes a colleague whom somebody with the key lets in', async () => {
      const wrong = await nabij(ben, env(), `wrong-${PASSWORD}\n\n`);
      expect([wrong.code, wrong.err]).toEqual([1, 'The name or the password is not right.\n']);
      const right = await nabij(ben, env(), `${PASSWORD}\n\n`);
      expect([right.code, right.err]).toEqual([0, '']);
      const made = /Password: (\S+)/.exec(right.out)?.[1] ?? '';
      expect(made).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
      expect(right.out).not.toContain(PASSWORD);
      const database = openDatabase(server.url('nabij'), { max: 1 });
      const who = await unlockAccount(database.db, 'ben', made);
      expect((await openIntakeKeys(database.db, who)).size).toBe(1);
      await database.close();
    });

    it.each([
      [
        'a second set-up',
        ['init', ...anna],
        'This point is set up already: add-worker adds accounts.',
      ],
      ['a taken login', [...ben], 'Somebody has the login ben already.'],
      [
        'a short password',
        [...alone, '--role', 'administrator'],
        'A password needs 12 characters or more.',
      ],
    ])('refuses %s in one sentence', async (_, words, sentence) => {
      const typed = sentence.includes('12') ? 'kort\n' : `${PASSWORD}\n${PASSWORD}\n`;
      const { code, err } = await nabij(words, env(), typed);
      expect([code, err]).toEqual([1, `${sentence}\n`]);
    });

    it('takes no worker without a colleague, nor a role of the region', async () => {
      expect((await nabij(alone, env())).code).toBe(2);
      expect((await nabij([...alone, '--role', 'keeper', '--by', 'anna'], env())).code).toBe(2);
      expect((await nabij(['members'], env())).out).toBe('No other node is known yet.\n');
    });
  });
});
