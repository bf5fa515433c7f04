import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endedCase } from '../../../../../test/ended-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { isShorter, keptUntil, parseKeep } from './keep.ts';
import { previewRule } from './preview.ts';
import { dueForRetention } from './retention.ts';
import { CASE_CLASSES, isWithin } from './retention-class.ts';
import { setRule } from './rules.ts';

let point: TestPoint;
const NOW = new Date('2026-11-21T12:00:00Z');

beforeAll(async () => {
  point = await testPoint();
  point.clock.set(NOW);
});
beforeEach(async () => {
  await point.db.execute(sql`truncate cases, filings, holds, retention_rules cascade`);
});
afterAll(() => point.drop());

const preview = (code: string, months: number | null) =>
  previewRule(point.db, { class: code, months }, NOW);
const set = async (code: string, months: number | null, digest?: string) => {
  const seen = digest ?? (await preview(code, months)).digest;
  const by = { accountId: point.worker.accountId, now: NOW };
  await setRule(point.db, by, { class: code, months, digest: seen });
};
const ended = (at: string, it: { code?: string; held?: boolean; unread?: boolean } = {}) => {
  const { code = 'COMPLAINT', held = false, unread = false } = it;
  return endedCase(point.db, {
    ...{ request: 'COMPLAINT', retentionClass: code, state: 'CLOSED', unread },
    endings: [new Date(at)],
    heldBy: held ? point.worker.accountId : null,
  });
};
const due = async () => (await dueForRetention(point.db, NOW)).cases.map(({ id }) => id);
const count = async () => (await point.db.execute(sql`select from cases`)).length;

