import type { OkpJwk } from '@nabij/protocol';
import { openBoxKey, sealBoxKey } from './box.ts';
import { keepBox, takeWaitingBoxes } from './box-store.ts';
import { type OpenIntakeKey, openCurrentKey } from './intake-key.ts';
import { holdCurrent } from './reseal-store.ts';
import { SealBroken } from './seal.ts';
import type { VaultJob } from './tend.ts';

/**
 * Seals the keys of boxes anew after the intake key was replaced, as a job of `tend.ts`. What did
 * not open once is left alone by this process, and keeps the key it is under.
 */
export function resealingBoxes(nodeKeys: readonly OkpJwk[]): VaultJob {
  const skip = new Set<string>();
  return async (db, keys, { limit }) => {
    const to = await openCurrentKey(db, keys, nodeKeys);
    if (!to) return { done: 0 };
    return db.transaction(async (tx) => {
      if (!(await holdCurrent(tx, to.kid))) return { done: 0 };
      const kids = [...keys.keys()].filter((kid) => kid !== to.kid);
      const waiting = await takeWaitingBoxes(tx, { kids, skip: [...skip], limit });
      for (const box of waiting) {
        const sealedKey = await sealedAnew(box, { to, from: keys.get(box.kid) });
        if (sealedKey === undefined) skip.add(box.id);
        else await keepBox(tx, { id: box.id, kid: to.kid, sealedKey });
      }
      return { done: waiting.length };
    });
  };
}

async function sealedAnew(
  box: { id: string; sealedKey: string },
  { from, to }: { from: OpenIntakeKey | undefined; to: OpenIntakeKey },
): Promise<string | undefined> {
  if (!from) return undefined;
  try {
    return await sealBoxKey(to, box.id, await openBoxKey(from, box));
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}
