import { type OkpJwk, type SigningKey, thumbprint } from '@nabij/protocol';
import { CompactSign, compactVerify, importJWK } from 'jose';

/** What this node states about itself and keeps; each kind has its own `typ`. */
export type StatementType =
  | 'nabij-intake-key'
  | 'nabij-encryption-key'
  | 'nabij-recovery-sheet'
  | 'nabij-first-lead'
  | 'nabij-deletion'
  | 'nabij-audit-head'
  | 'nabij-receipt+jwt'
  | 'nabij-settings';

/** Signs a statement with the node's key: a compact JWS (RFC 7515), Ed25519 (RFC 8037). */
export async function signStatement(
  key: SigningKey,
  typ: StatementType,
  statement: object,
): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(statement));
  return new CompactSign(bytes)
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ })
    .sign(key.privateKey);
}

/** The statement that one of these keys signed, or undefined for anything else. */
export async function readStatement(
  keys: readonly OkpJwk[],
  typ: StatementType,
  compact: string,
): Promise<unknown> {
  try {
    const { payload, protectedHeader } = await compactVerify(
      compact,
      async (header) => {
        const jwk = keys.find((key) => thumbprint(key) === header.kid);
        if (!jwk) throw new TypeError('A key of somebody else');
        return importJWK({ ...jwk }, 'EdDSA');
      },
      { algorithms: ['EdDSA'] },
    );
    return protectedHeader.typ === typ ? JSON.parse(new TextDecoder().decode(payload)) : undefined;
  } catch {
    return undefined;
  }
}
