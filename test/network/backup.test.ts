import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint } from '@nabij/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode } from '../../packages/node/src/access/second-step/totp.ts';
import { openBackup, readBackup } from '../../packages/node/src/operator/backup/read.ts';
import { type RunningNode, startNode } from '../../packages/node/src/start.ts';
import { loadConfig } from '../../packages/node/src/system/config.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import { nabij } from '../nabij.ts';
import { freePort, pointEnvironment, setClock } from '../network.ts';
import { signInWithCode } from '../sign-in.ts';
import { type FiledByHand, fileByHand, senderOf } from './by-hand.ts';
import { type Client, clientOf } from './client.ts';
import { newSecrets, type Secrets } from './secrets.ts';

const HOUR = 3_600_000;

/** A machine with nothing on it but the program: its folder is empty until the node starts. */
interface Machine {
  readonly env: Record<string, string>;
  readonly folder: string;
  start(at: Date): Promise<RunningNode>;
  stop(): Promise<void>;
}

let root: string;
let port: number;
const machines: Machine[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nabij-backup-'));
  port = await freePort();
});
afterAll(async () => {
  for (const machine of machines) await machine.stop();
  await rm(root, { recursive: true });
});

/** Each with its own PostgreSQL and keys, all to be reached at the same address. */
function machine(name: string): Machine {
  const folder = join(root, name);
  const town = { name: 'Meldpunt Wilgendrecht', town: 'Wilgendrecht' };
  const env = {
    ...pointEnvironment({ ...town, municipality: 'XXDL01', population: 3_000 }),
    NABIJ_URL: `http://localhost:${port}`,
    NABIJ_PORT: String(port),
    NABIJ_DATA: folder,
    NABIJ_ALLOW_LOOPBACK_HTTP: 'true',
  };
  let running: RunningNode | undefined;
  const made: Machine = {
    env,
    folder,
    start: async (at) => {
      const log = createLog({ level: 'silent' });
      running = await startNode(loadConfig(env), { log, clock: setClock(at), delivers: false });
      return running;
    },
    stop: async () => {
      await running?.stop();
      running = undefined;
    },
  };
  machines.push(made);
  return made;
}

interface Lead {
  login: string;
  password: string;
  totpSecret: string;
}

/** Follows the link of an invitation to its end: a password, then a second step. */
async function acceptLink(client: Client, link: string, now: Date): Promise<Lead> {
  const secret = link.split('#')[1] ?? '';
  const password = 'zeven-lange-woorden';
  await sent(client, 'POST', '/api/invitation/accept', { secret, password });
  const offered = await sent(client, 'POST', '/api/account/totp', {});
  const { secret: totpSecret } = JSON.parse(offered) as { secret: string };
  const code = totpCode(totpSecret, now);
  await sent(client, 'PUT', '/api/account/totp', { secret: totpSecret, code });
  return { login: 'anna', password, totpSecret };
}

async function sent(
  client: Client,
  method: 'GET' | 'POST' | 'PUT',
  ...[path, body]: [string, object?]
): Promise<string> {
  const { status, text } = await client.json(method, path, body);
  expect(status, `${path} ${text}`).toBe(200);
  return text;
}

/** Everything in a backup, as who has its code can read it. */
async function contentOf(file: string, code: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  return readBackup(await openBackup(file, code), {
    start: async () => {},
    table: async (_, rows) => {
      for await (const piece of rows) pieces.push(Buffer.from(piece));
    },
    end: async () => Buffer.concat(pieces),
  });
}

