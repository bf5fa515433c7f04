import type postgres from 'postgres';
import { putBackNodeKey } from '../../federation/node-key.ts';
import { copyIn } from '../../system/backup/copy-rows.ts';
import { dropSchema, hasRows, makeSchema, turnTriggers } from '../../system/backup/copy-schema.ts';
import {
  quoted,
  setSequences,
  settleForCopying,
  tablesInOrder,
} from '../../system/backup/copy-tables.ts';
import type { Role } from '../../system/config.ts';
import { connect } from '../../system/database.ts';
import { MIGRATION_LOCK, migrate, migrationsOf } from '../../system/migrate.ts';
import { guardTransactions } from '../../system/transactions.ts';
import { CommandError } from '../command-error.ts';
import type { Manifest } from './content.ts';
import { type OpenBackup, readBackup } from './read.ts';

/** Where a backup is put back. */
export interface Target {
  readonly databaseUrl: string;
  readonly node: { readonly url: string; readonly role: Role };
  readonly keysDir: string;
  /** Whether what is in the database may go. */
  readonly replace: boolean;
  /** Where the migrations are, if not beside the program. */
  readonly migrationsFolder?: string;
}

/** What came back, and what went with the database that was there. */
export interface Restored {
  readonly rows: Readonly<Record<string, number>>;
  /** Proofs of deletions after the backup was made: it still holds those cases. */
  readonly deletions: readonly string[];
}

/**
 * Puts a backup back: the tables as they were when it was made, in one transaction, the node's
 * key where there is none; then what newer versions of the program have changed since.
 * Until the last byte of the file has been checked, nothing is there for others to see.
 */
export async function restoreDatabase(backup: OpenBackup, target: Target): Promise<Restored> {
  const { databaseUrl, node, migrationsFolder = migrationsOf(node.role) } = target;
  const client = guardTransactions(connect(databaseUrl, 1));
  try {
    const restored = await client.begin(async (sql) => {
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
      await refuseBesideNode(sql);
      if (!target.replace && (await hasRows(sql))) {
        throw new CommandError('The database is not empty. To replace what is in it: --replace.');
      }
      const deletions = await deletionsSince(sql, backup.madeAt);
      await settleForCopying(sql);
      return readBackup(backup, {
        start: (manifest) => makeTables(sql, manifest, { node, migrationsFolder }),
        table: (table, content) => copyIn(sql, table, content),
        end: async (manifest, counts) => {
          await setSequences(sql, manifest.sequences);
          await turnTriggers(sql, 'on');
          await compareCounts(sql, counts);
          await putBackNodeKey(target.keysDir, manifest.nodeKey);
          return { rows: counts, deletions };
        },
      });
    });
    await migrate(databaseUrl, node.role, migrationsFolder);
    return restored;
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function refuseBesideNode(sql: postgres.TransactionSql): Promise<void> {
  const [row] = await sql<{ others: number }[]>`
    select count(*)::int as others from pg_stat_activity
    where datname = current_database() and application_name = 'nabij' and pid <> pg_backend_pid()`;
  if (row?.others !== 0) {
    throw new CommandError('A node or another command works with this database: stop it first.');
  }
}

async function deletionsSince(sql: postgres.TransactionSql, madeAt: Date): Promise<string[]> {
  const [there] = await sql`select to_regclass('public.deletions') is not null as is`;
  if (!there?.is) return [];
  const rows = await sql<{ proof: string }[]>`select proof from deletions where at > ${madeAt}`;
  return rows.map(({ proof }) => proof);
}

async function makeTables(
  sql: postgres.TransactionSql,
  manifest: Manifest,
  { node, migrationsFolder }: { node: Target['node']; migrationsFolder: string },
): Promise<void> {
  if (manifest.node !== node.url || manifest.role !== node.role) {
    throw new CommandError(
      `The backup is of the ${manifest.role} ${manifest.node}: set NABIJ_ROLE and NABIJ_URL to that.`,
    );
  }
  await dropSchema(sql);
  if (!(await makeSchema(sql, migrationsFolder, manifest.schema))) {
    throw new CommandError('The backup was made by a newer version of the program: update first.');
  }
  const made = (await tablesInOrder(sql)).map(({ name }) => name);
  if (!manifest.tables.every(({ name }) => made.includes(name))) {
    throw new CommandError('The backup has a table that this program does not know.');
  }
  await turnTriggers(sql, 'off');
}

async function compareCounts(
  sql: postgres.TransactionSql,
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  for (const [name, expected] of Object.entries(counts)) {
    const [row] = await sql.unsafe(`select count(*)::int as n from ${quoted(name)}`);
    if (row?.n !== expected) throw new CommandError(`Not every row of ${name} came back.`);
  }
}
