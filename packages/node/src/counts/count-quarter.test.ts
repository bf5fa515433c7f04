import {
  type Address,
  codeList,
  countedQuarters,
  DECLARED,
  type DimensionName,
  findCode,
  type ListName,
  linkedCounts,
  monthsOf,
  type Period,
  parseAddress,
  rollingYear,
  spanMonths,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countRow } from '../../../../test/counted-rows.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { countQuarter, countRows } from './count-quarter.ts';
import { countedGrounds, isAboutCare } from './counted.ts';
import type { CountedRow } from './store.ts';

const QUARTERS = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'] as const;
const QUARTER = { period: '2026-Q3', year: true } as const;

const from = (list: ListName) => fc.constantFrom(...codeList(list).codes.map(({ code }) => code));
const some = (list: ListName) => fc.uniqueArray(from(list), { maxLength: 3 });
const barrier = fc.tuple(from('rule_barrier'), from('rule_level')).map((it) => it.join('/'));

/** Tallies as cases make them, in four quarters and beside them, some without a person. */
const tally: fc.Arbitrary<CountedRow> = fc
  .record({
    measure: fc.constantFrom('received' as const, 'closed' as const),
    month: fc.constantFrom('2025-09', ...QUARTERS.flatMap(monthsOf), '2026-10'),
    arrived: fc.constantFrom('IN_PERIOD' as const, 'EARLIER' as const),
    subject: from('subject'),
    request: fc.oneof(from('request_type'), fc.constant('UNKNOWN')),
    channel: fc.oneof(from('channel'), fc.constant('UNKNOWN')),
    residence: from('residence'),
    grounds: some('ground'),
    domain: from('domain'),
    natures: some('nature'),
    handlings: some('handling'),
    careCategories: fc.oneof(some('care_category'), some('care_domain')),
    outcomes: some('outcome'),
    barriers: fc.uniqueArray(barrier, { maxLength: 3 }),
    timeliness: fc.constantFrom('IN_TIME' as const, 'LATE' as const, 'NO_TERM' as const),
    campaign: fc.boolean(),
    person: fc.constantFrom(null, 'p1', 'p2', 'p3', 'p4'),
  })
  .map((row) => ({
    ...row,
    grounds: countedGrounds(row.subject, row.grounds),
    careCategories: isAboutCare(row.subject) ? row.careCategories : [],
  }));
const tallies = fc.array(tally, { maxLength: 40 });

/** Whether a code is another one or stands below it, in the list of either. */
function isUnder(code: string, broad: string, lists: readonly ListName[]): boolean {
  if (code === broad) return true;
  const parent = lists.map((list) => findCode(list, code)?.parent).find(Boolean);
  return parent !== undefined && isUnder(parent, broad, lists);
}

function has(row: CountedRow, name: DimensionName, code: string): boolean {
  const under = (codes: string[], ...lists: ListName[]) =>
    codes.some((own) => isUnder(own, code, lists));
  if (name === 'ground') return under(row.grounds, 'ground');
  if (name === 'domain') return under([row.domain], 'domain');
  if (name === 'nature') return under(row.natures, 'nature');
  if (name === 'care_category') return under(row.careCategories, 'care_category', 'care_domain');
  if (name === 'handling') return row.handlings.includes(code);
  if (name === 'outcome') return row.outcomes.includes(code);
  return name !== 'barrier' && name !== 'level' && row[name] === code;
}

/** Looks for the cases of one number, as somebody would who counts by hand. */
function byHand(rows: readonly CountedRow[], { measure, period, table, codes }: Address) {
  const span = spanMonths(period);
  const found = rows.filter((row) => {
    const isMass = row.measure === 'received' && row.campaign;
    const fits = measure === 'mass' ? isMass : row.measure === measure && !row.campaign;
    if (!fits || !span || row.month < span.first || row.month > span.last) return false;
    if (table === 'grounded' && row.grounds.length === 0) return false;
    if (isOfPairs(table)) return mentions(row, table, codes).length > 0;
    return DECLARED[table].dimensions.every((name, at) => has(row, name, codes[at] ?? ''));
  });
  const known = new Set(found.flatMap(({ person }) => person ?? []));
  const people = known.size + found.filter(({ person }) => person === null).length;
  if (table === 'people') return { value: people, people };
  const times = (row: CountedRow) => (isOfPairs(table) ? mentions(row, table, codes).length : 1);
  return { value: found.reduce((sum, row) => sum + times(row), 0), people };
}

const isOfPairs = (table: string) => ['barrier', 'level', 'barrier_level'].includes(table);

