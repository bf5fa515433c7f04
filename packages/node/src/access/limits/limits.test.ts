import { randomBytes } from 'node:crypto';
import { generateSigningKeyJwk, importSigningKey } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SetClock, setClock } from '../../../../../test/network.ts';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { HERE } from '../../system/client-address.ts';
import type { LogIds } from '../../system/log.ts';
import { deleteExpiredAttempts } from './attempts.ts';
import { createLimits, type Limits, type SignInTry } from './limits.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const HALL = '203.0.113.9';

let database: FreshDatabase;
let clock: SetClock;
let limits: Limits;
let lines: { event: string; ids: LogIds | undefined }[];
/** Everything that was waited, in milliseconds. */
let waits: number[];

beforeAll(async () => {
  database = await freshDatabase('point');
});

afterAll(() => database.drop());

beforeEach(async () => {
  await database.db.execute(sql`truncate attempts`);
  clock = setClock(new Date('2026-11-21T12:00:00Z'));
  limits = await limitsThat(async (ms) => pass(ms));
});

/** Limits of a node; how they wait is given. */
async function limitsThat(wait: (ms: number) => Promise<void>): Promise<Limits> {
  lines = [];
  waits = [];
  const note = (event: string, ids?: LogIds) => void lines.push({ event, ids });
  return createLimits({
    db: database.db,
    clock,
    log: { info: note, warn: note, error: note },
    key: await importSigningKey(await generateSigningKeyJwk()),
    wait: async (ms) => {
      waits.push(ms);
      await wait(ms);
    },
  });
}

function pass(ms: number): void {
  clock.set(new Date(clock.now().getTime() + ms));
}

const total = () => waits.reduce((sum, ms) => sum + ms, 0);
const outcome = (tried: Promise<unknown>) =>
  tried.then(
    () => 'passed',
    (error: Error) => error.message,
  );

describe('what the node must remember for whoever asks', () => {
  it('is taken a hundred times at once, then once a second, from each address', async () => {
    for (let i = 0; i < 100; i++) await limits.signIn.asked(HALL);
    expect(await outcome(limits.signIn.asked(HALL))).toBe('too-many');
    expect(await outcome(limits.signIn.asked('198.51.100.1'))).toBe('passed');
    pass(SECOND);
    expect(await outcome(limits.signIn.asked(HALL))).toBe('passed');
    expect(await outcome(limits.signIn.asked(HALL))).toBe('too-many');
    expect(waits).toEqual([]);
  });

  it('is begun reports too: two hundred at once, then one in two seconds', async () => {
    for (let i = 0; i < 200; i++) await limits.sends.begins(HALL);
    expect(await outcome(limits.sends.begins(HALL))).toBe('too-many');
    expect(await outcome(limits.sends.begins(HERE))).toBe('passed');
    pass(2 * SECOND);
    expect(await outcome(limits.sends.begins(HALL))).toBe('passed');
  });
});

