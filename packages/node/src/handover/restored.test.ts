import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type HandoverPoint,
  type HandoverRegion,
  handoverRegion,
  offeredCase,
} from '../../../../test/handover-points.ts';
import { keepAttachment } from '../cases/attachments/attachments.ts';
import { follow } from '../intake/follow/follow.ts';

let region: HandoverRegion;
let a: HandoverPoint;
let b: HandoverPoint;

beforeAll(async () => {
  region = await handoverRegion(2);
  [a, b] = region.points as [HandoverPoint, HandoverPoint];
});
afterAll(() => region.drop());

/** Keeps every row of a point. @returns what puts them all back, as a backup does */
async function backup({ db }: HandoverPoint): Promise<() => Promise<void>> {
  const tables = await db.execute<{ name: string; columns: string }>(sql`
    select table_name as name, string_agg(quote_ident(column_name), ', ') as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
    group by table_name`);
  await db.execute('drop schema if exists kept cascade; create schema kept');
  for (const { name } of tables) {
    await db.execute(`create table kept."${name}" as table public."${name}"`);
  }
  return () =>
    db.transaction(async (tx) => {
      await tx.execute('set local session_replication_role = replica');
      for (const { name, columns } of tables) {
        await tx.execute(`delete from public."${name}"`);
        await tx.execute(`insert into public."${name}" (${columns})
          overriding system value select ${columns} from kept."${name}"`);
      }
    });
}

const states = async (id: string) => [(await a.handover(id)).state, (await b.handover(id)).state];
const tallies = async ({ db }: HandoverPoint) =>
  (await db.execute(`select from tallies where measure = 'received'`)).length;
const post = async (point: HandoverPoint, id: string, act: string) => {
  expect((await point.post(`/api/handovers/${id}/${act}`)).status).toBe(200);
  await region.settle();
};

/** Offered with a file of several parts, and known to the other point. */
async function offered() {
  const it = await offeredCase(a, b, {
    before: async ({ id: caseId, open }) => {
      const { filingKey } = (await open()).open;
      const file = { name: 'brief.txt', bytes: Buffer.from('Nog een dag.\n'.repeat(20_000)) };
      const given = { caseId, accountId: null, filingKey, now: a.clock.now() };
      await keepAttachment(a.db, { ...given, ...file });
    },
  });
  await region.settle();
  return it;
}

async function isThereOnce(code: string, id: string): Promise<void> {
  expect(await states(id)).toEqual(['arrived', 'arrived']);
  expect((await follow(b.db, code))?.files.map(({ name }) => name)).toEqual(['brief.txt']);
  const [row] = await a.db.execute<{ n: number }>(sql`select count(*)::int as n
    from attachments t join handovers h on h.case_id = t.case_id where h.id = ${id}::uuid`);
  expect(row?.n).toBe(0);
}

it('the sender forgot the acceptance, and the other point has the case: it is there once', async () => {
  const before = (await tallies(a)) + (await tallies(b));
  const { filed, handover } = await offered();
  const restore = await backup(a);
  await region.handOver(handover, b);
  await restore();
  expect(await states(handover)).toEqual(['offered', 'arrived']);
  await post(a, handover, 'remind');
  await isThereOnce(filed.code, handover);
  expect((await tallies(a)) + (await tallies(b))).toBe(before + 1);
});

it('the sender forgot the acceptance, and the other point waits for the rest', async () => {
  const { filed, handover } = await offered();
  const restore = await backup(a);
  await b.post(`/api/handovers/${handover}/accept`);
  await b.deliver();
  await restore();
  expect(await states(handover)).toEqual(['offered', 'accepted']);
  await post(a, handover, 'remind');
  await post(b, handover, 'take-in');
  await isThereOnce(filed.code, handover);
});

it('the receiver forgot content that it had acknowledged: it comes again, once', async () => {
  const { filed, handover } = await offered();
  await b.post(`/api/handovers/${handover}/accept`);
  const restore = await backup(b);
  await region.settle();
  expect((await b.handover(handover)).received).toBe(4);
  await restore();
  expect(await b.handover(handover)).toMatchObject({ state: 'accepted', received: 0 });
  await region.settle();
  await post(a, handover, 'remind');
  await post(a, handover, 'remind');
  expect((await b.handover(handover)).received).toBe(4);
  await post(b, handover, 'take-in');
  await isThereOnce(filed.code, handover);
});

it('the receiver forgot that it had accepted: it accepts anew, and the content comes again', async () => {
  const { filed, handover } = await offered();
  const restore = await backup(b);
  await b.post(`/api/handovers/${handover}/accept`);
  await region.settle();
  await restore();
  expect(await states(handover)).toEqual(['moved', 'offered']);
  await post(b, handover, 'accept');
  await post(a, handover, 'remind');
  await post(b, handover, 'take-in');
  await isThereOnce(filed.code, handover);
});

it('the receiver forgot a case that it had told: what came lies there still, and opens again', async () => {
  const { filed, handover } = await offered();
  await b.post(`/api/handovers/${handover}/accept`);
  await region.settle();
  const restore = await backup(b);
  await post(b, handover, 'take-in');
  expect(await states(handover)).toEqual(['arrived', 'arrived']);
  await restore();
  await post(b, handover, 'take-in');
  await isThereOnce(filed.code, handover);
});
