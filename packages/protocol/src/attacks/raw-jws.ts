import { type KeyObject, sign } from 'node:crypto';
import { canonicalize, type JsonObject } from '../canonical.ts';

/**
 * Whose name and key stand in a message that need not be a good one.
 * @example const sender: Signer = { entityId: 'https://klein.example', kid, x, privateKey };
 */
export interface Signer {
  readonly entityId: string;
  readonly kid: string;
  /** The public key, base64url. */
  readonly x: string;
  readonly privateKey: KeyObject;
}

/** What goes into a JWS that need not be a good one. */
export interface RawJws {
  /** JSON text, or an object to be written canonically. */
  readonly header: string | Uint8Array | JsonObject;
  readonly payload: string | Uint8Array | JsonObject;
  readonly signer: Pick<Signer, 'privateKey'>;
}

/** Signs whatever it is given: how the bad vectors are made. */
export function rawJws({ header, payload, signer }: RawJws): string {
  return signInput(`${segment(header)}.${segment(payload)}`, signer);
}

/** Signs two segments as they stand. */
export function signInput(input: string, signer: Pick<Signer, 'privateKey'>): string {
  return `${input}.${sign(null, Buffer.from(input), signer.privateKey).toString('base64url')}`;
}

/** One segment of a JWS. */
export function segment(content: string | Uint8Array | JsonObject): string {
  const isText = typeof content === 'string' || content instanceof Uint8Array;
  return Buffer.from(isText ? content : canonicalize(content)).toString('base64url');
}
