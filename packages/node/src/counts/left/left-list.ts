import { digestOf } from '@nabij/protocol';
import { type DeliveryState, deliveryStates } from '../../federation/store.ts';
import type { Db } from '../../system/database.ts';
import { leftRows } from '../store.ts';

/** A release that left, as everybody at the desk may read it. */
export interface LeftRelease {
  readonly period: string;
  readonly releasedAt: string;
  /** Null: it left by itself. */
  readonly releasedBy: string | null;
  readonly delivery: DeliveryState | null;
  readonly digest: string;
  /** The exact text that left. */
  readonly bytes: string;
  /** Whether its text has this digest and names that of the release before, or none as the first. */
  readonly holds: boolean;
}

/** All that ever left this point, the earliest first, with its chain looked at anew. */
export async function leftList(db: Db): Promise<LeftRelease[]> {
  const rows = await leftRows(db);
  const jtis = rows.map(({ jti }) => jti);
  const states = await deliveryStates(db, jtis);
  return rows.map((row, at) => ({
    period: row.period,
    releasedAt: row.releasedAt.toISOString(),
    releasedBy: row.releasedBy,
    delivery: states.get(row.jti) ?? null,
    digest: row.digest,
    bytes: row.body,
    holds:
      digestOf(row.body) === row.digest && previousOf(row.body) === (rows[at - 1]?.digest ?? null),
  }));
}

function previousOf(body: string): unknown {
  const said: { previous?: unknown } = JSON.parse(body);
  return said.previous;
}
