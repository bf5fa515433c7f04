import { desc, lt } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import { settings } from './tables.ts';

/** The newest settings as they lie in the database: stated by the node, or by nobody. */
export async function newestSettings(
  db: Db,
): Promise<{ version: number; statement: string } | undefined> {
  const { version, statement } = settings;
  const [row] = await db
    .select({ version, statement })
    .from(settings)
    .orderBy(desc(version))
    .limit(1);
  return row;
}

/** Keeps settings, and forgets those before. @returns false if somebody kept this version first */
export async function insertSettings(db: Db, row: typeof settings.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(settings)
    .values(row)
    .onConflictDoNothing()
    .returning({ version: settings.version });
  if (rows.length === 0) return false;
  await db.delete(settings).where(lt(settings.version, row.version));
  return true;
}
