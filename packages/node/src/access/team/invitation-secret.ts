import { hkdfSync, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** What the secret of an invitation's link turns into; the database keeps the id only. */
export interface InvitationSecret {
  /** As it stands in the link, after the `#`: browsers never send it with a request for a page. */
  readonly text: string;
  readonly id: Buffer;
  /** Under which the key of who accepted is proven to the team. */
  readonly proofKey: Uint8Array;
}

export function newInvitationSecret(): InvitationSecret {
  return derived(randomBytes(SECRET_BYTES));
}

/** Reads the secret of a link; undefined for what cannot be one. */
export function readInvitationSecret(text: string): InvitationSecret | undefined {
  const secret = Buffer.from(text, 'base64url');
  if (secret.length !== SECRET_BYTES) return undefined;
  return derived(secret);
}

/** By HKDF-SHA-256 (RFC 5869); 256 random bits need no slow hash. */
function derived(secret: Buffer): InvitationSecret {
  const bytes = Buffer.from(hkdfSync('sha256', secret, 'nabij invitation', '', 64));
  return {
    text: secret.toString('base64url'),
    id: bytes.subarray(0, 32),
    proofKey: new Uint8Array(bytes.subarray(32)),
  };
}