describe('wrong receipt codes', () => {
  it('are free ten times in ten minutes, then each costs more, up to five seconds', async () => {
    for (let i = 0; i < 10; i++) await limits.codes.wrong(HALL);
    expect(waits).toEqual([]);
    for (let i = 0; i < 25; i++) await limits.codes.wrong(HALL);
    expect(waits.slice(0, 3)).toEqual([250, 500, 750]);
    expect(waits.slice(-3)).toEqual([5_000, 5_000, 5_000]);
    pass(10 * MINUTE);
    const before = waits.length;
    for (let i = 0; i < 10; i++) await limits.codes.wrong(HALL);
    expect(waits).toHaveLength(before);
  });

  it('cost nobody else', async () => {
    for (let i = 0; i < 30; i++) await limits.codes.wrong(HALL);
    const before = waits.length;
    await limits.codes.wrong('198.51.100.1');
    expect(waits).toHaveLength(before);
  });

  it('are slips, free for a long time, where the check character is wrong', async () => {
    for (let i = 0; i < 100; i++) await limits.codes.wrong(HALL, 0.1);
    expect(waits).toEqual([]);
    await limits.codes.wrong(HALL);
    expect(waits).toHaveLength(1);
  });

  it('are counted over several processes of the node', async () => {
    const key = await importSigningKey(await generateSigningKeyJwk());
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const processes = [0, 1].map(() =>
      createLimits({ db: database.db, clock, log, key, wait: async (ms) => waits.push(ms) }),
    );
    for (let i = 0; i < 6; i++) for (const one of processes) await one.codes.wrong(HALL);
    expect(waits).toEqual([250, 500]);
  });

  it('take somebody who guesses one by one five days for 100,000', async () => {
    const guesses = 1_000;
    for (let i = 0; i < guesses; i++) await limits.codes.wrong(HALL);
    expect((total() / guesses) * 100_000).toBeGreaterThan(4 * DAY);
  });

  it('let twenty wait at a time when 100,000 come at once, and are logged by their number', async () => {
    const seated: (() => void)[] = [];
    let most = 0;
    limits = await limitsThat(async () => {
      await new Promise<void>((resolve) => {
        most = Math.max(most, seated.push(resolve));
      });
    });
    const said = new Map<string, number>();
    for (let sent = 0; sent < 100_000; sent += 1_000) {
      const tries = Array.from({ length: 1_000 }, async () => {
        const one = await outcome(limits.codes.wrong(HALL));
        said.set(one, (said.get(one) ?? 0) + 1);
      });
      const all = Promise.all(tries).then(() => true);
      // five seconds later: whoever sat has waited
      while (!(await Promise.race([all, new Promise((later) => setTimeout(later, 2, false))]))) {
        pass(seated.length > 0 ? 5 * SECOND : 0);
        for (const leave of seated.splice(0)) leave();
      }
    }
    // how many sit at once, and for how long in all, depends on the machine
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(20);
    expect([...said.keys()].sort()).toEqual(['passed', 'too-many']);
    expect((said.get('passed') ?? 0) + (said.get('too-many') ?? 0)).toBe(100_000);
    expect(total()).toBeGreaterThan(5 * MINUTE);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.length).toBeLessThan(1_000);
    expect(lines.every(({ event }) => event === 'code-guessed')).toBe(true);
    expect(lines.every(({ ids }) => Object.keys(ids ?? {}).join() === 'count')).toBe(true);
  });

  it('are forgotten, with everything else, when their time is over', async () => {
    await limits.codes.wrong(HALL);
    await limits.sends.turn(HALL);
    const count = async () =>
      (await database.db.execute(sql`select key from attempts`)).map(({ key }) => key);
    const keys = await count();
    expect(keys).toHaveLength(2);
    expect(keys.join()).not.toContain('203');
    await deleteExpiredAttempts(database.db, clock.now());
    expect(await count()).toHaveLength(2);
    pass(10 * MINUTE);
    await deleteExpiredAttempts(database.db, clock.now());
    expect(await count()).toEqual([]);
  });
});

describe('filing', () => {
  it('is never slowed for fifty people of one address in an hour', async () => {
    for (let i = 0; i < 50; i++) {
      await limits.sends.turn(HALL);
      pass(72 * SECOND);
    }
    expect(waits).toEqual([]);
  });

  it('is at once for thirty people at the same moment, and paced after them', async () => {
    const all = Array.from({ length: 40 }, () => outcome(limits.sends.turn(HALL)));
    clock.set(clock.now());
    const said = await Promise.all(all);
    const passed = said.filter((one) => one === 'passed').length;
    expect(passed).toBeGreaterThanOrEqual(34);
    expect(waits.filter((ms) => ms > 20 * SECOND)).toEqual([]);
    pass(MINUTE);
    expect(await outcome(limits.sends.turn(HALL))).toBe('passed');
  });

  it('takes at most one in five seconds of a program that never stops', async () => {
    const begin = clock.now().getTime();
    let sent = 0;
    while (sent < 500) {
      if ((await outcome(limits.sends.turn(HALL))) === 'passed') sent += 1;
      else pass(SECOND);
    }
    const seconds = (clock.now().getTime() - begin) / SECOND;
    expect(seconds).toBeGreaterThan((500 - 30 - 5) * 5);
  });

  it('waits longest for what fills in the field that nobody sees, and takes it', async () => {
    await limits.sends.turn(HALL, { trapped: true });
    expect(waits).toEqual([20 * SECOND]);
  });

  it('is not paced for a program on the machine itself', async () => {
    for (let i = 0; i < 200; i++) await limits.sends.turn(HERE);
    expect(waits).toEqual([]);
  });
});

