import type postgres from 'postgres';
import { z } from 'zod';
import { copyOut } from '../../system/backup/copy-rows.ts';
import { schemaVersion } from '../../system/backup/copy-schema.ts';
import {
  sequenceStates,
  settleForCopying,
  tablesInOrder,
} from '../../system/backup/copy-tables.ts';
import { writeRecord } from '../../system/backup/records.ts';
import { ROLES } from '../../system/config.ts';

/**
 * Who is signing in or writing just now: nobody needs it on another day. What they sent opens
 * with their visit only. Mail that waits may have gone, or have been stopped, since.
 */
export const NOT_KEPT: readonly string[] = [
  ...['sessions', 'challenges', 'attempts'],
  ...['visits', 'uploads', 'upload_chunks', 'notices'],
];

/** What a backup holds, before its rows. */
export type Manifest = z.infer<typeof manifestSchema>;

export const manifestSchema = z.strictObject({
  node: z.string(),
  role: z.enum(ROLES),
  /** The file with the node's own private key, as it was. */
  nodeKey: z.string(),
  /** The last migration that the database had had. */
  schema: z.int(),
  tables: z
    .array(z.strictObject({ name: z.string(), columns: z.array(z.string()).readonly() }))
    .readonly(),
  sequences: z.array(z.strictObject({ name: z.string(), last: z.string().nullable() })).readonly(),
});

/** What a backup holds after its rows: how many there were in each table. */
export const endSchema = z.strictObject({ rows: z.record(z.string(), z.int()) });

/**
 * Everything that a node needs on another machine, as one stream of records. Give a transaction
 * of its own: all tables are read as they were at one moment, while the node goes on.
 */
export async function* backupContent(
  sql: postgres.TransactionSql,
  of: Pick<Manifest, 'node' | 'role' | 'nodeKey'>,
): AsyncGenerator<Buffer> {
  await sql`set transaction isolation level repeatable read, read only`;
  await settleForCopying(sql);
  const schema = await schemaVersion(sql);
  const tables = (await tablesInOrder(sql)).filter(({ name }) => !NOT_KEPT.includes(name));
  // after the moment of the tables: a sequence may be ahead of the rows, and never behind
  const manifest = { ...of, schema, tables, sequences: await sequenceStates(sql) };
  yield writeRecord('manifest', json(manifest satisfies Manifest));
  const rows: Record<string, number> = {};
  for (const table of tables) {
    yield writeRecord('table', Buffer.from(table.name));
    let count = 0;
    for await (const piece of copyOut(sql, table)) {
      count += linesIn(piece);
      yield writeRecord('rows', piece);
    }
    rows[table.name] = count;
  }
  yield writeRecord('end', json({ rows }));
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

// In PostgreSQL's text format a line feed inside a value is written as two letters.
function linesIn(piece: Buffer): number {
  let count = 0;
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) count += 1;
  return count;
}
