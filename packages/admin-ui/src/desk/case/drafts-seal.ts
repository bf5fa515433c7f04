/** Where a sealed draft belongs: bound to it, so that it opens nowhere else. */
export interface DraftPlace {
  readonly origin: string;
  readonly accountId: string;
  readonly caseId: string;
  /** When it was sealed, in milliseconds since 1970 by the node's clock. */
  readonly sealedAt: number;
}

const IV_BYTES = 12;

/** The key of a worker's drafts, which no script can read again. @param key 256 bits, base64url */
export function importDraftsKey(key: string): Promise<CryptoKey> {
  const bytes = bytesOf(key.replaceAll('-', '+').replaceAll('_', '/'));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** AES-256-GCM under a fresh IV (NIST SP 800-38D §8.2.2); IV and ciphertext as one base64 text. */
export async function sealDraft(key: CryptoKey, place: DraftPlace, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(text);
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm(iv, place), key, plain));
  return btoa(Array.from([...iv, ...sealed], (byte) => String.fromCharCode(byte)).join(''));
}

/** Undefined for what this key did not seal at this place, or what was changed since. */
export async function openDraft(
  key: CryptoKey,
  place: DraftPlace,
  sealed: string,
): Promise<string | undefined> {
  try {
    const bytes = bytesOf(sealed);
    const [iv, rest] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES)];
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await crypto.subtle.decrypt(algorithm(iv, place), key, rest),
    );
  } catch {
    return undefined;
  }
}

function algorithm(iv: Uint8Array<ArrayBuffer>, place: DraftPlace): AesGcmParams {
  const { origin, accountId, caseId, sealedAt } = place;
  const bound = JSON.stringify([origin, accountId, caseId, 'draft', sealedAt]);
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(bound) };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
