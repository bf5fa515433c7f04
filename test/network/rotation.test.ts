import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { unlockAccount } from '../../packages/node/src/access/accounts.ts';
import { openCase } from '../../packages/node/src/cases/read.ts';
import { follow } from '../../packages/node/src/intake/follow/follow.ts';
import type { Answers } from '../../packages/node/src/intake/report/answers.ts';
import { systemClock } from '../../packages/node/src/system/clock.ts';
import type { Db } from '../../packages/node/src/system/database.ts';
import { openIntakeKeys, type Unlocked } from '../../packages/node/src/vault/intake-key.ts';
import { resealSome } from '../../packages/node/src/vault/reseal.ts';
import { rotateIntakeKey } from '../../packages/node/src/vault/rotate.ts';
import { citizen, codeOn, EVERYTHING } from '../citizen.ts';
import { filedCase } from '../filed-case.ts';
import { people } from '../people.ts';
import { WORKER as LEAD, POINT_URL, type TestPoint, testPoint } from '../point.ts';
import { cookieFor } from '../sign-in.ts';
import type { Child } from './child.ts';
import { type TestedNode, testedNodes, WORKER } from './tested-nodes.ts';

const ANSWERS: Answers = {
  about: 'CARE',
  want: 'REPORT',
  story: '',
  place: 'HERE',
  elsewhere: '',
  lives: 'YES',
  setting: 'SUPPORT',
  when: '',
  ongoing: false,
  ground: [],
  anonymity: 'ANONYMOUS',
  contact: null,
  role: 'SELF',
  notice: false,
  earlier: null,
};
/** What is needed, and nothing more. */
const { want, place } = EVERYTHING;
const PATIENCE = { timeout: 45_000, interval: 20 };

/** Every filing opens for this holder, and every code opens a story. */
async function everythingOpens(db: Db, who: Unlocked, codes: readonly string[]): Promise<string[]> {
  const keys = await openIntakeKeys(db, who);
  const rows = await db.execute<{ id: string }>('select id from cases');
  const cases = await Promise.all(rows.map(({ id }) => openCase(db, keys, id)));
  const read = cases.map(({ open }) => open.answers.story).sort();
  const followed = await Promise.all(codes.map((code) => follow(db, code)));
  expect(followed.map((one) => one?.answers.story).sort()).toEqual(read);
  return read;
}

const kidsOf = (db: Db, table: 'filings' | 'intake_key_grants') =>
  db.execute<{ kid: string }>(sql`select distinct kid from ${sql.identifier(table)}`);

describe('the intake key is replaced while people file', () => {
  const CITIZENS = 8;
  const EACH = 26;
  let point: TestPoint;
  let kids: string[];
  let codes: string[];

  beforeAll(async () => {
    point = await testPoint();
    [kids, codes] = [[], []];
  });
  afterAll(() => point.drop());

  async function file(story: string): Promise<string> {
    const reporter = citizen(point.app);
    await reporter.answer({ want, story: { story }, place });
    const receipt = await reporter.post('/report/send');
    expect([receipt.status, receipt.path]).toEqual([200, '/report/receipt']);
    return codeOn(receipt);
  }

  async function rotate(): Promise<void> {
    const now = point.clock.now();
    const cookie = await cookieFor(point.db, LEAD, { url: POINT_URL, now });
    const headers = { cookie, origin: POINT_URL };
    const request = { method: 'POST', headers };
    const answer = await point.app.request(`${POINT_URL}/api/keys/rotate`, request);
    expect(answer.status).toBe(200);
    const { current } = (await answer.json()) as { current: { kid: string } };
    kids.push(current.kid);
  }

  async function reseal(limit: number): Promise<number> {
    const keys = await openIntakeKeys(point.db, point.worker);
    const options = { now: point.clock.now(), limit, nodeKeys: [point.key.publicJwk] };
    return (await resealSome(point.db, keys, options)).left;
  }

  it('nobody is turned away, and everything opens with a worker’s key and with its code', async () => {
    let going = CITIZENS;
    const filing = Array.from({ length: CITIZENS }, async (_, who) => {
      for (let n = 0; n < EACH; n += 1) codes.push(await file(`verhaal ${who}/${n}`));
      going -= 1;
    });
    const rotating = (async () => {
      for (const after of [40, 90, 140]) {
        await vi.waitFor(() => expect(codes.length).toBeGreaterThan(after), PATIENCE);
        await rotate();
      }
    })();
    const resealing = (async () => {
      while (going > 0) await reseal(3);
    })();
    await Promise.all([...filing, rotating, resealing]);
    expect(new Set(codes).size).toBe(CITIZENS * EACH);
    expect(new Set(kids).size).toBe(3);
    expect(await everythingOpens(point.db, point.worker, codes)).toHaveLength(CITIZENS * EACH);
  });

  it('and once all is sealed anew, only the newest key is left', async () => {
    while ((await reseal(50)) > 0);
    await reseal(50);
    for (const table of ['filings', 'intake_key_grants'] as const) {
      expect(await kidsOf(point.db, table)).toEqual([{ kid: kids.at(-1) }]);
    }
    expect(await everythingOpens(point.db, point.worker, codes)).toHaveLength(CITIZENS * EACH);
  });

  it('by another process: who sends with the old key at hand notices nothing', async () => {
    await file('met de sleutel die bekend was');
    // the process that takes filings is told of nothing, and its clock stands still
    const { kid } = await rotateIntakeKey(point.db, point.worker, {
      key: point.key,
      now: point.clock.now(),
    });
    const code = await file('met de sleutel van daarna');
    expect((await follow(point.db, code))?.answers.story).toBe('met de sleutel van daarna');
    const [row] = await point.db.execute(
      sql`select kid from filings order by received_at desc, (kid = ${kid}) desc limit 1`,
    );
    expect(row).toEqual({ kid });
  });

  it('a worker in the midst of a case goes on with it', async () => {
    const filed = await filedCase(point);
    await filed.does({ act: 'take' });
    await rotate();
    await filed.does({ act: 'note', text: 'Gebeld.' });
    while ((await reseal(50)) > 0);
    await filed.does({ act: 'note', text: 'Nog eens gebeld.' });
    expect((await filed.open()).open.answers.story).toContain('mijn soort');
  });
});

