import { sendAgain } from '../federation/standing/send-again.ts';
import { Refusal } from '../system/problem.ts';
import type { ConsultingBy } from './ask.ts';
import type { ConsultingDeps } from './dependencies.ts';
import { consultationRow } from './store.ts';

/**
 * Sends again what this side said last and did not arrive.
 * @throws Refusal not-found where it said nothing; as `sendAgain`
 */
export async function sayAgain(
  deps: ConsultingDeps,
  { accountId, now }: ConsultingBy,
  id: string,
): Promise<void> {
  const row = await consultationRow(deps.db, id);
  if (!row?.sent) throw new Refusal('not-found');
  await sendAgain(deps.db, deps.key, { jti: row.sent, accountId, now });
  deps.wake();
}
