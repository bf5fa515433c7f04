import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { type Database, type Db, isDatabaseAway, openDatabase } from './database.ts';

let fresh: FreshDatabase;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase('coordinator');
  database = openDatabase(fresh.url, { max: 2 });
});

afterAll(async () => {
  await database.close();
  await fresh.drop();
});

/** Ends the connection of a transaction as an administrator does who stops the server. */
async function cut(tx: Db): Promise<number> {
  const [row] = await tx.execute<{ pid: number }>('select pg_backend_pid() as pid');
  const pid = row?.pid ?? 0;
  await fresh.db.execute(`select pg_terminate_backend(${pid}, 5000)`);
  return pid;
}

/** Long enough for a closed connection to be noticed here, whatever else goes on. */
const aMoment = () => wait(50);

const ENDS: readonly [string, (tx: Db) => Promise<unknown>][] = [
  [
    'during a query',
    async (tx) => {
      const [row] = await tx.execute<{ pid: number }>('select pg_backend_pid() as pid');
      // Catching starts it: the server's last words then come while the driver waits for an answer.
      const query = tx.execute('select pg_sleep(20)');
      query.catch(() => {});
      await fresh.db.execute(`select pg_terminate_backend(${row?.pid ?? 0}, 5000)`);
      return query;
    },
  ],
  [
    'between two queries',
    async (tx) => {
      await cut(tx);
      await aMoment();
      return tx.execute('select 1');
    },
  ],
  [
    'and is used again at once',
    async (tx) => {
      await cut(tx);
      return tx.execute('select 1');
    },
  ],
  [
    'after the last query',
    async (tx) => {
      await cut(tx);
      await aMoment();
    },
  ],
  [
    'just before the end',
    async (tx) => {
      await cut(tx);
    },
  ],
  [
    'and the work goes wrong for another reason',
    async (tx) => {
      await cut(tx);
      await aMoment();
      throw new RangeError('something else');
    },
  ],
  [
    'inside a transaction in a transaction',
    (tx) =>
      tx.transaction(async (inner) => {
        await cut(inner as Db);
        await aMoment();
        await inner.execute('select 1');
      }),
  ],
];

describe('a transaction whose connection ends', () => {
  it.each(ENDS)('%s is refused, and the node goes on', async (_, work) => {
    for (let time = 0; time < 3; time += 1) {
      const outcome = database.db.transaction((tx) => work(tx as Db));
      const error = await outcome.then(() => undefined).catch((caught: unknown) => caught);
      expect(error).toBeDefined();
      if (!(error instanceof RangeError)) expect(isDatabaseAway(error)).toBe(true);
      await aMoment();
      // Every connection of the pool is as good as before.
      const queries = Array.from({ length: 4 }, () =>
        database.db.execute<{ one: number }>('select 1 as one'),
      );
      expect((await Promise.all(queries)).map(([row]) => row?.one)).toEqual([1, 1, 1, 1]);
    }
  });
});

describe('a transaction', () => {
  it('whose work fails is undone at once, whatever the reason', async () => {
    const enoent = Object.assign(new Error('no file'), { code: 'ENOENT' });
    const outcome = database.db.transaction(async (tx) => {
      await tx.execute('create table never (id int)');
      throw enoent;
    });
    await expect(outcome).rejects.toBe(enoent);
    const found = await database.db.execute("select to_regclass('never') as never");
    expect(found).toEqual([{ never: null }]);
  });

  it('in a transaction can fail alone', async () => {
    const result = await database.db.transaction(async (tx) => {
      await tx.execute('create temporary table kept (id int) on commit drop');
      await tx.execute('insert into kept values (1)');
      await tx
        .transaction(async (inner) => {
          await inner.execute('insert into kept values (2)');
          throw new RangeError('undone');
        })
        .catch(() => {});
      return tx.execute('select id from kept');
    });
    expect(result).toEqual([{ id: 1 }]);
  });
});
