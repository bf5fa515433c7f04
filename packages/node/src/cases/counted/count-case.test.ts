import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type FiledCase,
  filedCase,
  type Wanted,
  wantedFor,
} from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { countQuarter } from '../../counts/count-quarter.ts';
import { codesOf } from '../../counts/counted.ts';
import { Refusal } from '../../system/problem.ts';
import { setRegime } from '../deadlines/regime.ts';
import { noteBarrier, removeBarrier } from '../decisions/barrier.ts';
import { beginCampaign, tag } from '../flow/campaigns.ts';
import { splitCase } from '../flow/split.ts';
import { eraseCases } from '../rights/erase.ts';
import { countedOf } from './count-case.ts';

let point: TestPoint;
const START = new Date('2026-11-21T12:00:00Z');

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  point.clock.set(START);
  await point.db.execute(sql`delete from tallies`);
});
afterAll(() => point.drop());

async function tallied(measure: string, id?: string) {
  const found = await point.db.execute(sql`select * from tallies where measure = ${measure}
    ${id === undefined ? sql`` : sql`and case_id = ${id}::uuid`}`);
  return found.map((row) => ({ ...row }));
}
async function numbers() {
  const counts = await countQuarter(point.db, { period: '2026-Q4', year: false });
  return new Map(
    [...counts].map(([address, { value }]) => [address.replace('2026-Q4/', ''), value]),
  );
}
async function inProgress(answers = {}): Promise<FiledCase> {
  const filed = await filedCase(point, answers);
  await filed.does({ act: 'take' });
  return filed;
}
async function inCampaign(filed: FiledCase, tagged = true): Promise<void> {
  const { worker: who, key, clock } = point;
  const at = { who, nodeKeys: [key.publicJwk], now: clock.now() };
  const { campaignId } = await filed.row();
  const id = campaignId ?? randomUUID();
  if (!campaignId) await beginCampaign(point.db, at, { id, name: 'Filmpje' });
  await tag(point.db, at, { id, caseIds: [filed.id], tagged });
}
async function barrier(filed: FiledCase, rule: string): Promise<string> {
  const id = randomUUID();
  const told = { id, decisionId: null, rule, level: 'MUNICIPAL', text: '' };
  await noteBarrier(point.db, await filed.actor(), told);
  return id;
}
const closing = (outcome = 'SOLVED'): Wanted => ({ act: 'close', outcomes: [outcome] });
const coding = (domain: string): Wanted => {
  const codes = { grounds: ['AGE'], natures: ['THREAT'], handlings: ['ADVICE'] };
  return { act: 'code', domain, ...codes };
};

