import { KeyObject, sign, verify } from 'node:crypto';
import type { CryptoKey } from 'jose';
import { decodeBase64url } from './base64url.ts';
import { CanonicalError, canonicalize, type JsonObject, type JsonValue } from './canonical.ts';
import type { SigningKey } from './keys.ts';
import type { ProblemCode } from './problem.ts';

/** A compact JWS in canonical form; nothing in it is to be believed before its signature is. */
export interface Jws {
  readonly typ: string;
  readonly kid: string;
  readonly payload: JsonObject;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly signingInput: Uint8Array<ArrayBuffer>;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a compact JWS (RFC 7515) by the rule canonical-or-refuse, each part once. The signature
 * is not checked here.
 * @param compact - one JavaScript character per byte
 * @param allowed - whether a `typ` is taken
 */
export function readJws(compact: string, allowed: (typ: string) => boolean): Jws | ProblemCode {
  const first = compact.indexOf('.');
  const second = compact.indexOf('.', first + 1);
  if (first < 0 || second < 0 || compact.includes('.', second + 1)) return 'envelope-malformed';

  const header = readSegment(compact.slice(0, first));
  if (typeof header === 'string') return header;
  const refused = checkHeader(header);
  if (refused !== undefined) return refused;
  const { typ, kid } = header;
  if (typeof typ !== 'string' || typeof kid !== 'string') return 'header-not-allowed';
  if (!allowed(typ)) return 'type-unknown';

  const payload = readSegment(compact.slice(first + 1, second));
  if (typeof payload === 'string') return payload;
  const signature = decodeBase64url(compact.slice(second + 1));
  if (signature === undefined) return 'envelope-not-canonical';
  return {
    typ,
    kid,
    payload,
    signature,
    signingInput: Buffer.from(compact.slice(0, second), 'latin1'),
  };
}

function readSegment(segment: string): JsonObject | ProblemCode {
  const bytes = decodeBase64url(segment);
  if (bytes === undefined) return 'envelope-not-canonical';
  try {
    const text = utf8.decode(bytes);
    const value = JSON.parse(text) as JsonValue;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return 'envelope-malformed';
    }
    return canonicalize(value) === text ? value : 'envelope-not-canonical';
  } catch (error) {
    return error instanceof CanonicalError ? 'envelope-not-canonical' : 'envelope-malformed';
  }
}

function checkHeader(header: JsonObject): ProblemCode | undefined {
  if (header.alg !== 'EdDSA') return 'algorithm-not-allowed';
  // Three members, and readJws asks for kid and typ: so exactly alg, kid and typ.
  return Object.keys(header).length === 3 ? undefined : 'header-not-allowed';
}

/** Whether the signature is the key's over exactly these bytes; any key but Ed25519 gives false. */
export async function isSignedBy(key: CryptoKey, jws: Jws): Promise<boolean> {
  if (key.algorithm.name !== 'Ed25519') return false;
  // Not jose's compactVerify: it would decode and parse a second time, and less strictly. And not
  // in another thread: that costs a third more than verifying does.
  return verify(null, jws.signingInput, KeyObject.from(key), jws.signature);
}

/** Signs the canonical JSON of a payload as a compact JWS. */
export async function signJws(key: SigningKey, typ: string, payload: JsonObject): Promise<string> {
  const header = writeSegment({ alg: 'EdDSA', kid: key.kid, typ });
  const signingInput = `${header}.${writeSegment(payload)}`;
  const signature = sign(null, Buffer.from(signingInput), KeyObject.from(key.privateKey));
  return `${signingInput}.${signature.toString('base64url')}`;
}

function writeSegment(value: JsonObject): string {
  return Buffer.from(canonicalize(value)).toString('base64url');
}
