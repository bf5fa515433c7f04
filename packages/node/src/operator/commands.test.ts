import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nabij } from '../../../../test/nabij.ts';
import { pointEnvironment } from '../../../../test/network.ts';
import { freshDatabase } from '../../../../test/postgres.ts';
import { type OpenAccount, unlockAccount } from '../access/accounts.ts';
import { acceptInvitation } from '../access/team/accept.ts';
import { letInMember } from '../access/team/letting-in.ts';
import { loadOrCreateNodeKey } from '../federation/node-key.ts';
import { type Database, openDatabase } from '../system/database.ts';
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

it('init at a coordinator invites its keeper', async () => {
  const database = await freshDatabase('coordinator');
  const env = {
    NABIJ_ROLE: 'coordinator',
    NABIJ_NAME: 'Regio Drieland',
    NABIJ_URL: 'https://regio.example',
    NABIJ_DATA: join(folder, 'region'),
    DATABASE_URL: database.url,
  };
  const { code, out } = await nabij(['init', '--login', 'kees', '--name', 'Kees'], env);
  expect([code, linkIn(out)]).toEqual([0, expect.stringContaining('example/region/invitation#')]);
  const rows = await database.db.execute('select login, role, accepted_at from accounts');
  expect([...rows]).toEqual([{ login: 'kees', role: 'keeper', accepted_at: null }]);
  await database.drop();
});

describe('a point on the embedded database', () => {
  const env = () => ({
    ...TOWN,
    NABIJ_URL: 'https://meldpunt.example',
    NABIJ_DATA: join(folder, 'point'),
  });
  const anna = ['--login', 'Anna', '--name', 'Anna Zoeker'];
  let lost: string;

  it('is set up without a running node: a link, a fingerprint, and no password', async () => {
    const { code, out, err } = await nabij(['init', ...anna], env());
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('For Anna Zoeker only.');
    expect(out).toMatch(/Fingerprint of this node, to read aloud:\n {2}\S+/);
    expect(out).not.toMatch(/password/i);
    lost = linkIn(out);
    expect(lost).toMatch(/^https:\/\/meldpunt\.example\/desk\/invitation#[\w-]{43}$/);
  });

  describe('beside the running node', () => {
    let server: EmbeddedPostgres;
    let database: Database;
    const ben = ['add-worker', '--login', 'ben', '--name', 'Ben', '--by', 'anna'];
    const alone = ['add-worker', '--login', 'x', '--name', 'X'];

    beforeAll(async () => {
      server = await startEmbeddedPostgres(join(folder, 'point', 'postgres'));
      database = openDatabase(server.url('nabij'), { max: 1 });
    });
    afterAll(async () => {
      await database.close();
      await server.stop();
    });

    /** What the page behind the link does. */
    async function accept(link: string, password = PASSWORD): Promise<OpenAccount> {
      const key = await loadOrCreateNodeKey(join(folder, 'point', 'keys'));
      const secret = link.split('#')[1] ?? '';
      const node = { role: 'point' } as const;
      return acceptInvitation(database.db, { secret, password, node, key, now: new Date() });
    }

    it('takes a lost link back when it makes a new one', async () => {
      const again = linkIn((await nabij(['init', ...anna], env())).out);
      await expect(accept(lost)).rejects.toMatchObject({ problem: 'invitation-unknown' });
      const who = await accept(again);
      expect((await openIntakeKeys(database.db, who)).size).toBe(1);
    });

    it('takes a colleague whom a lead invites by their own password', async () => {
      const wrong = await nabij(ben, env(), `wrong-${PASSWORD}\n`);
      expect([wrong.code, wrong.err]).toEqual([1, 'The name or the password is not right.\n']);
      const right = await nabij(ben, env(), `${PASSWORD}\n`);
      expect([right.code, right.err]).toEqual([0, '']);
      expect(right.out).not.toContain(PASSWORD);
      const who = await accept(linkIn(right.out), 'acht-nog-langere-woorden');
      expect((await openIntakeKeys(database.db, who)).size).toBe(0);
      const lead = await unlockAccount(database.db, 'anna', PASSWORD);
      const key = await loadOrCreateNodeKey(join(folder, 'point', 'keys'));
      const actor = { kind: 'account', id: lead.accountId } as const;
      const { accountId } = who;
      const nodeKeys = [key.publicJwk];
      const now = new Date();
      await letInMember(database.db, { accountId, holder: lead, actor, nodeKeys, now });
      expect((await openIntakeKeys(database.db, who)).size).toBe(1);
    });

    it('makes no new link for a lead at the wish of who does not look after leads', async () => {
      const eva = ['add-worker', '--login', 'eva', '--name', 'Eva', '--role', 'lead', '--by'];
      const link = linkIn((await nabij([...eva, 'anna'], env(), `${PASSWORD}\n`)).out);
      const { code, err } = await nabij([...eva, 'ben'], env(), 'acht-nog-langere-woorden\n');
      expect([code, err]).toEqual([1, 'Your role does not allow this.\n']);
      const { accountId } = await accept(link);
      expect(accountId).toHaveLength(36);
    });

    it('takes an administrator without anybody, since they open no case', async () => {
      const { code, out } = await nabij([...alone, '--role', 'administrator'], env());
      expect(code).toBe(0);
      const who = await accept(linkIn(out));
      expect((await openIntakeKeys(database.db, who)).size).toBe(0);
    });

    it.each([
      [
        'a second set-up',
        ['init', ...anna],
        'This point is set up already: add-worker adds accounts.',
      ],
      ['a taken login', ben, 'Somebody has this login already.'],
      [
        'a worker whom nobody vouches for',
        alone,
        'Who is to open cases is invited by a lead: say who with --by.',
      ],
    ])('refuses %s in one sentence', async (_, words, sentence) => {
      const { code, err } = await nabij(words, env(), `${PASSWORD}\n`);
      expect([code, err]).toEqual([1, `${sentence}\n`]);
    });

    it('takes no role of the region', async () => {
      expect((await nabij([...alone, '--role', 'keeper', '--by', 'anna'], env())).code).toBe(2);
      expect((await nabij(['members'], env())).out).toBe('No other node is known yet.\n');
    });
  });
});

/** The link that a command printed. */
function linkIn(out: string): string {
  return /https:\S+#\S+/.exec(out)?.[0] ?? '';
}
