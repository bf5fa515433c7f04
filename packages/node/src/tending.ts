import type { SigningKey } from '@nabij/protocol';
import { audit } from './access/audit/audit.ts';
import { indexSome } from './cases/search/index-cases.ts';
import type { Clock } from './system/clock.ts';
import type { Db } from './system/database.ts';
import type { Log } from './system/log.ts';
import { ownKeys } from './system/own-keys.ts';
import { resealing } from './vault/reseal.ts';
import { resealingBoxes } from './vault/reseal-boxes.ts';
import { type Tending, tendVault } from './vault/tend.ts';

/** A point's work that needs open intake keys: sealing anew after a key was replaced, then search. */
export function tendPoint(it: { db: Db; clock: Clock; log: Log; key: SigningKey }): Tending {
  const { db, clock, log } = it;
  const nodeKeys = ownKeys(it.key);
  const note = (tx: Db, kid: string): Promise<void> =>
    audit(tx, { at: clock.now(), actor: { kind: 'node' }, act: 'key-emptied', subject: kid });
  return tendVault({
    db,
    clock,
    log,
    jobs: [
      resealingBoxes(nodeKeys),
      resealing({ nodeKeys, note, log }),
      (at, keys, { limit }) => indexSome(at, keys, { limit, nodeKeys }),
    ],
  });
}