describe('signing in', () => {
  const anna: SignInTry = { login: 'anna', device: undefined, address: HALL };
  const signIn = () => limits.signIn;

  /** One whole sign-in: a password and a second step. */
  async function signsIn(attempt: SignInTry) {
    await signIn().before(attempt);
    await signIn().before(attempt);
    return signIn().succeeded(attempt);
  }

  async function guesses(times: number, attempt: SignInTry = anna) {
    let tried = 0;
    for (let i = 0; i < times; i++) {
      if ((await outcome(signIn().before(attempt))) === 'passed') {
        tried += 1;
        await outcome(signIn().failed(attempt));
      }
      pass(SECOND);
    }
    return tried;
  }

  /** Guesses until it is no longer let in. */
  async function exhausts(attempt: SignInTry = anna) {
    while ((await outcome(signIn().before(attempt))) === 'passed');
  }

  it('is tried six times, then at growing distance', async () => {
    expect(await guesses(6)).toBe(6);
    expect(await outcome(signIn().before(anna))).toBe('too-many');
    pass(5 * SECOND);
    expect(await outcome(signIn().before(anna))).toBe('passed');
    pass(6 * SECOND);
    expect(await outcome(signIn().before(anna))).toBe('too-many');
    pass(4 * SECOND);
    expect(await outcome(signIn().before(anna))).toBe('passed');
  });

  it('lets a guesser try about a hundred times a day, however many machines they have', async () => {
    let tried = 0;
    for (let i = 0; i < 24 * 20; i++) {
      const attempt = { ...anna, address: `198.51.${i % 256}.1` };
      if ((await outcome(signIn().before(attempt))) === 'passed') tried += 1;
      pass(3 * MINUTE);
    }
    expect(tried).toBeLessThan(115);
  });

  it('counts guesses that come at the same moment', async () => {
    const said = await Promise.all(
      Array.from({ length: 50 }, () => outcome(signIn().before(anna))),
    );
    expect(said.filter((one) => one === 'passed')).toHaveLength(6);
  });

  it('goes on for the worker at her own desk while strangers guess', async () => {
    let device = await signsIn(anna);
    for (let day = 0; day < 3; day++) {
      await guesses(100);
      await exhausts();
      expect(await outcome(signIn().before(anna))).toBe('too-many');
      device = await signsIn({ ...anna, device });
    }
  });

  it('goes on for all who share a browser, and only for them', async () => {
    const logins = Array.from({ length: 12 }, (_, i) => `worker-${i}`);
    let device: string | undefined;
    for (const login of logins) {
      await signIn().before({ ...anna, login, device });
      device = await signIn().succeeded({ ...anna, login, device });
    }
    for (const login of logins) {
      await exhausts({ ...anna, login });
      const known = { ...anna, login, device };
      expect(await outcome(signIn().before(known))).toBe('passed');
    }
    await exhausts({ ...anna, login: 'administrator' });
    const other = { ...anna, login: 'administrator', device };
    expect(await outcome(signIn().before(other))).toBe('too-many');
  });

  it('is slowed for a known browser too, when somebody guesses in it', async () => {
    const device = await signsIn(anna);
    expect(await guesses(60, { ...anna, device })).toBeLessThan(20);
    expect(await outcome(signIn().before(anna))).toBe('passed');
  });

  it('knows no browser by a cookie that somebody made up or took from another login', async () => {
    const device = await signsIn(anna);
    const [id = '', proof = ''] = device.split('.');
    const others = ['', '.', id, `${id}.`, `x${id}.${proof}`, `${id}.${proof}x`];
    const madeUp = Array.from({ length: 20 }, () => {
      const [some, another] = [16, 32].map((n) => randomBytes(n).toString('base64url'));
      return `${some}.${another}`;
    });
    for (const cookie of [...others, ...madeUp]) await guesses(1, { ...anna, device: cookie });
    await exhausts();
    expect(await outcome(signIn().before(anna))).toBe('too-many');
    expect(await outcome(signIn().before({ ...anna, device }))).toBe('passed');
    await exhausts({ ...anna, login: 'ben' });
    expect(await outcome(signIn().before({ ...anna, login: 'ben', device }))).toBe('too-many');
  });

  it('is one login, however it is written', async () => {
    await exhausts();
    expect(await outcome(signIn().before({ ...anna, login: ' ANNA ' }))).toBe('too-many');
  });

  it('works for forty workers in a training room, each with a slip or two', async () => {
    for (let i = 0; i < 40; i++) {
      const attempt = { ...anna, login: `worker-${i}` };
      for (let slips = 0; slips < i % 3; slips++) {
        await signIn().before(attempt);
        await signIn().failed(attempt);
      }
      await signsIn(attempt);
    }
    expect(Math.max(0, ...waits)).toBeLessThanOrEqual(5 * SECOND);
  });

  it('forgets a guesser after a quiet day', async () => {
    await guesses(100);
    pass(DAY);
    expect(await guesses(6)).toBe(6);
  });
});
