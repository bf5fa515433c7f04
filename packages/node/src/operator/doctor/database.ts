import { readMigrationFiles } from 'drizzle-orm/migrator';
import { schemaVersion } from '../../system/backup/copy-schema.ts';
import type { Clock } from '../../system/clock.ts';
import type { Role } from '../../system/config.ts';
import { connect, isDatabaseAway } from '../../system/database.ts';
import { migrationsOf } from '../../system/migrate.ts';
import { type Finding, well, wrong } from './finding.ts';

/** Signed messages and codes of six digits bear no more. */
const LONGEST_DRIFT_MS = 30_000;

/** Whether the database answers, has the newest shape, and has the same time as this machine. */
export async function checkDatabase(
  url: string,
  role: Role,
  clock: Clock,
): Promise<{ findings: Finding[]; isUsable: boolean }> {
  const client = connect(url, 1);
  try {
    const [version, time, settings] = await client.begin(async (sql) => {
      const [row] = await sql<{ time: string; fsync: string }[]>`
        select clock_timestamp()::text as time, current_setting('fsync') as fsync`;
      return [await schemaVersion(sql), new Date(row?.time ?? 0), row?.fsync] as const;
    });
    const drift = Math.abs(time.getTime() - clock.now().getTime());
    const isNewest = version === newestOf(role);
    return {
      isUsable: isNewest,
      findings: [
        well('The database answers.'),
        isNewest
          ? well('The tables are up to date.')
          : wrong('The tables are not those of this version: nabij migrate.'),
        drift <= LONGEST_DRIFT_MS
          ? well('The clock is that of the database.')
          : wrong('The clock is not that of the database: set both right.'),
        settings === 'on'
          ? well('The database writes to the disk before it agrees.')
          : wrong('The database may lose what it agreed to (fsync is off).'),
      ],
    };
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return { isUsable: false, findings: [wrong('The database does not answer.')] };
  } finally {
    await client.end({ timeout: 5 });
  }
}

function newestOf(role: Role): number {
  const known = readMigrationFiles({ migrationsFolder: migrationsOf(role) });
  return Math.max(...known.map(({ folderMillis }) => folderMillis));
}
