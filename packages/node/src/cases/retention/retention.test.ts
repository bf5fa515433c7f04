import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EndedPlan, endedCase } from '../../../../../test/ended-case.ts';
import { caseIn, filedCase, wantedFor } from '../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { type DeletionStatement, provesDeletionOf, readDeletionProof } from './deletion-proof.ts';
import { setHold } from './hold.ts';
import { keptUntil, parseKeep } from './keep.ts';
import { previewRule } from './preview.ts';
import { dueForRetention, runRetention } from './retention.ts';
import { CASE_CLASSES } from './retention-class.ts';
import { setCaseClass, setRule } from './rules.ts';
import { deletionsOf } from './store.ts';

let point: TestPoint;
const START = new Date('2026-11-21T12:00:00Z');

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  point.clock.set(START);
  await point.db.execute(sql`truncate cases, filings, holds, retention_rules cascade`);
});
afterAll(() => point.drop());

const later = (keep: string) =>
  keptUntil(START, parseKeep(keep) ?? { years: 0, months: 0, days: 0 });
const due = (now = point.clock.now()) => dueForRetention(point.db, now);
const dueIds = async (now?: Date) => (await due(now)).cases.map(({ id }) => id);
const run = (digest: string, now = point.clock.now()) => {
  const by = { kind: 'account', id: point.worker.accountId } as const;
  return runRetention(point.db, { digest, key: point.key, node: POINT_URL, by, now });
};
const there = async () => {
  const rows = await point.db.execute<{ id: string }>(sql`select id from cases`);
  return rows.map(({ id }) => id).sort();
};
const by = () => ({ accountId: point.worker.accountId, now: point.clock.now() });
const set = async (code: string, months: number | null) => {
  const wanted = { class: code, months };
  const { digest } = await previewRule(point.db, wanted, point.clock.now());
  await setRule(point.db, by(), { ...wanted, digest });
};

describe('the term of a case', () => {
  it('runs from its closing and follows from what was asked', async () => {
    const report = await caseIn(point, 'CLOSED', { want: 'REPORT' });
    const complaint = await caseIn(point, 'CLOSED');
    await filedCase(point);
    const moments = ['P5M', 'P6M', 'P23M', 'P2Y'].map(later);
    expect(await Promise.all(moments.map(dueIds))).toEqual([
      [],
      [report.id],
      [report.id],
      [report.id, complaint.id],
    ]);
  });

  it('stands still while a reopened case is open, and starts anew when it ends again', async () => {
    const filed = await caseIn(point, 'NOT_HANDLED');
    await filed.does(wantedFor('reopen'));
    expect(await dueIds(later('P30Y'))).toEqual([]);
    point.clock.set(later('P1Y'));
    await filed.does(wantedFor('close'));
    expect(await dueIds(later('P2Y'))).toEqual([]);
    expect(await dueIds(later('P3Y'))).toEqual([filed.id]);
  });

  it('of a care file runs from when the last of it was made', async () => {
    const filed = await caseIn(point, 'CLOSED');
    await setCaseClass(point.db, { ...by(), caseId: filed.id }, 'WMO_FILE');
    point.clock.set(later('P1Y'));
    await filed.does(wantedFor('note'));
    expect(await dueIds(later('P15Y'))).toEqual([]);
    expect(await dueIds(later('P16Y'))).toEqual([filed.id]);
  });

  it("is the town's own where the town has one", async () => {
    const filed = await caseIn(point, 'CLOSED');
    await set('COMPLAINT', 13);
    expect(await dueIds(later('P13M'))).toEqual([filed.id]);
    await set('COMPLAINT', 36);
    expect(await dueIds(later('P2Y'))).toEqual([]);
    await set('COMPLAINT', null);
    expect(await dueIds(later('P2Y'))).toEqual([filed.id]);
  });

  it('waits for somebody to read what the reporter wrote', async () => {
    const filed = await caseIn(point, 'CLOSED');
    await filed.answers('Er is nog iets.');
    expect(await due(later('P2Y'))).toMatchObject({ cases: [], held: 0, unread: 1 });
    await point.db.execute(sql`update messages set read_at = now()`);
    expect(await dueIds(later('P2Y'))).toEqual([filed.id]);
  });
});

/** The classes that have a term, with it, as the code list has it. */
const TERMS = new Map(CASE_CLASSES.map((it) => [it.code, it.keep]));

const plans: fc.Arbitrary<Omit<EndedPlan, 'heldBy'> & { held: boolean }> = fc.record({
  request: fc.constantFrom('REPORT', 'COMPLAINT', 'ADVICE'),
  retentionClass: fc.constantFrom(null, 'REPORT_ONLY', 'COMPLAINT'),
  state: fc.constantFrom('RECEIVED', 'IN_PROGRESS', 'CLOSED', 'NOT_HANDLED'),
  endings: fc
    .array(
      fc.date({ min: new Date('2021-01-01'), max: new Date('2026-11-20'), noInvalidDate: true }),
      { minLength: 1, maxLength: 2 },
    )
    .map((dates) => dates.sort((a, b) => a.getTime() - b.getTime())),
  held: fc.boolean(),
  unread: fc.boolean(),
});