describe('what a case counts by', () => {
  it('is how it was filed, and at the end what became of it', async () => {
    const filed = await inProgress({ want: 'ADVICE' });
    expect(await tallied('received')).toMatchObject([
      {
        ...{ month: '2026-11', arrived: 'IN_PERIOD', subject: 'DISCRIMINATION', request: 'ADVICE' },
        ...{ channel: 'WEB', residence: 'RES_HERE', grounds: ['AGE'], domain: 'WORK' },
        ...{ natures: [], outcomes: [], timeliness: null, campaign: false, case_id: filed.id },
      },
    ]);
    await barrier(filed, 'WAITING');
    await filed.does(coding('HOUSING'));
    await filed.does(closing());
    expect(await tallied('closed')).toMatchObject([
      {
        ...{ month: '2026-11', request: 'ADVICE', domain: 'HOUSING', natures: ['THREAT'] },
        ...{ handlings: ['ADVICE'], outcomes: ['SOLVED'], barriers: ['WAITING/MUNICIPAL'] },
        ...{ timeliness: 'NO_TERM', case_id: filed.id },
      },
    ]);
  });

  it('is late where a term of its rules had passed when it ended first', async () => {
    const filed = await inProgress();
    const chosen = { regime: 'NL-AWB', from: null, ours: true };
    await setRegime(point.db, await filed.actor(), chosen);
    await filed.does(coding('WORK'));
    point.clock.set(new Date('2027-06-01T12:00:00Z'));
    await filed.does({ act: 'close', outcomes: ['SOLVED'], foundedness: 'FOUNDED' });
    expect(await tallied('closed')).toMatchObject([{ month: '2027-06', timeliness: 'LATE' }]);
  });

  it('is corrected on both sides until the quarter leaves, also when it ends again', async () => {
    const filed = await inProgress();
    await filed.does(coding('WORK'));
    await filed.does(closing());
    await filed.does({ act: 'reopen', note: 'Toch niet.' });
    point.clock.set(new Date('2026-12-24T12:00:00Z'));
    await filed.does(coding('HOUSING'));
    await filed.does(closing('APOLOGY'));
    const known = await barrier(filed, 'PROOF');
    expect(await tallied('received')).toMatchObject([{ month: '2026-11', domain: 'HOUSING' }]);
    const once = { month: '2026-11', domain: 'HOUSING', outcomes: ['APOLOGY'] };
    expect(await tallied('closed')).toMatchObject([{ ...once, barriers: ['PROOF/MUNICIPAL'] }]);
    await removeBarrier(point.db, await filed.actor(), known);
    expect(await tallied('closed')).toMatchObject([{ ...once, barriers: [] }]);
  });

  it('is its row as long as it has not left, whatever is done to it', async () => {
    const step = fc.constantFrom('code', 'recode', 'close', 'refuse', 'reopen', 'barrier', 'tag');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(step, fc.constant('withdraw')), { maxLength: 8 }),
        async (steps) => {
          const filed = await inProgress();
          for (const name of steps) await tried(filed, name);
          const row = await filed.row();
          const now = await countedOf(point.db, row);
          for (const measure of ['received', 'closed'] as const) {
            const { careCategories: care_categories, ...codes } = codesOf(measure, now);
            const expected =
              measure === 'closed' && !row.closedAt ? [] : [{ ...codes, care_categories }];
            expect(await tallied(measure, filed.id)).toMatchObject(expected);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});

async function tried(filed: FiledCase, name: string): Promise<void> {
  try {
    if (name === 'code') await filed.does(coding('WORK'));
    else if (name === 'recode') await filed.does(coding('HOUSING'));
    else if (name === 'close') await filed.does(closing());
    else if (name === 'barrier') await barrier(filed, 'PROOF');
    else if (name === 'tag') await inCampaign(filed, !(await filed.row()).campaignId);
    else if (name === 'withdraw') await filed.withdraws();
    else await filed.does(wantedFor(name as 'reopen'));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

describe('cases that go together', () => {
  it.each([
    ['person', 1, 1],
    ['matter', 2, 2],
  ] as const)('told twice by one (%s) end as one', async (because, closed, people) => {
    const [main, other] = [await inProgress(), await inProgress()];
    await other.merges((await main.row()).number, because);
    await main.does(coding('WORK'));
    await main.does(closing());
    expect((await other.row()).closedAt).not.toBeNull();
    const counts = await numbers();
    expect(counts.get('received/total')).toBe(2);
    expect(counts.get('received/people')).toBe(people);
    expect(counts.get('closed/total')).toBe(closed);
  });

  it('are two people’s again when that is undone', async () => {
    const [main, other] = [await inProgress(), await inProgress()];
    await other.merges((await main.row()).number, 'person');
    await other.unmerges();
    expect((await numbers()).get('received/people')).toBe(2);
    await other.does(coding('WORK'));
    await other.does(closing());
    expect((await numbers()).get('closed/total')).toBe(1);
  });

  it('of one report are told by one person, on the day on which it came', async () => {
    const filed = await inProgress();
    point.clock.set(new Date('2026-12-15T12:00:00Z'));
    const { version } = await filed.row();
    const matter = { subject: 'CARE', grounds: [], domain: 'HEALTH_CARE', story: 'x', files: [] };
    const id = await splitCase(point.db, await filed.actor(), { version, ...matter });
    expect(await tallied('received', id)).toMatchObject([{ month: '2026-11', subject: 'CARE' }]);
    const counts = await numbers();
    expect([counts.get('received/total'), counts.get('received/people')]).toEqual([2, 1]);
  });

  it('of a campaign are counted apart until their quarter leaves', async () => {
    const [one, other] = [await inProgress(), await inProgress()];
    await one.does(coding('WORK'));
    await one.does(closing());
    await inCampaign(one);
    const totals = async () => {
      const counts = await numbers();
      return ['received', 'closed', 'mass'].map((measure) => counts.get(`${measure}/total`));
    };
    expect(await totals()).toEqual([1, 0, 1]);
    await inCampaign(one, false);
    expect(await totals()).toEqual([2, 1, 0]);
    await inCampaign(other);
    await other.does(coding('WORK'));
    await other.does(closing());
    expect(await totals()).toEqual([1, 1, 1]);
  });
});

describe('a case that is erased', () => {
  it('changes no number, before its quarter leaves or after', async () => {
    const filed = await inProgress();
    await barrier(filed, 'WAITING');
    await filed.does(coding('WORK'));
    await filed.does(closing());
    const before = await numbers();
    await point.db.transaction((tx) => eraseCases(tx, [filed.id]));
    expect(await numbers()).toEqual(before);
    expect((await tallied('received')).map((row) => row.case_id)).toEqual([null]);
  });

  it('that was withdrawn stays counted as closed, without an outcome', async () => {
    const filed = await inProgress();
    await filed.withdraws();
    expect(await tallied('closed')).toMatchObject([{ outcomes: [], timeliness: 'NO_TERM' }]);
  });
});
