import { hkdfSync } from 'node:crypto';
import type { NodeKey } from '../system/own-keys.ts';

/**
 * The key under which waiting mail is sealed. It follows from the node's first signing key and
 * stays when that changes. It lies in a file: the database alone tells no address. An Ed25519 signature is the same each time
 * (RFC 8032 §5.1.6); this one never leaves, and no message can ever be these bytes, as a JWS signs
 * base64url with a dot in it.
 */
export async function noticeKeyOf({ privateKey, kept }: NodeKey): Promise<Uint8Array> {
  if (kept) return kept.notices;
  const bytes = new TextEncoder().encode('nabij: what seals notices');
  const seed = await crypto.subtle.sign('Ed25519', privateKey, bytes);
  return new Uint8Array(hkdfSync('sha256', new Uint8Array(seed), 'nabij', 'notices', 32));
}
