import { sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';

/** Tells every process that listens on a channel; nothing of it is kept. */
export async function tell(db: Db, channel: string, payload: string): Promise<void> {
  await db.execute(sql`select pg_notify(${channel}::text, ${payload}::text)`);
}
