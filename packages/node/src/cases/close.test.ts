import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  caseIn,
  type FiledCase,
  filedCase,
  type Wanted,
  wantedFor,
} from '../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../test/point.ts';
import { follow } from '../intake/follow/follow.ts';

let point: TestPoint;
let filed: FiledCase;
const problem = (code: string) => ({ problem: code });

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  await point.db.execute(sql`delete from tallies`);
});
afterAll(() => point.drop());

async function tallies() {
  const rows = await point.db.execute(sql`select measure, month, subject, grounds, domain
    from tallies order by measure desc`);
  return rows.map((row) => ({ ...row }));
}

describe('closing', () => {
  it('needs an outcome of the list, each once', async () => {
    filed = await caseIn(point, 'IN_PROGRESS');
    const wrong = [
      [[], 'reason-required'],
      [['NOPE'], 'request-invalid'],
      [['SOLVED', 'SOLVED'], 'request-invalid'],
    ] as const;
    for (const [outcomes, code] of wrong) {
      const closing = filed.does({ act: 'close', outcomes: [...outcomes] });
      await expect(closing).rejects.toMatchObject(problem(code));
    }
    expect((await filed.row()).state).toBe('IN_PROGRESS');
    expect((await tallies()).map((row) => row.measure)).toEqual(['received']);
  });

  it('needs a handling: what was done', async () => {
    filed = await filedCase(point);
    await filed.does({ act: 'take' });
    const closing = filed.does({ act: 'close', outcomes: ['SOLVED'] });
    await expect(closing).rejects.toMatchObject(problem('reason-required'));
    await filed.does(wantedFor('code'));
    await filed.does({ act: 'close', outcomes: ['SOLVED', 'APOLOGY'] });
    expect(await filed.row()).toMatchObject({
      state: 'CLOSED',
      outcomes: ['SOLVED', 'APOLOGY'],
      closedAt: point.clock.now(),
    });
  });

  it('counts the case as it was coded, in the month of closing', async () => {
    filed = await caseIn(point, 'IN_PROGRESS');
    const coding = { ...wantedFor('code'), grounds: [], domain: 'HOUSING' } as const;
    await filed.does(coding as ReturnType<typeof wantedFor>);
    const start = point.clock.now();
    point.clock.set(new Date('2026-12-31T23:59:59Z'));
    await filed.does(wantedFor('close'));
    point.clock.set(start);
    expect(await tallies()).toEqual([
      {
        measure: 'received',
        month: '2026-11',
        subject: 'DISCRIMINATION',
        grounds: ['UNKNOWN'],
        domain: 'HOUSING',
      },
      {
        measure: 'closed',
        month: '2026-12',
        subject: 'DISCRIMINATION',
        grounds: ['UNKNOWN'],
        domain: 'HOUSING',
      },
    ]);
  });

  it('counts no ground for a care complaint', async () => {
    filed = await caseIn(point, 'CLOSED', { about: 'CARE', ground: [], setting: 'HEALTH_CARE' });
    expect((await tallies()).map((row) => row.grounds)).toEqual([[], []]);
  });
});

describe('not taking a case on', () => {
  it('needs a statutory reason', async () => {
    filed = await filedCase(point);
    for (const reason of ['', 'BECAUSE', 'SOLVED']) {
      const refusing = filed.does({ ...wantedFor('refuse'), reason } as Wanted);
      await expect(refusing).rejects.toMatchObject(problem('request-invalid'));
    }
    await filed.does({ ...wantedFor('refuse'), reason: 'COURT' } as Wanted);
    expect(await filed.row()).toMatchObject({ state: 'NOT_HANDLED', notHandledReason: 'COURT' });
    expect((await tallies()).map((row) => row.measure)).toEqual(['received', 'closed']);
  });
});

describe('reopening and ending again', () => {
  it.each([
    ['close', 'close'],
    ['close', 'refuse'],
    ['refuse', 'close'],
    ['refuse', 'refuse'],
  ] as const)('%s, then %s: counts once', async (one, two) => {
    filed = await caseIn(point, 'IN_PROGRESS');
    await filed.does(wantedFor(one));
    const first = (await filed.row()).closedAt;
    const start = point.clock.now();
    point.clock.set(new Date(start.getTime() + 40 * 86_400_000));
    await filed.does(wantedFor('reopen'));
    await filed.does(wantedFor('code'));
    await filed.does(wantedFor(two));
    point.clock.set(start);
    expect((await tallies()).map((row) => row.measure)).toEqual(['received', 'closed']);
    const row = await filed.row();
    expect(row.closedAt).toEqual(first);
    // only the last ending holds
    expect(row.notHandledReason).toBe(two === 'refuse' ? 'NOT_COMPETENT' : null);
    expect(row.outcomes).toEqual(two === 'close' ? ['SOLVED'] : []);
  });

  it('shows the reporter no reason of an ending that holds no longer', async () => {
    filed = await caseIn(point, 'NOT_HANDLED');
    expect((await follow(point.db, filed.code))?.notHandledReason).toBe('NOT_COMPETENT');
    await filed.does(wantedFor('reopen'));
    expect((await follow(point.db, filed.code))?.notHandledReason).toBeNull();
  });
});