describe('a point whose machine is lost', () => {
  const at = new Date();
  const secrets: Secrets = newSecrets();
  const filed: FiledByHand[] = [];
  let first: Machine;
  let lead: Lead;
  let code: string;
  let file: string;
  let spoken: string;

  const fileOne = async () => {
    filed.push(await fileByHand({ url: first.env.NABIJ_URL ?? '', plan: { port } }, secrets));
  };

  beforeAll(async () => {
    first = machine('first');
    const node = await first.start(at);
    spoken = fingerprint(node.key.publicJwk);
    const { out } = await nabij(['init', '--login', 'anna', '--name', 'Anna'], first.env);
    const client = clientOf(node.url, port);
    lead = await acceptLink(client, /http\S+#\S+/.exec(out)?.[0] ?? '', at);
    const sheet = await sent(client, 'POST', '/api/keys/recovery-sheet');
    ({ code } = JSON.parse(sheet) as { code: string });
    await fileOne();
    await fileOne();
    file = join(root, 'nightly');
    // filings go on arriving while the backup is made
    const made = nabij(['backup', file], first.env);
    for (let ended = false; !ended; ) {
      ended = await Promise.race([made.then(() => true), fileOne().then(() => false)]);
    }
    const { code: exit, err } = await made;
    expect([exit, err]).toEqual([0, expect.stringContaining('is whole')]);
    await first.stop();
  });

  it('has a backup in which nobody reads what was filed, not even with its code', async () => {
    const search = secrets.search();
    expect(search.size).toBeGreaterThan(100);
    expect(search.in(await readFile(file))).toEqual([]);
    expect(search.in(await contentOf(file, code))).toEqual([]);
  });

  it('does not come back from a wrong code, nor from a file that is not whole', async () => {
    const empty = machine('empty');
    const wrong = await nabij(['restore', file], empty.env, 'AAAA-BBBB\n');
    expect([wrong.code, wrong.err]).toEqual([1, 'This is not the code of the recovery sheet.\n']);
    await expect(stat(join(empty.folder, 'keys'))).rejects.toThrow();
    const cut = join(root, 'cut');
    await writeFile(cut, (await readFile(file)).subarray(0, -1));
    const broken = await nabij(['restore', cut], empty.env, `${code}\n`);
    expect([broken.code, broken.err]).toEqual([
      1,
      'The backup file is damaged or cut off. Take another one.\n',
    ]);
    await expect(stat(join(empty.folder, 'keys'))).rejects.toThrow();
  });

  describe('comes back on an empty one', () => {
    let node: RunningNode;
    const later = new Date(at.getTime() + HOUR);

    beforeAll(async () => {
      const second = machine('second');
      const { code: exit, out, err } = await nabij(['restore', file], second.env, `${code}\n`);
      expect([exit, err]).toEqual([0, '']);
      expect(out).toContain('The audit log is whole');
      expect(out).toContain(spoken);
      node = await second.start(later);
    });

    it('where a lead signs in as before and opens the cases', async () => {
      const client = clientOf(node.url, port);
      await signInWithCode(senderOf(client), lead, later);
      const list = await sent(client, 'GET', '/api/cases?state=open');
      const { cases } = JSON.parse(list) as { cases: { id: string }[] };
      expect(cases.length).toBeGreaterThanOrEqual(2);
      const opened = await Promise.all(
        cases.map(({ id }) => sent(client, 'GET', `/api/cases/${id}`)),
      );
      const stories = filed.slice(0, cases.length).map(({ story }) => story);
      for (const story of stories) expect(opened.some((text) => text.includes(story))).toBe(true);
    });

    it('where a reporter comes back with the receipt code', async () => {
      const reporter = clientOf(node.url, port);
      const { code: receipt, story } = filed[0] ?? { code: '', story: 'nothing' };
      const answer = await reporter.form('/follow', { code: receipt });
      expect([answer.status, answer.text]).toEqual([200, expect.stringContaining(story)]);
    });

    it('where everything fits that was being written when the backup was made', async () => {
      const { db } = node.database;
      const [row] = await db.execute(`
        select (select count(*)::int from filings) as filings,
          (select count(*)::int from cases) as cases,
          (select count(*)::int from cases join filings on filings.id = filing_id) as both,
          (select count(*)::int from tallies where measure = 'received') as tallies`);
      const n = row?.cases;
      expect(row).toEqual({ filings: n, cases: n, both: n, tallies: n });
    });

    it('where the audit log goes on, and the next case has the next number', async () => {
      await fileByHand({ url: node.url, plan: { port } }, newSecrets());
      const numbers = await node.database.db.execute('select number from cases order by number');
      expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length);
      const doctor = await nabij(['doctor'], machines.at(-1)?.env);
      expect(doctor.out).toContain('The audit log is whole');
    });
  });
});
