import { desc, eq } from 'drizzle-orm';
import { auditEntries } from '../access/tables.ts';
import { teamRows } from '../access/team/store.ts';
import { findSuperior } from '../federation/peers.ts';
import type { PointConfig } from '../system/config.ts';
import type { Db } from '../system/database.ts';
import { currentRecoveryKey } from '../vault/recovery-store.ts';
import { isSetUp } from './settings.ts';

/** How far a new town is with setting up. */
export interface Progress {
  readonly town: boolean;
  /** People who took up their invitation. */
  readonly people: number;
  readonly recoverySheet: boolean;
  /** Whether the last trial report went all the way. */
  readonly trial: boolean;
  /** Whether a region knows this point. */
  readonly region: boolean;
}

export async function progressOf(db: Db, config: PointConfig): Promise<Progress> {
  const team = await teamRows(db);
  const [tried] = await db
    .select({ subject: auditEntries.subject })
    .from(auditEntries)
    .where(eq(auditEntries.act, 'filing-tried'))
    .orderBy(desc(auditEntries.id))
    .limit(1);
  return {
    town: isSetUp(config),
    people: team.filter(({ acceptedAt, leftAt }) => acceptedAt && !leftAt).length,
    recoverySheet: (await currentRecoveryKey(db)) !== undefined,
    trial: tried?.subject === 'works',
    region: (await findSuperior(db)) !== undefined,
  };
}
