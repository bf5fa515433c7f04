import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FiledCase, wantedFor } from '../../../../../test/filed-case.ts';
import { type PlannedCase, plannedCase } from '../../../../../test/planned-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { ownSeed, personIn } from '../../counts/person.ts';
import { cutTallies } from '../../counts/tally-store.ts';
import { join } from '../trajectory/join.ts';
import { leave } from '../trajectory/leave.ts';
import { sealSeed, seedOf } from './person.ts';

let point: TestPoint;
let one: PlannedCase;
let other: PlannedCase;

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  await point.db.execute(sql`delete from tallies`);
  await point.db.execute(sql`delete from releases`);
  [one, other] = [await plannedCase(point), await plannedCase(point)];
  for (const it of [one, other]) await it.agrees();
});
afterAll(() => point.drop());

const joins = async () => {
  const { number } = await other.filed.row();
  await join(point.db, await one.on(), { number, manner: null });
};
const ends = async ({ filed }: PlannedCase) => {
  await filed.does({ act: 'take' });
  for (const name of ['code', 'close'] as const) await filed.does(wantedFor(name));
};
const keyOf = async (filed: FiledCase) => (await filed.open()).open.filingKey;
async function persons(measure: string): Promise<number> {
  const [row] = await point.db.execute<{ n: number }>(sql`
    select count(distinct person)::int as n from tallies where measure = ${measure}`);
  return row?.n ?? 0;
}

describe('who told a case', () => {
  it('is one for what was received and another for what was closed', async () => {
    await ends(one);
    const found = await point.db.execute<{ person: string }>(
      sql`select person from tallies where case_id = ${one.filed.id}::uuid`,
    );
    const seed = ownSeed(await keyOf(one.filed));
    const known = [personIn('received', seed), personIn('closed', seed)];
    expect(found.map(({ person }) => person).toSorted()).toEqual(known.toSorted());
  });

  it('is one person in all cases of a trajectory, whenever they end', async () => {
    await ends(one);
    expect(await persons('received')).toBe(2);
    await joins();
    expect(await persons('received')).toBe(1);
    await ends(other);
    expect([await persons('received'), await persons('closed')]).toEqual([1, 1]);
  });

  it('is somebody else again when a case leaves', async () => {
    await joins();
    await leave(point.db, await one.on());
    expect(await persons('received')).toBe(2);
    await ends(one);
    await ends(other);
    expect(await persons('closed')).toBe(2);
  });

  it('stays who they were in what has left', async () => {
    const { db, worker, clock } = point;
    await db.execute(sql`insert into releases (period, body, digest, jti, released_by, released_at)
      values ('2026-Q4', '{}', '', gen_random_uuid(), ${worker.accountId}, ${clock.now()})`);
    await cutTallies(db, '2026-Q4');
    const late = await plannedCase(point);
    await late.agrees();
    await joins();
    expect(await persons('received')).toBe(3);
    const { number } = await other.filed.row();
    await join(db, await late.on(), { number, manner: null });
    expect(await persons('received')).toBe(2);
  });

  it('opens for no other case, and then counts for nothing', async () => {
    const [key, otherKey] = [await keyOf(one.filed), await keyOf(other.filed)];
    const seed = new Uint8Array(randomBytes(32));
    const { id } = one.filed;
    const sealed = await sealSeed(key, id, seed);
    expect(await seedOf({ id, sealedPerson: sealed }, key)).toEqual(seed);
    const moved = { id: other.filed.id, sealedPerson: sealed };
    expect(await seedOf(moved, otherKey)).toEqual(ownSeed(otherKey));
    expect(await seedOf({ ...moved, id: other.filed.id }, key)).toEqual(ownSeed(key));
  });
});
