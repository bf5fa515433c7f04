import { and, count, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { accounts, auditEntries } from '../access/tables.ts';
import { peers } from '../federation/tables.ts';
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
  const [team] = await db
    .select({ here: count() })
    .from(accounts)
    .where(and(isNotNull(accounts.acceptedAt), isNull(accounts.leftAt)));
  const [tried] = await db
    .select({ subject: auditEntries.subject })
    .from(auditEntries)
    .where(eq(auditEntries.act, 'filing-tried'))
    .orderBy(desc(auditEntries.id))
    .limit(1);
  const [superior] = await db
    .select({ id: peers.entityId })
    .from(peers)
    .where(and(eq(peers.relation, 'superior'), isNull(peers.removedAt)))
    .limit(1);
  return {
    town: isSetUp(config),
    people: team?.here ?? 0,
    recoverySheet: (await currentRecoveryKey(db)) !== undefined,
    trial: tried?.subject === 'works',
    region: superior !== undefined,
  };
}