interface Held {
  readonly held: Promise<void>;
  letGo(): void;
  readonly over: Promise<void>;
}

describe('kill -9', () => {
  const FILINGS = 160;
  const nodes = testedNodes();
  let town: TestedNode;
  let who: Unlocked;
  let codes: string[];

  beforeEach(async () => {
    town = await nodes.make({ name: 'Beek', role: 'point', at: new Date(), clock: systemClock });
    await town.start();
    await town.db.execute(`update accounts set role = 'lead'`);
    who = await unlockAccount(town.db, WORKER.login, WORKER.password);
    codes = [];
  });
  afterEach(() => nodes.end());

  async function fileMany(count: number): Promise<void> {
    const { file } = people();
    for (let n = 0; n < count; n += 1) {
      const answers = { ...ANSWERS, story: `verhaal ${n}` };
      codes.push((await file(town, { answers, language: 'nl', channel: 'WEB' })).code);
    }
  }

  async function ask(method: 'GET' | 'POST', path: string): Promise<Response> {
    const cookie = await cookieFor(town.db, WORKER, { url: town.url, now: new Date() });
    const headers = { cookie, origin: town.url };
    return fetch(`http://127.0.0.1:${town.plan.port}${path}`, { method, headers });
  }

  /** Lets nobody write to a table until it is let go. */
  function hold(table: string): Held {
    let letGo = (): void => {};
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let holds = (): void => {};
    const held = new Promise<void>((resolve) => {
      holds = resolve;
    });
    const holding = town.db.transaction(async (tx) => {
      await tx.execute(`lock table ${table} in share mode`);
      holds();
      await until;
    });
    return { held, letGo: () => letGo(), over: holding };
  }

  async function waiting(table: string, count: number): Promise<void> {
    await vi.waitFor(async () => {
      const rows = await town.db.execute(`select from pg_locks
        where relation = '${table}'::regclass and not granted`);
      expect(rows).toHaveLength(count);
    }, PATIENCE);
  }

  /** Kills a process that waits to write; the server notices when it next writes to it. */
  async function killWaiting(child: Child, it: Held): Promise<void> {
    child.kill('SIGKILL');
    await child.ended;
    it.letGo();
    await it.over;
    await vi.waitFor(async () => {
      const busy = await town.db.execute(`select from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`);
      expect(busy).toHaveLength(0);
    }, PATIENCE);
  }

  const left = async (kid: string) => {
    const rows = await town.db.execute(sql`select from filings where kid <> ${kid}`);
    return rows.length;
  };

  it('in the midst of replacing the key leaves the old one in use, and it can be done again', async () => {
    await fileMany(3);
    await town.stop();
    const before = await kidsOf(town.db, 'intake_key_grants');
    const child = await town.startProcess();
    const held = hold('intake_keys');
    await held.held;
    ask('POST', '/api/keys/rotate').catch(() => {});
    await waiting('intake_keys', 1);
    await killWaiting(child, held);
    expect(await kidsOf(town.db, 'intake_key_grants')).toEqual(before);
    expect(await town.db.execute('select from intake_keys')).toHaveLength(1);

    await town.startProcess();
    expect((await ask('POST', '/api/keys/rotate')).status).toBe(200);
    await vi.waitFor(async () => {
      expect(await kidsOf(town.db, 'intake_key_grants')).not.toEqual(before);
      expect(await kidsOf(town.db, 'intake_key_grants')).toHaveLength(1);
    }, PATIENCE);
    expect(await everythingOpens(town.db, who, codes)).toHaveLength(3);
  });

  it('in the midst of sealing anew loses nothing, and the next worker’s request goes on', async () => {
    await fileMany(FILINGS);
    const { key } = town.running();
    const { kid } = await rotateIntakeKey(town.db, who, { key, now: new Date() });
    await town.stop();
    const wake = () => ask('GET', '/api/keys').catch(() => {});

    const first = await town.startProcess();
    const held = hold('filings');
    await held.held;
    await wake();
    await waiting('filings', 1);
    await killWaiting(first, held);
    expect(await left(kid)).toBe(FILINGS);
    await everythingOpens(town.db, who, codes);

    // who asks for the table behind one batch holds it before the next
    const second = await town.startProcess();
    const one = hold('filings');
    await one.held;
    await wake();
    await waiting('filings', 1);
    const next = hold('filings');
    await waiting('filings', 2);
    one.letGo();
    await next.held;
    await waiting('filings', 1);
    await killWaiting(second, next);
    expect(await left(kid)).toBeGreaterThan(0);
    expect(await left(kid)).toBeLessThan(FILINGS);
    await everythingOpens(town.db, who, codes);

    await town.startProcess();
    expect((await ask('GET', '/api/keys')).status).toBe(200);
    await vi.waitFor(async () => {
      expect(await left(kid)).toBe(0);
      expect(await kidsOf(town.db, 'intake_key_grants')).toEqual([{ kid }]);
    }, PATIENCE);
    expect(await everythingOpens(town.db, who, codes)).toHaveLength(FILINGS);
    const acts = await town.db.execute(
      `select actor_kind from audit_entries where act = 'key-emptied'`,
    );
    expect(acts).toEqual([{ actor_kind: 'node' }]);
  });
});
