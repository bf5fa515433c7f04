import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { deleteExpiredVisits } from '../store.ts';
import { changeLiveVisit, changeVisit, endVisit, moveVisit } from './change-visit.ts';
import {
  following,
  loadVisit,
  newVisitCookie,
  type Visit,
  type VisitKey,
  visitKey,
} from './visit.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const HOUR = 3_600_000;
const FRESH = { language: 'nl', typed: {} };
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase('point');
});
afterAll(() => database.drop());

function key(cookie = newVisitCookie()): VisitKey {
  const found = visitKey(cookie);
  if (!found) throw new Error('A new cookie is one of ours');
  return found;
}

const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR);
const write = (at: VisitKey, story: string, now = NOW) =>
  changeVisit(database.db, at, {
    now,
    fresh: FRESH,
    change: (visit) => ({ ...visit, typed: { ...visit.typed, story: [story] } }),
  });

describe('a visit', () => {
  it('is found by its cookie alone', async () => {
    const [mine, other] = [key(), key()];
    await write(mine, 'wat er was');
    expect((await loadVisit(database.db, mine, { now: NOW }))?.visit).toEqual({
      language: 'nl',
      typed: { story: ['wat er was'] },
    });
    expect(await loadVisit(database.db, other, { now: NOW })).toBeUndefined();
    const mixed = { id: mine.id, key: other.key };
    expect(await loadVisit(database.db, mixed, { now: NOW })).toBeUndefined();
  });

  it.each(['', 'x', 'AAAA', 'A'.repeat(44), '\0'.repeat(32), '💥'.repeat(11)])(
    'has no cookie like %j',
    (cookie) => {
      expect(visitKey(cookie)).toBeUndefined();
    },
  );

  it('stands in the database sealed, and neither the cookie nor its key do', async () => {
    const cookie = newVisitCookie();
    await write(key(cookie), 'kanarie-4711');
    const rows = await database.db.execute(sql`select v::text as line from visits v`);
    const dump = rows.map((row) => String(row.line)).join('\n');
    const hex = Buffer.from(cookie, 'base64url').toString('hex');
    const derived = Buffer.from(key(cookie).key).toString('hex');
    for (const secret of ['kanarie', cookie, hex, derived]) expect(dump).not.toContain(secret);
    expect(dump).toContain(Buffer.from(key(cookie).id).toString('hex'));
  });

  it('lives a day after the last answer, an hour with a code in it', async () => {
    const [draft, sent, read] = [key(), key(), key()];
    await write(draft, 'x');
    await write(draft, 'y', later(20));
    for (const [at, extra] of [
      [sent, { receipt: { code: 'c', want: 'REPORT' } }],
      [read, following(FRESH, 'c', NOW)],
    ] as const) {
      const change = (visit: typeof FRESH) => ({ ...visit, ...extra });
      await changeVisit(database.db, at, { now: NOW, fresh: FRESH, change });
    }
    const lives = async (at: VisitKey, hours: number) =>
      (await loadVisit(database.db, at, { now: later(hours) })) !== undefined;
    expect([await lives(draft, 43.9), await lives(draft, 44)]).toEqual([true, false]);
    expect([await lives(sent, 0.99), await lives(sent, 1)]).toEqual([true, false]);
    expect([await lives(read, 0.99), await lives(read, 1)]).toEqual([true, false]);
    await deleteExpiredVisits(database.db, later(2));
    expect(await loadVisit(database.db, sent, { now: NOW })).toBeUndefined();
    expect(await lives(draft, 2)).toBe(true);
  });

  it('with a draft lives its day, and the code of an opened report in it an hour', async () => {
    const at = key();
    await write(at, 'half a story');
    const change = (visit: typeof FRESH) => following(visit, 'c', NOW);
    await changeVisit(database.db, at, { now: NOW, fresh: FRESH, change });
    const visit = async (hours: number) =>
      (await loadVisit(database.db, at, { now: later(hours) }))?.visit;
    expect(await visit(0.99)).toMatchObject({ follow: 'c', typed: { story: ['half a story'] } });
    expect(await visit(1)).toEqual({ language: 'nl', typed: { story: ['half a story'] } });
    // an answer in between does not make the code last longer
    await write(at, 'a whole story', later(0.5));
    expect((await visit(1))?.follow).toBeUndefined();
    expect((await visit(24.4))?.typed).toEqual({ story: ['a whole story'] });
    expect(await visit(24.5)).toBeUndefined();
  });

  it('moves whole to another cookie, at once from two tabs too', async () => {
    const [from, one, other] = [key(), key(), key()];
    await write(from, 'half a story');
    const seen = await loadVisit(database.db, from, { now: NOW });
    if (!seen) throw new Error('It was just written');
    const change = (visit: Visit) => ({ ...visit, typed: { ...visit.typed, about: ['CARE'] } });
    await Promise.all(
      [one, other].map((to) => moveVisit(database.db, { from, to }, { now: NOW, seen, change })),
    );
    for (const to of [one, other]) {
      const typed = { story: ['half a story'], about: ['CARE'] };
      expect((await loadVisit(database.db, to, { now: NOW }))?.visit.typed).toEqual(typed);
    }
    expect(await loadVisit(database.db, from, { now: NOW })).toBeUndefined();
    expect(await changeLiveVisit(database.db, from, { now: NOW, change })).toBeUndefined();
    expect(await loadVisit(database.db, from, { now: NOW })).toBeUndefined();
  });

  it('that was left does not come back by what was seen of it before', async () => {
    const [from, to] = [key(), key()];
    await write(from, 'half a story');
    const seen = await loadVisit(database.db, from, { now: NOW });
    if (!seen) throw new Error('It was just written');
    await endVisit(database.db, from);
    const change = (visit: Visit) => visit;
    const moving = moveVisit(database.db, { from, to }, { now: NOW, seen, change });
    await expect(moving).rejects.toMatchObject({ problem: 'unavailable' });
    expect(await loadVisit(database.db, to, { now: NOW })).toBeUndefined();
  });

  it('loses nothing when eight tabs write at once', async () => {
    const at = key();
    await write(at, 'x');
    const fields = Array.from({ length: 8 }, (_, index) => `field${index}`);
    await Promise.all(
      fields.map((field) =>
        changeVisit(database.db, at, {
          now: NOW,
          fresh: FRESH,
          change: (visit) => ({ ...visit, typed: { ...visit.typed, [field]: ['typed'] } }),
        }),
      ),
    );
    const read = await loadVisit(database.db, at, { now: NOW });
    expect(Object.keys(read?.visit.typed ?? {}).sort()).toEqual([...fields, 'story'].sort());
  });

  it('is gone when it is ended', async () => {
    const at = key();
    await write(at, 'x');
    await endVisit(database.db, at);
    expect(await loadVisit(database.db, at, { now: NOW })).toBeUndefined();
  });
});