/** The pairs of a case that count in a cell: each of them, also where two have the same rule. */
function mentions({ barriers }: CountedRow, table: string, codes: readonly string[]): string[] {
  const [code = ''] = codes;
  if (table === 'barrier') return barriers.filter((it) => it.startsWith(`${code}/`));
  if (table === 'level') return barriers.filter((it) => it.endsWith(`/${code}`));
  return barriers.filter((it) => it === codes.join('/'));
}

describe('the count of a quarter', () => {
  it('is what somebody finds who looks for the cases of each number', () => {
    fc.assert(
      fc.property(tallies, fc.boolean(), (rows, year) => {
        const counts = countRows(rows, { ...QUARTER, year });
        for (const [address, count] of counts) {
          const parsed = parseAddress(address);
          expect(parsed).toBeDefined();
          if (parsed) expect([address, count]).toEqual([address, byHand(rows, parsed)]);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('holds to everything that is publicly known of the numbers', () => {
    const counted = countedQuarters([...QUARTERS, '2026-Q4']);
    expect(counted.filter(({ year }) => year)).toHaveLength(2);
    const { addresses, relations } = linkedCounts(counted);
    fc.assert(
      fc.property(tallies, (rows) => {
        const numbers = new Map(counted.flatMap((it) => [...countRows(rows, it)]));
        for (const { terms, sense, bound } of relations) {
          const sum = terms.reduce((total, [cell, coefficient]) => {
            return total + coefficient * (numbers.get(addresses[cell] ?? '')?.value ?? Number.NaN);
          }, 0);
          const holds = sense === '=' ? sum === bound : sum <= bound;
          if (!holds) throw new Error(JSON.stringify(terms.map(([cell]) => addresses[cell])));
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('the count from the database', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase('point');
  });
  beforeEach(() => database.db.execute(sql`delete from tallies`));
  afterAll(() => database.drop());

  const counted = async (period: Period = '2026-Q3', year = false) => {
    const counts = await countQuarter(database.db, { period, year });
    return (address: string) => counts.get(address)?.value;
  };
  const on = (day: string) => new Date(`${day}T12:00:00Z`);

  it('reads the months of the quarter, or of the four that end with it', async () => {
    for (const day of ['2025-09-30', '2025-10-01', '2026-07-01', '2026-09-30', '2026-10-01']) {
      await countRow(database.db, { measure: 'received' }, on(day));
    }
    const quarter = await counted();
    expect(quarter('received/2026-Q3/total')).toBe(2);
    expect(quarter('received/2026-07/total')).toBe(1);
    expect(quarter('received/2026-08/subject/CARE')).toBe(0);
    expect(quarter('received/2025-Q4..2026-Q3/total')).toBeUndefined();
    const [first] = rollingYear('2026-Q3');
    expect((await counted('2026-Q3', true))(`received/${first}..2026-Q3/total`)).toBe(3);
  });

  it('has a place for what was counted before a dimension was kept', async () => {
    await database.db.execute(sql`insert into tallies (measure, month, subject, grounds, domain)
      values ('received', '2026-08', 'CARE', '{}', 'WORK'), ('closed', '2026-08', 'CARE', '{}', 'WORK')`);
    const number = await counted();
    expect(number('received/2026-Q3/request/UNKNOWN')).toBe(1);
    expect(number('received/2026-Q3/subject_request/CARE/UNKNOWN')).toBe(1);
    expect(number('received/2026-Q3/channel/UNKNOWN')).toBe(1);
    expect(number('received/2026-Q3/residence/UNKNOWN')).toBe(1);
    expect(number('closed/2026-Q3/timeliness/NO_TERM')).toBe(1);
    expect(number('closed/2026-Q3/people')).toBe(1);
  });

  it('counts a report of a campaign apart, and what became of it nowhere', async () => {
    const one = { campaign: true, grounds: ['ORIGIN_SKIN'] };
    await countRow(database.db, { measure: 'received', ...one }, on('2026-08-01'));
    await countRow(database.db, { measure: 'closed', ...one }, on('2026-09-01'));
    const number = await counted();
    expect(number('mass/2026-Q3/total')).toBe(1);
    expect(number('mass/2026-08/subject/DISCRIMINATION')).toBe(1);
    expect(number('mass/2026-Q3/ground/ORIGIN')).toBe(1);
    expect(number('mass/2026-Q3/ground/ORIGIN_SKIN')).toBeUndefined();
    expect([number('received/2026-Q3/total'), number('closed/2026-Q3/total')]).toEqual([0, 0]);
  });
});
