import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import { connect } from './database.ts';
import type { Role } from './variables.ts';

// "nabij" as a number: any constant would do, as long as every process uses the same.
export const MIGRATION_LOCK = 0x6e_61_62_69;

/** Where the migrations of a role are. */
export function migrationsOf(role: Role): string {
  return fileURLToPath(new URL(`../../migrations/${role}`, import.meta.url));
}

/**
 * Brings a database to the newest shape of its role. Two processes may do this at once: the
 * second one waits for the first and then finds nothing left to do.
 * @param url as for `openDatabase`.
 */
export async function migrate(
  url: string,
  role: Role,
  migrationsFolder = migrationsOf(role),
): Promise<void> {
  // One connection, so that the lock of the session covers everything the migrator does.
  const client = connect(url, 1);
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await runMigrations(drizzle(client), { migrationsFolder });
  } finally {
    await client.end({ timeout: 5 });
  }
}
