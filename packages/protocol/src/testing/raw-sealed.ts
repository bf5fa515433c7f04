import {
  createCipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hash,
} from 'node:crypto';
import { segment } from '../attacks/raw-jws.ts';
import { canonicalize, type JsonObject } from '../canonical.ts';
import type { Actor } from './actors.ts';

/** Bytes that are the same in every run: how a vector gets its one-time keys. */
const seeded = (name: string, length: number): Buffer =>
  createHash('shake256', { outputLength: length }).update(`nabij vector ${name}`).digest();

/** The ephemeral key pair of all vectors, and its public half as `epk` says it. */
const EPHEMERAL = createPrivateKey({
  key: Buffer.concat([
    Buffer.from('302e020100300506032b656e04220420', 'hex'),
    seeded('ephemeral', 32),
  ]),
  format: 'der',
  type: 'pkcs8',
});

const ephemeralJwk = createPublicKey(EPHEMERAL).export({ format: 'jwk' });

/** The `epk` of a good header. */
export const EPK: JsonObject = { crv: 'X25519', kty: 'OKP', x: ephemeralJwk.x ?? '' };

/** The header of content that `from` seals for `to`. */
export function sealedHeader(from: Actor, to: Actor): JsonObject {
  return {
    alg: 'ECDH-ES+A256KW',
    apu: segment(from.entityId),
    apv: segment(to.entityId),
    enc: 'A256GCM',
    epk: EPK,
    kid: to.encryption.kid,
    typ: 'nabij-sealed+jwe',
  };
}

/** What goes into a compact JWE that need not be a good one. */
interface RawSealed {
  /** JSON text, or an object to be written canonically. */
  readonly header: string | JsonObject;
  readonly inside: string | Uint8Array | JsonObject;
  readonly to: Actor;
  /** The shared secret, where it is not that of the keys: zeros for a point of small order. */
  readonly secret?: Buffer;
}

/** Seals whatever it is given, always with the same one-time keys: how the vectors are made. */
export function rawSealed({ header, inside, to, secret }: RawSealed): string {
  const first = segment(header);
  const { apu = '', apv = '' } = typeof header === 'string' ? JSON.parse(header) : header;
  const key = createPublicKey({ key: { ...to.encryption.publicJwk }, format: 'jwk' });
  const shared = secret ?? diffieHellman({ privateKey: EPHEMERAL, publicKey: key });
  const wrapping = createCipheriv(
    'id-aes256-wrap',
    concatKdf(shared, String(apu), String(apv)),
    Buffer.alloc(8, 0xa6),
  );
  const content = seeded('content key', 32);
  const wrapped = Buffer.concat([wrapping.update(content), wrapping.final()]);
  const iv = seeded('initialisation vector', 12);
  const cipher = createCipheriv('aes-256-gcm', content, iv);
  cipher.setAAD(Buffer.from(first, 'latin1'));
  const isText = typeof inside === 'string' || inside instanceof Uint8Array;
  const plaintext = Buffer.from(isText ? inside : canonicalize(inside));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const rest = [wrapped, iv, sealed, cipher.getAuthTag()];
  return [first, ...rest.map((part) => part.toString('base64url'))].join('.');
}

function concatKdf(secret: Buffer, apu: string, apv: string): Buffer {
  const length = (value: number) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex');
  const info = [
    Buffer.from('ECDH-ES+A256KW'),
    Buffer.from(apu, 'base64url'),
    Buffer.from(apv, 'base64url'),
  ].flatMap((part) => [length(part.length), part]);
  return hash('sha256', Buffer.concat([length(1), secret, ...info, length(256)]), 'buffer');
}
