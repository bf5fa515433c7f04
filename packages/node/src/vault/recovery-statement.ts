import type { OkpJwk, SigningKey } from '@nabij/protocol';
import { calculateJwkThumbprint } from 'jose';
import { readStatement, signStatement } from '../system/statement.ts';
import type { Holder } from './intake-key.ts';

/** States with the node's own key that this sheet was made here, and which key pair is its. */
export async function stateSheet(key: SigningKey, { id, publicKey }: Holder): Promise<string> {
  const kid = await calculateJwkThumbprint(publicKey);
  return signStatement(key, 'nabij-recovery-sheet', { id, kid });
}

/**
 * Whether one of these keys stated the sheet with the public key that it has now. Who can only
 * change rows could otherwise have backups sealed to a key of their own.
 */
export async function isSheetStated(
  { id, publicKey, statement }: Holder & { readonly statement: string },
  nodeKeys: readonly OkpJwk[],
): Promise<boolean> {
  const read = await readStatement(nodeKeys, 'nabij-recovery-sheet', statement);
  const stated = read as { id?: unknown; kid?: unknown } | undefined;
  if (stated?.id !== id) return false;
  // a row can hold what is no key at all
  const kid = await calculateJwkThumbprint(publicKey).catch(() => undefined);
  return kid !== undefined && stated.kid === kid;
}
