import { teamBox } from '../vault/box.ts';
import { renewEncryptionKeys } from '../vault/encryption-key-renewal.ts';
import { openIntakeKeys, type Unlocked } from '../vault/intake-key.ts';
import type { ConsultingBy } from './ask.ts';
import type { ConsultingDeps } from './dependencies.ts';
import { takeIn } from './take-in.ts';

const MOST_AT_ONCE = 50;

/**
 * The team's box, opened for somebody, after what came meanwhile was taken in.
 * @throws Refusal not-let-in
 */
export async function consultingBy(
  { db, clock, key, nodeKeys }: ConsultingDeps,
  who: Unlocked,
): Promise<ConsultingBy> {
  const now = clock.now();
  const box = await teamBox(db, who, { nodeKeys, now });
  const keys = await openIntakeKeys(db, who);
  await renewEncryptionKeys(db, keys, { key, now });
  await takeIn(db, keys, { nodeKeys, now, limit: MOST_AT_ONCE });
  return { accountId: who.accountId, box, now };
}
