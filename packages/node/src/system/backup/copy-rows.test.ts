import { randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { connect } from '../database.ts';
import { copyIn, copyOut } from './copy-rows.ts';
import { settleForCopying, tablesInOrder } from './copy-tables.ts';

const ODD = { name: 'odd', columns: ['id', 'text', 'bytes', 'list', 'at', 'gone'] };

let fresh: FreshDatabase;
let client: postgres.Sql;
beforeAll(async () => {
  fresh = await freshDatabase('point');
  client = connect(fresh.url, 1);
  await client`create table odd (id int primary key, text text, bytes bytea, list text[],
    at timestamptz, gone text)`;
  await client`create table child (id int references odd)`;
});
afterAll(async () => {
  await client.end({ timeout: 1 });
  await fresh.drop();
});

async function* pieces(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

/** Reads a table slowly, and asks something afterwards: the connection must still answer. */
async function slowly(sql: postgres.TransactionSql): Promise<Buffer> {
  const read: Buffer[] = [];
  for await (const piece of copyOut(sql, ODD)) {
    read.push(piece);
    await turn();
  }
  await sql`select`;
  return Buffer.concat(read);
}

describe('rows', () => {
  it('are the same after a copy out and in: any text, bytes, lists, moments, nothing', async () => {
    const text = 'a\tb\nc\\d\r\\.\n\\N "quoted" é 👩🏽‍🦽';
    const rows = [1, 2].map((id) => ({
      id,
      text,
      bytes: randomBytes(50),
      list: [text, ''],
      gone: null,
    }));
    for (const { id, bytes, list } of rows) {
      await client`insert into odd values (${id}, ${text}, ${bytes}, ${list}, now(), null)`;
    }
    const before = await client`select * from odd order by id`;
    await client.begin(async (sql) => {
      await settleForCopying(sql);
      const copied = await slowly(sql);
      await sql`delete from odd`;
      await copyIn(sql, ODD, pieces(copied.toString()));
    });
    expect(await client`select * from odd order by id`).toEqual(before);
    await client`delete from odd`;
  });

  it('of a large table come whole, again and again, while the reader is slow', async () => {
    await client`insert into odd select n, repeat(md5(n::text), 20) from generate_series(1, 20000) n`;
    for (let time = 0; time < 5; time += 1) {
      const copied = await client.begin(slowly);
      expect(copied.toString().trimEnd().split('\n')).toHaveLength(20_000);
    }
    await client`delete from odd`;
  });

  it.each([
    ['in the first row', { name: 'odd', columns: ['id'] }, 'x\n'],
    ['at the end, where references are checked', { name: 'child', columns: ['id'] }, '404\n'],
  ])('that do not fit end the copy, %s', async (_, table, rows) => {
    const copying = client.begin((sql) => copyIn(sql, table, pieces(rows)));
    await expect(copying).rejects.toThrow();
    expect(await client`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('that cannot be read any more end the copy, and nothing of them stays', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('1\n');
      throw new Error('The file ends here');
    }
    const copying = client.begin((sql) => copyIn(sql, { name: 'odd', columns: ['id'] }, broken()));
    await expect(copying).rejects.toThrow('The file ends here');
    expect(await client`select id from odd`).toEqual([]);
  });
});

it('tables come after those that they refer to, with every column', async () => {
  const tables = await client.begin(tablesInOrder);
  const names = tables.map(({ name }) => name);
  expect(names.indexOf('cases')).toBeGreaterThan(names.indexOf('filings'));
  expect(names.indexOf('journal')).toBeGreaterThan(names.indexOf('cases'));
  expect(names.indexOf('child')).toBeGreaterThan(names.indexOf('odd'));
  expect(tables.find(({ name }) => name === 'odd')).toEqual(ODD);
});