describe('the bounds of a class', () => {
  it.each(CASE_CLASSES)('of $code hold its default, and each says its source', (it) => {
    expect(isWithin(it, it.keep)).toBe(true);
    expect([it.least.basis, it.most.basis]).not.toContain('');
  });

  it('never go below what a law asks', () => {
    for (const it of CASE_CLASSES.filter(({ statutory }) => statutory)) {
      expect(isShorter(it.least.keep, it.keep)).toBe(false);
    }
  });

  it.each([
    ['DRAFT', 12],
    ['AUDIT', 12],
    ['NOPE', 12],
    ['COMPLAINT', 11],
    ['COMPLAINT', 121],
    ['REPORT_ONLY', 3],
    ['REPORT_ONLY', 25],
    ['WMO_FILE', 179],
    ['WMO_FILE', 361],
    ['YOUTH_FILE', 239],
    ['COMPLAINT', 18.5],
    ['COMPLAINT', 0],
    ['COMPLAINT', -24],
    ['COMPLAINT', Number.NaN],
    ['COMPLAINT', 1e9],
  ])('refuse %s with %d months', async (code, months) => {
    await expect(preview(code, months)).rejects.toThrow('request-invalid');
    await expect(set(code, months, 'x')).rejects.toThrow('request-invalid');
  });

  it.each([
    ['COMPLAINT', 12],
    ['COMPLAINT', 120],
    ['REPORT_ONLY', 4],
    ['YOUTH_FILE', 240],
  ])('take %s with %d months', async (code, months) => {
    await set(code, months);
    expect((await preview(code, null)).before).toBe((await preview(code, months)).before);
  });

  it('hold for a term that was set before they were there', async () => {
    await ended('2026-01-01');
    await point.db.execute(
      sql`insert into retention_rules values ('COMPLAINT', 'P1D', null, now())`,
    );
    expect(await due()).toEqual([]);
    expect((await preview('COMPLAINT', null)).before).toBe('P1Y');
  });

  it('keep everybody at least so long, whatever is set', async () => {
    const months = fc.oneof(fc.integer({ min: -5, max: 400 }), fc.double());
    const day = fc.date({ min: new Date('2005-01-01'), max: NOW, noInvalidDate: true });
    const classes = fc.constantFrom(...CASE_CLASSES);
    await fc.assert(
      fc.asyncProperty(classes, months, day, async (it, wanted, at) => {
        await point.db.execute(sql`truncate cases, filings, retention_rules cascade`);
        const id = await ended(at.toISOString(), { code: it.code });
        const within = await set(it.code, wanted).then(
          () => true,
          () => false,
        );
        const keep = parseKeep(`P${wanted}M`);
        expect(within).toBe(keep !== undefined && isWithin(it, keep));
        if ((await due()).includes(id)) {
          expect(keptUntil(at, it.least.keep).getTime()).toBeLessThanOrEqual(NOW.getTime());
        }
        if (keptUntil(at, it.most.keep) <= NOW) expect(await due()).toEqual([id]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a preview', () => {
  it('says what would come on the list, what would stay longer, and changes nothing', async () => {
    const old = await ended('2024-10-01');
    const newer = await ended('2025-10-01');
    await ended('2025-10-02', { held: true });
    await ended('2025-10-03', { unread: true });
    await ended('2025-10-04', { code: 'REPORT_ONLY' });
    const shorter = await preview('COMPLAINT', 12);
    expect(shorter).toMatchObject({ before: 'P2Y', after: 'P1Y', own: true, ended: 4 });
    expect(shorter).toMatchObject({ comes: 1, stays: 0, kept: 2 });
    const longer = await preview('COMPLAINT', 30);
    expect(longer).toMatchObject({ before: 'P2Y', after: 'P30M', comes: 0, stays: 1, kept: 0 });
    expect(await due()).not.toContain(newer);
    await set('COMPLAINT', 12);
    expect(await due()).toEqual(expect.arrayContaining([old, newer]));
    expect(await count()).toBe(5);
  });

  it('is what happens: every case of the list is as it said', async () => {
    const days = fc.date({ min: new Date('2022-01-01'), max: NOW, noInvalidDate: true });
    const plans = fc.array(fc.record({ at: days, held: fc.boolean() }), { maxLength: 6 });
    const terms = fc.integer({ min: 12, max: 120 });
    await fc.assert(
      fc.asyncProperty(plans, terms, terms, async (wanted, first, second) => {
        await point.db.execute(sql`truncate cases, filings, retention_rules cascade`);
        for (const { at, held } of wanted) await ended(at.toISOString(), { held });
        await set('COMPLAINT', first);
        const [before, seen] = [await due(), await preview('COMPLAINT', second)];
        await set('COMPLAINT', second, seen.digest);
        const after = await due();
        expect(after.filter((id) => !before.includes(id))).toHaveLength(seen.comes);
        expect(before.filter((id) => !after.includes(id))).toHaveLength(seen.stays);
        expect(await count()).toBe(wanted.length);
      }),
      { numRuns: 15 },
    );
  });

  it('is no longer good when another lead set something, or a case ended its term', async () => {
    const { digest } = await preview('COMPLAINT', 12);
    await set('COMPLAINT', 18);
    await expect(set('COMPLAINT', 12, digest)).rejects.toThrow('changed-meanwhile');
    const again = await preview('COMPLAINT', 12);
    await ended('2025-10-01');
    await expect(set('COMPLAINT', 12, again.digest)).rejects.toThrow('changed-meanwhile');
    expect((await preview('COMPLAINT', 18)).before).toBe('P18M');
  });

  it('lets one of two leads through who say yes at once', async () => {
    const [one, other] = await Promise.all([preview('COMPLAINT', 12), preview('COMPLAINT', 36)]);
    const both = await Promise.allSettled([
      set('COMPLAINT', 12, one.digest),
      set('COMPLAINT', 36, other.digest),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is written down when it is taken: class, old and new, who and when', async () => {
    await set('COMPLAINT', 18);
    await set('COMPLAINT', 24);
    const rows = await point.db.execute<{ subject: string; account_id: string; at: Date }>(
      sql`select subject, actor_id as account_id, at from audit_entries
        where act = 'retention-changed' order by id desc limit 2`,
    );
    expect(rows.map(({ subject }) => subject)).toEqual([
      'COMPLAINT P18M P2Y',
      'COMPLAINT P2Y P18M',
    ]);
    for (const row of rows) {
      expect(row).toMatchObject({ account_id: point.worker.accountId, at: NOW });
    }
    expect(await point.db.execute(sql`select from retention_rules`)).toEqual([]);
  });
});
