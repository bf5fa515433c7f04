import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { beholderOf } from './beholder.ts';
import { cursorSchema, writeCursor } from './cursor.ts';
import { type Filters, orderOf } from './filters.ts';
import { countCases, type ListedCase, listCases } from './store.ts';

let point: TestPoint;
let colleague: string;
let all: FiledCase[];

// two came at the same moment; days that are past, near and far
const DUE = ['2026-11-20', '2026-11-28', null, '2026-11-01', '2026-11-29', '2026-11-21', null];

beforeAll(async () => {
  point = await testPoint();
  const who = {
    login: 'wil',
    name: 'Wil',
    role: 'worker',
    password: 'acht-lange-woorden',
  } as const;
  colleague = (await addAccount(point, who)).accountId;
  const waiting = await caseIn(point, 'WAITING_CITIZEN');
  all = [
    await filedCase(point),
    await caseIn(point, 'IN_PROGRESS', { about: 'CARE', ground: [], setting: 'HEALTH_CARE' }),
    waiting,
    await caseIn(point, 'CLOSED'),
    await filedCase(point, { ground: ['ORIGIN_SKIN'] }),
    await caseIn(point, 'IN_PROGRESS'),
    await filedCase(point),
  ];
  await waiting.answers('Nog iets.');
  for (const [n, { id }] of all.entries()) {
    const at = new Date(Date.UTC(2026, 10, n < 2 ? 10 : 10 + n, 12));
    await point.db.execute(sql`update cases set received_at = ${at},
      number = ${100 + n}, due_on = ${DUE[n] ?? null}::date where id = ${id}::uuid`);
  }
  await point.db.execute(sql`update cases set owner_id = ${colleague}::uuid where number = 105`);
  await point.db.execute(sql`update cases set domain = 'HEALTH_CARE' where number = 101`);
});
afterAll(() => point.drop());

const by = () => beholderOf({ clock: point.clock, country: 'NL' }, point.worker.accountId);

/** Which cases a list has, in its order, by their place in `all`. */
async function listed(filters: Filters): Promise<number[]> {
  const rows = await listCases(point.db, { filters, by: by(), limit: 200 });
  expect(await countCases(point.db, filters, by())).toBe(rows.length);
  return rows.map(({ number }) => number - 100);
}

describe('a list', () => {
  it.each<[Filters, number[]]>([
    [{}, [0, 1, 2, 4, 5, 6]],
    [{ state: 'closed' }, [3]],
    [{ state: 'all' }, [6, 5, 4, 3, 2, 1, 0]],
    [{ state: 'RECEIVED' }, [0, 4, 6]],
    [{ owner: 'nobody' }, [0, 4, 6]],
    [{ owner: 'me' }, [1, 2]],
    [{ owner: 'me-or-nobody' }, [0, 1, 2, 4, 6]],
    [{ owner: 'helping' }, []],
    [{ subject: 'CARE' }, [1]],
    [{ ground: 'ORIGIN' }, [4]],
    [{ ground: 'ORIGIN_SKIN' }, [4]],
    [{ domain: 'HEALTH_CARE' }, [1]],
    [{ regime: 'NL_AWB' }, []],
    [{ due: 'overdue' }, [0]],
    [{ due: 'week', sort: 'due' }, [5, 1]],
    [{ due: 'none' }, [2, 6]],
    [{ language: 'nl', channel: 'WEB' }, [0, 1, 2, 4, 5, 6]],
    [{ language: 'pl' }, []],
    [{ from: '2026-11-12', to: '2026-11-14' }, [2, 4]],
    [{ news: 'unread' }, [2]],
    [{ owner: 'me', waiting: 'us' }, [1, 2]],
    [{ owner: 'me', waiting: 'others' }, []],
    [{ sort: 'due' }, [0, 5, 1, 4, 2, 6]],
    [{ sort: 'due', order: 'desc' }, [4, 1, 5, 0, 6, 2]],
    [{ sort: 'number', order: 'desc' }, [6, 5, 4, 2, 1, 0]],
    [{ q: 106 }, [6]],
    [{ q: 2 ** 31 - 1 }, []],
  ])('%j has the cases %j', async (filters, expected) => {
    expect(await listed(filters)).toEqual(expected);
  });

  it('has the cases of a colleague, those one helps with, and those of a campaign', async () => {
    expect(await listed({ owner: colleague })).toEqual([5]);
    await point.db.execute(sql`insert into case_supporters (case_id, account_id, since)
      select id, ${point.worker.accountId}::uuid, now() from cases where number = 105`);
    expect(await listed({ owner: 'helping' })).toEqual([5]);
    const campaign = '00000000-0000-8000-8000-00000000000a';
    await point.db.execute(sql`insert into campaigns (id, sealed_name, created_at)
      values (${campaign}::uuid, 'x', now())`);
    await point.db.execute(
      sql`update cases set campaign_id = ${campaign}::uuid where number = 101`,
    );
    expect(await listed({ campaign })).toEqual([1]);
  });

  it('begins and ends a day where the point is, and not where its clock is', async () => {
    const move = (at: string) =>
      point.db.execute(sql`update cases set received_at = ${at}::timestamptz where number = 106`);
    await move('2026-10-31T23:30:00Z');
    expect(await listed({ from: '2026-11-01', to: '2026-11-01' })).toEqual([6]);
    expect(await listed({ to: '2026-10-31' })).toEqual([]);
    await move('2026-11-16T12:00:00Z');
  });

  it('is the same in pages of any size, in every order, each case once', async () => {
    const order = fc.record<Filters>({
      sort: fc.constantFrom('received', 'due', 'number'),
      order: fc.constantFrom('asc', 'desc'),
      state: fc.constantFrom('open', 'all'),
    });
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 1, max: 8 }), async (filters, limit) => {
        const pages: ListedCase[] = [];
        let after: Parameters<typeof listCases>[1]['after'];
        for (let more = true; more; ) {
          const rows = await listCases(point.db, { filters, by: by(), limit, after });
          pages.push(...rows.slice(0, limit));
          const last = pages.at(-1);
          more = rows.length > limit && last !== undefined;
          if (last) after = cursorSchema.parse(writeCursor(orderOf(filters).sort, last));
        }
        const whole = await listCases(point.db, { filters, by: by(), limit: 200 });
        expect(pages).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });
});

it('takes no cursor that it did not write', () => {
  const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const bad of [
    '',
    'x',
    written(['received', 'yesterday', 1]),
    written(['due', null]),
    written(['name', null, 1]),
    written(['number', null, 0]),
    written({}),
  ]) {
    expect(cursorSchema.safeParse(bad).success).toBe(false);
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => cursorSchema.safeParse(text)).not.toThrow();
    }),
  );
});
