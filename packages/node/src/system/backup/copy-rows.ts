import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';
import { quoted, type TableShape } from './copy-tables.ts';

const PIECE_BYTES = 64 * 1024;

/** A table's rows in PostgreSQL's text format, one a line, in pieces of about 64 KiB. */
export async function* copyOut(
  sql: postgres.TransactionSql,
  table: TableShape,
): AsyncGenerator<Buffer> {
  const rows = await sql.unsafe(`copy ${columnsOf(table)} to stdout`).readable();
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const row of rows as AsyncIterable<Buffer>) {
    waiting.push(row);
    length += row.length;
    if (length < PIECE_BYTES) continue;
    yield Buffer.concat(waiting, length);
    waiting = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(waiting, length);
  // The driver reads on only when its stream does, and the end of the command may be still to come.
  rows._read(0);
}

/** Fills a table with rows in PostgreSQL's text format. Its triggers should be off. */
export async function copyIn(
  sql: postgres.TransactionSql,
  table: TableShape,
  rows: AsyncIterable<Uint8Array>,
): Promise<void> {
  const into = await sql.unsafe(`copy ${columnsOf(table)} from stdin`).writable();
  finishWhenSent(into);
  await pipeline(rows, into);
  // refused if the copy failed, since its transaction is then over
  await sql`select`;
}

// The driver finishes its stream when the server agrees and never when it does not.
function finishWhenSent(into: Writable): void {
  const send = into._final.bind(into);
  into._final = (done) => {
    send(() => {});
    done();
  };
}

function columnsOf({ name, columns }: TableShape): string {
  return `${quoted(name)} (${columns.map(quoted).join(', ')})`;
}
