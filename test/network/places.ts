import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../../packages/node/src/system/database.ts';
import type { Search } from './secrets.ts';

/** What was searched, and each thing that was found, with where. */
export interface Finding {
  searched: number;
  found: string[];
}

/** Searches every column of every table, whatever there is, as text and as bytes. */
export async function searchDatabase(db: Db, search: Search): Promise<Finding> {
  const columns = await db.execute<{ from: string; column: string; bytes: boolean }>(`
    select format('%I.%I', table_schema, table_name) as from,
      format('%I', column_name) as column, udt_name = 'bytea' as bytes
    from information_schema.columns join information_schema.tables
      using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  const found = new Set<string>();
  let searched = 0;
  for (const { from, column, bytes } of columns) {
    const value = bytes ? column : `convert_to(${column}::text, 'UTF8')`;
    const rows = await db.execute<{ value: Uint8Array }>(
      `select ${value} as value from ${from} where ${column} is not null`,
    );
    searched += rows.length;
    for (const row of rows) {
      for (const name of search.in(row.value)) found.add(`${from}.${column}: ${name}`);
    }
  }
  return { searched, found: [...found] };
}

/** Searches every byte of every file in a folder. */
export async function searchFolder(folder: string, search: Search): Promise<Finding> {
  const found: string[] = [];
  let searched = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      // a server that runs takes files away
      if (error.code !== 'ENOENT') throw error;
      return Buffer.alloc(0);
    });
    searched += bytes.length;
    for (const name of search.in(bytes)) found.push(`${path.slice(folder.length + 1)}: ${name}`);
  }
  return { searched, found };
}
