import type { Period, SigningKey } from '@nabij/protocol';
import { type Prepared, prepare } from '../packages/node/src/counts/prepare.ts';
import { apart } from '../packages/node/src/disclosure/apart.ts';
import type { Clock } from '../packages/node/src/system/clock.ts';
import { systemClock } from '../packages/node/src/system/clock.ts';
import type { Db } from '../packages/node/src/system/database.ts';

/** A release of a quarter as people are shown it before it leaves. */
export async function preparedOf(
  of: { db: Db; key: SigningKey; clock?: Clock },
  period: Period,
): Promise<Prepared> {
  return prepare({ clock: systemClock, ...of, solve: apart, population: null }, period);
}
