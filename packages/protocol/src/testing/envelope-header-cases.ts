import { createHmac } from 'node:crypto';
import type { JsonObject } from '../canonical.ts';
import { segment, TOWN } from './actors.ts';
import type { FormCase } from './envelope-form-cases.ts';
import { HEADER, PAYLOAD, rawEnvelope, withMembers } from './raw-envelope.ts';

type Members = Parameters<typeof withMembers>[1];

const header = (members: Members): string => rawEnvelope({ header: withMembers(HEADER, members) });

/** Signed by HMAC with the bytes of the public key, the old confusion of algorithms. */
function hmacWithPublicKey(): string {
  const input = `${segment(withMembers(HEADER, { alg: 'HS256' }))}.${segment(PAYLOAD)}`;
  const secret = Buffer.from(TOWN.publicJwk.x, 'base64url');
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

const publicJwk: JsonObject = { ...TOWN.publicJwk };

/** Another algorithm than EdDSA. */
export const ALGORITHM_NOT_ALLOWED: readonly FormCase[] = [
  [
    'alg-none',
    'alg none and no signature',
    `${segment(withMembers(HEADER, { alg: 'none' }))}.${segment(PAYLOAD)}.`,
  ],
  ['alg-none-signed', 'alg none with a good signature', header({ alg: 'none' })],
  ['alg-hs256-public-key', 'HS256 with the public key as the secret', hmacWithPublicKey()],
  ['alg-es256', 'alg ES256', header({ alg: 'ES256' })],
  ['alg-rs256', 'alg RS256', header({ alg: 'RS256' })],
  [
    'alg-ed25519',
    'alg Ed25519 (RFC 9864): another name, so another spelling',
    header({ alg: 'Ed25519' }),
  ],
  ['alg-lower-case', 'alg eddsa', header({ alg: 'eddsa' })],
  ['alg-missing', 'no alg', header({ alg: undefined })],
  ['alg-array', 'alg as an array', header({ alg: ['EdDSA'] })],
];

/** Other members than alg, kid and typ. */
export const HEADER_NOT_ALLOWED: readonly FormCase[] = [
  ['header-jwk', 'a key in the header', header({ jwk: publicJwk })],
  ['header-jku', 'address of a key set', header({ jku: 'https://klein.example/jwks' })],
  ['header-x5u', 'address of a certificate', header({ x5u: 'https://klein.example/pem' })],
  ['header-x5c', 'a certificate', header({ x5c: ['AAAA'] })],
  [
    'header-crit-known',
    'crit with an extension that libraries know',
    header({ crit: ['b64'], b64: true }),
  ],
  ['header-crit-unknown', 'crit with an unknown extension', header({ crit: ['x'], x: 1 })],
  ['header-crit-empty', 'empty crit', header({ crit: [] })],
  ['header-b64-false', 'unencoded payload (RFC 7797)', header({ crit: ['b64'], b64: false })],
  ['header-cty', 'content type', header({ cty: 'JWT' })],
  ['header-zip', 'compression', header({ zip: 'DEF' })],
  ['header-kid-missing', 'no kid', header({ kid: undefined })],
  ['header-kid-number', 'kid as a number', header({ kid: 7 })],
  ['header-typ-missing', 'no typ', header({ typ: undefined })],
  [
    'header-typ-replaced',
    'cty instead of typ',
    header({ typ: undefined, cty: 'nabij-release+jws' }),
  ],
  ['header-typ-array', 'typ as an array', header({ typ: ['nabij-release+jws'] })],
];

/** A `typ` that an inbox does not take. */
export const TYPE_UNKNOWN: readonly FormCase[] = [
  ['typ-jwt', 'typ JWT', header({ typ: 'JWT' })],
  ['typ-receipt', 'a receipt presented as a message', header({ typ: 'nabij-receipt+jws' })],
  ['typ-entity-statement', 'typ of an entity statement', header({ typ: 'entity-statement+jwt' })],
  ['typ-upper-case', 'typ in another case', header({ typ: 'NABIJ-RELEASE+JWS' })],
  ['typ-application', 'typ with application/', header({ typ: 'application/nabij-release+jws' })],
];
