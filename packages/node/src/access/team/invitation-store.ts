import { eq } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { invitations } from '../tables.ts';

/** Invitations whose secrets are sealed for the team under this intake key. */
export async function vouchedUnder(tx: Db, kid: string) {
  const { id, accountId, sealedSecret } = invitations;
  return tx
    .select({ id, accountId, sealedSecret })
    .from(invitations)
    .where(eq(invitations.kid, kid))
    .for('update');
}

export async function setSealedSecret(
  tx: Db,
  id: Uint8Array,
  sealed: { kid: string | null; sealedSecret: string | null },
): Promise<void> {
  await tx.update(invitations).set(sealed).where(eq(invitations.id, id));
}
