import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '@nabij/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  environmentOf,
  freePort,
  type NetworkNode,
  networkNode,
  pointEnvironment,
  setClock,
} from '../../../../test/network.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { unlockAccount } from '../access/accounts.ts';
import { openDatabase } from '../system/database.ts';
import { attachEmbeddedPostgres, startEmbeddedPostgres } from '../system/embedded-postgres.ts';
import { createLog } from '../system/log.ts';
import { VARIABLES } from '../system/variables.ts';
import { openIntakeKeys } from '../vault/intake-key.ts';
import { COMMANDS } from './commands.ts';

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url));
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

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a command as an administrator would, with lines typed into it. */
function nabij(words: string[], env: Record<string, string> = {}, typed = ''): Promise<Ran> {
  const child = spawn(process.execPath, [CLI, ...words], {
    env: { PATH: process.env.PATH, ...env },
  });
  const ran: Ran = { code: null, out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    ran.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    ran.err += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(typed);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...ran, code }));
  });
}

describe('wrong use', () => {
  it.each([
    ['no command', []],
    ['an unknown one', ['explode']],
    ['an unknown option', ['members', '--all']],
    ['an option without its value', ['init', '--login']],
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

  it('is set up, once, with a fingerprint to read aloud', async () => {
    expect((await nabij(['init', '--name', 'Anna'], env())).code).toBe(2);
    const short = await nabij(['init', ...anna], env(), 'kort\n');
    expect([short.code, short.err]).toEqual([1, 'A password needs 12 characters or more.\n']);
    const first = await nabij(['init', ...anna], env(), `${PASSWORD}\n`);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toContain('Anna Zoeker can sign in as Anna.');
    expect(first.out).toMatch(/Fingerprint of this node, to read aloud:\n {2}\S+/);
    expect(first.out).not.toContain(PASSWORD);
    const again = await nabij(['init', ...anna], env(), `${PASSWORD}\n`);
    expect([again.code, again.err]).toEqual([
      1,
      'This point is set up already: add-worker adds accounts.\n',
    ]);
  });

  it('takes a colleague whom somebody with the key lets in, beside the running node', async () => {
    const server = await startEmbeddedPostgres(join(folder, 'point', 'postgres'));
    try {
      const words = [`${PASSWORD}\n\n`, `wrong-${PASSWORD}\n\n`];
      const wrong = await nabij(ben, env(), words[1]);
      expect([wrong.code, wrong.err]).toEqual([1, 'The name or the password is not right.\n']);
      const right = await nabij(ben, env(), words[0]);
      expect([right.code, right.err]).toEqual([0, '']);
      const made = /Password: (\S+)/.exec(right.out)?.[1] ?? '';
      expect(made).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
      expect(right.out).not.toContain(PASSWORD);
      const taken = await nabij(ben, env(), words[0]);
      expect([taken.code, taken.err]).toEqual([1, 'Somebody has the login ben already.\n']);
      expect(await attachEmbeddedPostgres(join(folder, 'point', 'postgres'))).toBeDefined();
      const database = openDatabase(server.url('nabij'), { max: 1 });
      const who = await unlockAccount(database.db, 'ben', made);
      expect((await openIntakeKeys(database.db, who)).size).toBe(1);
      await database.close();
    } finally {
      await server.stop();
    }
  });

  it('takes no worker without a colleague, nor a role of the region', async () => {
    const alone = ['add-worker', '--login', 'x', '--name', 'X'];
    expect((await nabij(alone, env())).code).toBe(2);
    expect((await nabij([...alone, '--role', 'keeper', '--by', 'anna'], env())).code).toBe(2);
    const admin = await nabij([...alone, '--role', 'administrator'], env(), `${PASSWORD}\n`);
    expect([admin.code, admin.err]).toEqual([0, '']);
    expect((await nabij(['members'], env())).out).toBe('No other node is known yet.\n');
  });
});

describe('a point and a coordinator that run', () => {
  const databases: FreshDatabase[] = [];
  const nodes: NetworkNode[] = [];
  const run = (at: number, words: string[]) => {
    const node = nodes[at];
    if (!node) throw new Error('It was started');
    return nabij(words, environmentOf(node.plan));
  };

  beforeAll(async () => {
    const region = { NABIJ_ROLE: 'coordinator', NABIJ_NAME: 'Regio Drieland' };
    for (const [id, env] of [
      ['town', TOWN],
      ['region', region],
    ] as const) {
      const database = await freshDatabase(id === 'town' ? 'point' : 'coordinator');
      databases.push(database);
      const node = networkNode({
        id,
        env,
        people: [],
        clock: setClock(new Date()),
        log: createLog({ level: 'silent' }),
        databaseUrl: database.url,
        keysDir: join(folder, id, 'keys'),
        port: await freePort(),
        delivers: false,
      });
      nodes.push(node);
      await node.start();
    }
  });
  afterAll(async () => {
    for (const node of nodes) await node.stop();
    for (const database of databases) await database.drop();
  });

  it('come to know one another by two commands and a telephone', async () => {
    const [town, region] = nodes;
    if (!town || !region) throw new Error('Both were started');
    const spoken = (node: NetworkNode) => fingerprint(node.running().key.publicJwk);
    const wrong = await run(0, ['join', region.url, '--fingerprint', spoken(town)]);
    expect([wrong.code, wrong.err]).toEqual([
      1,
      'The fingerprint is not that of the node at this address. Do not go on.\n',
    ]);
    const joined = await run(0, ['join', region.url, '--fingerprint', spoken(region)]);
    expect([joined.code, joined.err]).toEqual([0, '']);
    expect(joined.out).toContain(`Regio Drieland (${region.url}) is known now.`);
    for (const node of [town, region]) expect(joined.out).toContain(spoken(node));
    expect((await run(1, ['admit', town.url])).code).toBe(0);
    expect((await run(0, ['members'])).out).toContain(`${region.url}\tsuperior\t${spoken(region)}`);
    expect((await run(1, ['members'])).out).toContain(`${town.url}\tmember\t${spoken(town)}`);
  });

  it('do not take what is no node of the right kind', async () => {
    const [town, region] = nodes;
    expect((await run(0, ['join'])).code).toBe(2);
    const itself = await run(0, ['join', town?.url ?? '']);
    expect([itself.code, itself.err]).toEqual([
      1,
      'The node at this address does not have the role that is needed.\n',
    ]);
    const path = await run(0, ['join', `${region?.url}/path`]);
    expect([path.code, path.err.split('\n').length]).toEqual([1, 2]);
  });
});
