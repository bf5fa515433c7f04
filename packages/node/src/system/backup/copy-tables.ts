import type postgres from 'postgres';

/** A table and its columns, as they are copied. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A sequence and the last number it gave out, if it gave out any. */
export interface SequenceState {
  readonly name: string;
  readonly last: string | null;
}

/** Every table of the program's own, each after those that it refers to. */
export async function tablesInOrder(sql: postgres.TransactionSql): Promise<TableShape[]> {
  const tables = await sql<TableShape[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    group by c.relname order by c.relname`;
  const references = await sql<{ from: string; to: string }[]>`
    select a.relname as from, b.relname as to
    from pg_constraint k join pg_class a on a.oid = k.conrelid join pg_class b on b.oid = k.confrelid
    where k.contype = 'f' and k.conrelid <> k.confrelid`;
  return inOrder(tables, references);
}

export async function sequenceStates(sql: postgres.TransactionSql): Promise<SequenceState[]> {
  return sql<SequenceState[]>`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = 'public' order by 1`;
}

export async function setSequences(
  sql: postgres.TransactionSql,
  states: readonly SequenceState[],
): Promise<void> {
  for (const { name, last } of states) {
    if (last !== null) await sql`select setval(${quoted(name)}::regclass, ${last}::bigint)`;
  }
}

/** Moments and bytes are written alike whatever a server's own settings, and no limit ends a copy. */
export async function settleForCopying(sql: postgres.TransactionSql): Promise<void> {
  await sql.unsafe(
    `set local datestyle = iso; set local bytea_output = hex; set local statement_timeout = 0;
     set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`,
  );
}

/** A name as it stands in SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function inOrder(
  tables: readonly TableShape[],
  references: readonly { from: string; to: string }[],
): TableShape[] {
  const ordered: TableShape[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const names = left.map(({ name }) => name);
    const free = left.filter(
      ({ name }) => !references.some(({ from, to }) => from === name && names.includes(to)),
    );
    if (free.length === 0) throw new Error(`Tables refer to one another: ${names.join(', ')}`);
    ordered.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return ordered;
}
