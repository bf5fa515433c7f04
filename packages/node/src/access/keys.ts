import type { OkpJwk, SigningKey } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { secretOf } from '../vault/derive.ts';
import { openIntakeKeys, type Unlocked } from '../vault/intake-key.ts';
import { isSheetWhole, makeRecoverySheet } from '../vault/recovery.ts';
import { isSheetStated } from '../vault/recovery-statement.ts';
import { currentRecoveryKey } from '../vault/recovery-store.ts';
import { countWaiting } from '../vault/reseal-store.ts';
import { type Rotation, rotateIntakeKey } from '../vault/rotate.ts';
import { openText, SealBroken, sealText } from '../vault/seal.ts';
import { currentIntakeKey } from '../vault/store.ts';
import { audit } from './audit/audit.ts';
import { setSealedSecret, vouchedUnder } from './team/invitation-store.ts';
import { invitationPlace } from './team/invitations.ts';
import { lockTeam } from './team/store.ts';

/** The keys of a node as a lead or a keeper sees them; moments as ISO 8601. */
export async function readKeys(
  db: Db,
  who: Unlocked,
  node: { role: 'point' | 'coordinator'; keys: readonly OkpJwk[] },
) {
  const sheet = await currentRecoveryKey(db);
  const recovery = (whole: boolean) =>
    sheet
      ? {
          madeAt: sheet.madeAt.toISOString(),
          drilledAt: sheet.drilledAt?.toISOString() ?? null,
          whole,
        }
      : null;
  // a coordinator has no intake key: only its statement tells whose the sheet is
  if (node.role === 'coordinator') {
    const stated = sheet !== undefined && (await isSheetStated(sheet, node.keys));
    return { current: null, resealing: null, recovery: recovery(stated) };
  }
  const [current, left] = [await currentIntakeKey(db), await countWaiting(db)];
  const whole = await isSheetWhole(db, await openIntakeKeys(db, who), node.keys);
  return {
    current: current ? { kid: current.kid, since: current.createdAt.toISOString() } : null,
    resealing: left > 0 ? { left } : null,
    recovery: recovery(whole),
  };
}

/** Makes a recovery sheet and writes that down. @returns its code, to be shown once */
export async function makeSheet(
  db: Db,
  who: Unlocked,
  { role, key, now }: { role: 'point' | 'coordinator'; key: SigningKey; now: Date },
): Promise<string> {
  const actor = { kind: 'account', id: who.accountId } as const;
  return db.transaction(async (tx) => {
    const by = role === 'point' ? who : null;
    const { id, code } = await makeRecoverySheet(tx, { by, madeBy: who.accountId, key, now });
    await audit(tx, { at: now, actor, act: 'recovery-sheet-made', subject: id });
    return code;
  });
}

/** Replaces the intake key and writes that down; who was invited under the old one stays invited. */
export async function replaceIntakeKey(
  db: Db,
  who: Unlocked,
  { key, now }: { key: SigningKey; now: Date },
): Promise<Rotation> {
  const actor = { kind: 'account', id: who.accountId } as const;
  const replaces = (await currentIntakeKey(db))?.kid;
  return db.transaction(async (tx) => {
    await lockTeam(tx);
    const rotation = await rotateIntakeKey(tx, who, { key, now, replaces });
    await carryInvitations(tx, rotation);
    await audit(tx, { at: now, actor, act: 'key-rotated', subject: rotation.kid });
    return rotation;
  });
}

/** What the team keeps of its invitations, sealed anew; what does not open vouches for nobody. */
async function carryInvitations(tx: Db, { from, to }: Rotation): Promise<void> {
  const [old, fresh] = [from, to].map(({ jwk }) => secretOf(jwk, 'team: invitation'));
  if (!old || !fresh) throw new TypeError('Two keys have two secrets');
  for (const { id, accountId, sealedSecret } of await vouchedUnder(tx, from.kid)) {
    const place = invitationPlace(accountId);
    try {
      const secret = await openText(old, place, sealedSecret ?? '');
      const sealed = await sealText(fresh, place, secret);
      await setSealedSecret(tx, id, { kid: to.kid, sealedSecret: sealed });
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      await setSealedSecret(tx, id, { kid: null, sealedSecret: null });
    }
  }
}
