import { type SigningKey, signEnvelope } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { payloadOf } from './payload.ts';
import { lockUnsent, putSignedAnew } from './store.ts';

/**
 * Signs anew what waits under a key that was stolen, where no copy ever left: the same messages,
 * to the letter. What was sent before stays as it is: its receiver may have taken it.
 * @returns how many
 */
export async function signUnsentAnew(
  tx: Db,
  key: SigningKey,
  lostKids: readonly string[],
): Promise<number> {
  let done = 0;
  for (const kid of lostKids) {
    for (const { jti, envelope } of await lockUnsent(tx, kid)) {
      const { compact, digest } = await signEnvelope({ ...payloadOf(envelope), key });
      await putSignedAnew(tx, jti, { envelope: compact, digest });
      done += 1;
    }
  }
  return done;
}
