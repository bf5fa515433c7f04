import { describe, expect, it } from 'vitest';
import { type Asker, createResolving, type Outcome } from './resolving.ts';

const START = Date.parse('2026-11-21T12:00:00Z');
const MINUTE = 60_000;
const SILENT: Outcome = { trusted: false, problem: 'node-unreachable', isSilent: true };
const NOT_FOUND: Outcome = { trusted: false, problem: 'chain-not-found' };
const TRUSTED = { trusted: true } as Outcome;

/** Searches that end when the test says so, as those of slow nodes do. */
function slowly() {
  const resolving = createResolving();
  const ends = new Map<string, () => void>();
  let started = 0;
  let at = START;
  const asks = async (entityId: string, asker: Asker, outcome = SILENT): Promise<string> => {
    const found = await resolving({ entityId, asker, now: new Date(at) }, async () => {
      started += 1;
      await new Promise<void>((resolve) => ends.set(entityId, resolve));
      ends.delete(entityId);
      return outcome;
    });
    return found.trusted ? 'trusted' : found.problem;
  };
  return {
    asks,
    started: () => started,
    forward(milliseconds: number) {
      at += milliseconds;
    },
    /** Ends all that is under way, and what then begins. */
    async end<T>(all: readonly Promise<T>[]): Promise<T[]> {
      for (const one of ends.values()) one();
      return Promise.all(all);
    },
    /** What a search comes to that nothing holds back. */
    async outcomeOf(entityId: string, asker: Asker, outcome = SILENT): Promise<string> {
      const asked = asks(entityId, asker, outcome);
      ends.get(entityId)?.();
      return asked;
    },
  };
}

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const count = (all: readonly string[], wanted: string) => all.filter((it) => it === wanted).length;

describe('searches that messages cause', () => {
  it('leave places to the points that are known, however slow the nodes are', async () => {
    const { asks, started, end, outcomeOf } = slowly();
    const strangers = many(10, (n) => asks(`https://s${n}.example`, 'stranger'));
    expect(started()).toBe(4);
    const listed = many(40, (n) => asks(`https://p${n}.example`, 'listed'));
    expect(started()).toBe(36);
    expect(await outcomeOf('https://punt.example', 'known', TRUSTED)).toBe('trusted');
    const answers = await end([...strangers, ...listed]);
    expect(count(answers, 'too-many')).toBe(14);
  });

  it('keep a bounded number of messages waiting, and hold up nobody else', async () => {
    const { asks, started, end } = slowly();
    const all = many(100, () => asks('https://slow.example', 'stranger'));
    const ours = [
      asks('https://slow.example', 'ourselves'),
      asks('https://x.example', 'ourselves'),
    ];
    const listed = asks('https://punt.example', 'listed');
    expect(started()).toBe(3);
    const answers = await end([...all, ...ours, listed]);
    expect(count(answers, 'too-many')).toBe(98);
    expect(count(answers, 'node-unreachable')).toBe(5);
  });

  it('let others wait again when they are over', async () => {
    const { asks, end, forward } = slowly();
    await end(many(100, () => asks('https://slow.example', 'stranger')));
    forward(MINUTE);
    expect(await end([asks('https://slow.example', 'stranger')])).toEqual(['node-unreachable']);
  });
});

describe('points that are dead', () => {
  const DEAD = many(100, (n) => `https://dead${n}.example`);

  it.each(['known', 'listed'] as const)(
    'keep their places once, and leave them to one that lives: %s',
    async (asker) => {
      const { asks, end, forward, outcomeOf } = slowly();
      const forged = () => many(1000, (n) => asks(DEAD[n % DEAD.length] ?? '', asker));
      // each is waited for once, as many at a time as there are places
      for (let round = 0; round < 10; round += 1) await end(forged());
      const waiting = forged();
      expect(await outcomeOf('https://punt.example', asker, TRUSTED)).toBe('trusted');
      expect(new Set(await Promise.all(waiting))).toEqual(new Set(['node-unreachable']));
      forward(MINUTE);
      // those that were well before have places that no dead one takes again
      const again = forged();
      const live = await outcomeOf('https://dorp.example', asker, TRUSTED);
      expect(live).toBe(asker === 'known' ? 'trusted' : 'too-many');
      await end(again);
    },
  );

  it('take places ever more rarely, and at once again when they live', async () => {
    const { asks, end, started, forward, outcomeOf } = slowly();
    const point = 'https://punt.example';
    for (const minutes of [1, 2, 4, 8, 16, 16]) {
      expect(await outcomeOf(point, 'listed')).toBe('node-unreachable');
      forward(minutes * MINUTE - 1);
      const before = started();
      await asks(point, 'listed');
      expect(started()).toBe(before);
      forward(1);
    }
    expect(await outcomeOf(point, 'listed', TRUSTED)).toBe('trusted');
    expect(await outcomeOf(point, 'listed')).toBe('node-unreachable');
    forward(MINUTE);
    expect(await end([asks(point, 'listed', TRUSTED)])).toEqual(['trusted']);
  });

  it('are waited for no longer because we ourselves ask, which is never held back', async () => {
    const { started, forward, outcomeOf } = slowly();
    for (let n = 0; n < 9; n += 1) await outcomeOf('https://punt.example', 'ourselves');
    expect(started()).toBe(9);
    forward(MINUTE);
    expect(await outcomeOf('https://punt.example', 'listed', TRUSTED)).toBe('trusted');
  });

  it('is not what a point is whose superior is away', async () => {
    const { forward, outcomeOf } = slowly();
    const away: Outcome = { trusted: false, problem: 'node-unreachable' };
    for (let n = 0; n < 9; n += 1) {
      expect(await outcomeOf('https://punt.example', 'known', away)).toBe('node-unreachable');
      forward(MINUTE);
    }
    expect(await outcomeOf('https://punt.example', 'known', NOT_FOUND)).toBe('chain-not-found');
  });

  it('leave the memory of 5,000 names, and no more', async () => {
    const resolving = createResolving();
    const now = new Date(0);
    const asked: string[] = [];
    const ask = (entityId: string) =>
      resolving({ entityId, asker: 'listed', now }, async () => {
        asked.push(entityId);
        return NOT_FOUND;
      });
    const names = Array.from({ length: 5001 }, (_, n) => `https://s${n}.example`);
    for (const name of names) await ask(name);
    const [first = '', second = ''] = names;
    for (const name of [second, first]) await ask(name);
    expect(asked).toEqual([...names, first]);
  });
});
