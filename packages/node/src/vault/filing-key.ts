import { randomBytes } from 'node:crypto';
import { type CryptoKey, GeneralEncrypt, type GeneralJWE, generalDecrypt } from 'jose';
import { SealBroken } from './seal.ts';

/** The point's public key to which every filing is sealed (X25519, RFC 8037). */
export interface IntakeKey {
  readonly kid: string;
  readonly publicKey: CryptoKey;
}

const ENC = 'A256GCM';
const FOR_POINT = 'ECDH-ES+A256KW';
const FOR_REPORTER = 'A256KW';

/** Everything personal of one filing and its case is sealed under one such key. */
export function newFilingKey(): Uint8Array {
  return randomBytes(32);
}

/**
 * Seals a filing's content key for two: the point (its intake key) and the reporter (the key
 * derived from the receipt code). JWE General, RFC 7516 §7.2.1.
 */
export async function sealFilingKey(
  filingKey: Uint8Array,
  filingId: string,
  recipients: { intakeKey: IntakeKey; codeKey: Uint8Array },
): Promise<GeneralJWE> {
  return new GeneralEncrypt(filingKey)
    .setProtectedHeader({ enc: ENC, place: placeOf(filingId) })
    .addRecipient(recipients.intakeKey.publicKey)
    .setUnprotectedHeader({ alg: FOR_POINT, kid: recipients.intakeKey.kid })
    .addRecipient(recipients.codeKey)
    .setUnprotectedHeader({ alg: FOR_REPORTER })
    .encrypt();
}

/** Opens a filing's content key with either recipient's key. @throws SealBroken */
export async function openFilingKey(
  key: CryptoKey | Uint8Array,
  filingId: string,
  sealed: GeneralJWE,
): Promise<Uint8Array> {
  const alg = key instanceof Uint8Array ? FOR_REPORTER : FOR_POINT;
  const recipients = sealed.recipients.filter((recipient) => recipient.header?.alg === alg);
  try {
    const { plaintext, protectedHeader } = await generalDecrypt({ ...sealed, recipients }, key, {
      keyManagementAlgorithms: [alg],
      contentEncryptionAlgorithms: [ENC],
    });
    if (protectedHeader?.place === placeOf(filingId)) return plaintext;
  } catch {
    // one error for every failure
  }
  throw new SealBroken();
}

/** The intake key to which a filing was sealed. */
export function intakeKidOf(sealed: GeneralJWE): string | undefined {
  return sealed.recipients.find((recipient) => recipient.header?.alg === FOR_POINT)?.header?.kid;
}

/** The same, for the reporter alone: the point has its key sealed anew elsewhere. */
export function withoutPoint(sealed: GeneralJWE): GeneralJWE {
  const recipients = sealed.recipients.filter(({ header }) => header?.alg !== FOR_POINT);
  return { ...sealed, recipients };
}

function placeOf(filingId: string): string {
  return `filing/${filingId}/key`;
}
