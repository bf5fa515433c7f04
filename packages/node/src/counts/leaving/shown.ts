import { z } from '@hono/zod-openapi';
import type { Country } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { HOLD_REASONS } from '../tables.ts';
import { nextLeaving, WAITS_FOR } from './next.ts';
import { openHolds } from './store.ts';

export const holdSchema = z
  .object({
    period: z.string(),
    reason: z.enum(HOLD_REASONS).nullable(),
    heldBy: z.string(),
    heldAt: z.string(),
  })
  .openapi('ReleaseHold');

export const nextSchema = z
  .object({
    period: z.string(),
    at: z
      .string()
      .nullable()
      .openapi({ description: 'when it leaves by itself; null while something keeps it' }),
    waitsFor: z.enum(WAITS_FOR).nullable(),
  })
  .openapi('NextLeaving');

/** What leaves next, and what is held back. */
export async function leavingShown(db: Db, country: Country, now: Date) {
  const next = await nextLeaving(db, { country, now });
  const holds = await openHolds(db);
  return {
    next: next
      ? { period: next.period, at: next.at?.toISOString() ?? null, waitsFor: next.waitsFor }
      : null,
    holds: holds.map((hold) => ({ ...hold, heldAt: hold.heldAt.toISOString() })),
  };
}
