import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase, wantedFor } from '../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../test/point.ts';
import { act } from '../cases/act.ts';
import type { Act } from '../cases/acts.ts';
import { lockCase } from '../cases/store.ts';
import type { Db } from '../system/database.ts';
import { cutTallies, holdQuartersOf, lockQuarter } from './tally-store.ts';

let point: TestPoint;
let main: FiledCase;
let merged: FiledCase;

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  for (const table of ['tallies', 'releases']) {
    await point.db.execute(sql`delete from ${sql.identifier(table)}`);
  }
  [main, merged] = [await inProgress(), await inProgress()];
  await merged.merges((await main.row()).number, 'matter');
  await main.does(wantedFor('code'));
});
afterAll(() => point.drop());

async function inProgress(): Promise<FiledCase> {
  const filed = await filedCase(point);
  await filed.does({ act: 'take' });
  return filed;
}

/** Ends the main case and the one that was merged into it. */
async function closes(tx: Db): Promise<void> {
  const { version } = await main.row();
  await act(tx, await main.actor(), { ...wantedFor('close'), version } as Act);
}

/** What a release does with the tallies. */
async function leaves(tx: Db): Promise<void> {
  const later = new Date('2027-01-02T12:00:00Z');
  await lockQuarter(tx, '2026-Q4');
  await tx.execute(sql`insert into releases (period, body, digest, jti, released_by, released_at)
    values ('2026-Q4', '{}', '', ${randomUUID()}, ${point.worker.accountId}, ${later})`);
  await cutTallies(tx, '2026-Q4');
}

async function closedRows() {
  const rows = await point.db.execute(
    sql`select month, arrived, case_id is null as cut from tallies where measure = 'closed'`,
  );
  return rows.map((row) => ({ ...row }));
}

/** Until so many transactions here wait for a lock. */
async function waiting(count: number): Promise<void> {
  for (;;) {
    const [row] = await point.db.execute<{ n: number }>(sql`select count(*)::int as n
      from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`);
    if (row && row.n >= count) return;
  }
}

/** Something that has begun, and goes on when it is told. */
function paused(first: (tx: Db) => Promise<void>, second: (tx: Db) => Promise<void>) {
  const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const done = point.db.transaction(async (tx) => {
    await first(tx);
    begun.resolve();
    await goOn.promise;
    await second(tx);
  });
  return { begun: begun.promise, goOn: goOn.resolve, done };
}

const nothing = async () => {};

describe('a case that closes with a merged one while its quarter leaves', () => {
  it('is counted with it, both of them, when it came first', async () => {
    const closing = paused(closes, nothing);
    await closing.begun;
    const leaving = point.db.transaction(leaves);
    await waiting(1);
    closing.goOn();
    await Promise.all([closing.done, leaving]);
    const left = { month: '2026-11', arrived: 'IN_PERIOD', cut: true };
    expect(await closedRows()).toEqual([left, left]);
  });

  it('counts in the next quarter, both of them, when the release came first', async () => {
    const leaving = paused(leaves, nothing);
    await leaving.begun;
    const closing = point.db.transaction(closes);
    await waiting(1);
    leaving.goOn();
    await Promise.all([leaving.done, closing]);
    const late = { month: '2027-01', arrived: 'EARLIER', cut: false };
    expect(await closedRows()).toEqual([late, late]);
  });

  it('and while somebody else counts the merged one, all get through', async () => {
    // they hold the merged case; closing waits for them, the release for closing, they behind it
    const other = paused(
      async (tx) => void (await lockCase(tx, merged.id)),
      (tx) => holdQuartersOf(tx, [merged.id]),
    );
    await other.begun;
    const closing = point.db.transaction(closes);
    await waiting(1);
    const leaving = point.db.transaction(leaves);
    await waiting(2);
    other.goOn();
    await Promise.all([other.done, closing, leaving]);
    const left = { month: '2026-11', arrived: 'IN_PERIOD', cut: true };
    expect(await closedRows()).toEqual([left, left]);
  });
});