function isDue(plan: Omit<EndedPlan, 'heldBy'> & { held: boolean }): boolean {
  const code = plan.retentionClass ?? (plan.request === 'REPORT' ? 'REPORT_ONLY' : 'COMPLAINT');
  const [end, keep] = [plan.endings.at(-1), TERMS.get(code)];
  const ended = plan.state === 'CLOSED' || plan.state === 'NOT_HANDLED';
  const over = end !== undefined && keep !== undefined && keptUntil(end, keep) <= START;
  return ended && over && !plan.held && !plan.unread;
}

describe('a run', () => {
  it('deletes exactly the list of the dry run, and a hold always wins', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plans, { maxLength: 8 }), async (wanted) => {
        await point.db.execute(sql`truncate cases, filings cascade`);
        const ids: string[] = [];
        for (const { held, ...plan } of wanted) {
          const heldBy = held ? point.worker.accountId : null;
          ids.push(await endedCase(point.db, { ...plan, heldBy }));
        }
        const expected = ids.filter((_, at) => {
          const plan = wanted[at];
          return plan && isDue(plan);
        });
        const list = await due();
        expect(list.cases.map(({ id }) => id)).toEqual(expected);
        const deletion = await run(list.digest);
        expect(deletion?.cases ?? 0).toBe(expected.length);
        expect(await there()).toEqual(ids.filter((id) => !expected.includes(id)).sort());
        for (const [at, plan] of wanted.entries()) {
          if (plan.held) expect(await there()).toContain(ids[at]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('keeps a signed proof, which names the cases only to who knows them', async () => {
    const gone = await caseIn(point, 'CLOSED');
    const kept = await filedCase(point);
    point.clock.set(later('P2Y'));
    const deletion = await run((await due()).digest);
    const proof = deletion?.proof ?? '';
    const statement = (await readDeletionProof([point.key.publicJwk], proof)) as DeletionStatement;
    expect(statement).toMatchObject({
      node: POINT_URL,
      cause: 'retention',
      classes: { COMPLAINT: 1 },
    });
    expect([gone.id, kept.id].map((id) => provesDeletionOf(statement, id))).toEqual([true, false]);
    expect(JSON.stringify(statement)).not.toContain(gone.id);
    expect((await deletionsOf(point.db, 1))[0]).toEqual(deletion);
    const acts = await point.db.execute<{ act: string; case_id: string | null }>(
      sql`select act, case_id from audit_entries where subject = ${deletion?.id ?? ''} order by id`,
    );
    expect(acts).toEqual([
      { act: 'erased', case_id: gone.id },
      { act: 'retention-run', case_id: null },
    ]);
  });

  const changes: [string, (filed: Awaited<ReturnType<typeof caseIn>>) => Promise<unknown>][] = [
    ['was reopened', (filed) => filed.does(wantedFor('reopen'))],
    ['was written to', (filed) => filed.answers('Wacht!')],
    ['got another class', (it) => setCaseClass(point.db, { ...by(), caseId: it.id }, 'WMO_FILE')],
    ['got a longer term', () => set('COMPLAINT', 108)],
    [
      'is held now',
      async (filed) => {
        const hold = { reason: 'Rechtszaak loopt.', reviewOn: '2029-01-01' };
        await setHold(point.db, await filed.actor(), hold);
      },
    ],
  ];
  it.each(changes)('refuses when a case of the list %s', async (_, change) => {
    const filed = await caseIn(point, 'CLOSED');
    point.clock.set(later('P2Y'));
    const { digest } = await due();
    await change(filed);
    await expect(run(digest)).rejects.toThrow('changed-meanwhile');
    expect(await there()).toEqual([filed.id]);
  });

  it('runs once when two start at once', async () => {
    await caseIn(point, 'CLOSED');
    point.clock.set(later('P2Y'));
    const { digest } = await due();
    const before = (await deletionsOf(point.db, 500)).length;
    const both = await Promise.allSettled([run(digest), run(digest)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await there()).toEqual([]);
    expect(await deletionsOf(point.db, 500)).toHaveLength(before + 1);
  });

  it('that breaks off deletes nothing and proves nothing', async () => {
    const filed = await caseIn(point, 'CLOSED');
    point.clock.set(later('P2Y'));
    const { digest } = await due();
    const before = (await deletionsOf(point.db, 500)).length;
    await point.db.execute(sql`create function break_off() returns trigger language plpgsql
      as $$ begin raise exception 'power cut'; end $$`);
    await point.db.execute(sql`create trigger break_off before insert on deletions
      for each row execute function break_off()`);
    await expect(run(digest)).rejects.toThrow();
    await point.db.execute(sql`drop function break_off cascade`);
    expect(await there()).toEqual([filed.id]);
    expect(await deletionsOf(point.db, 500)).toHaveLength(before);
  });
});
