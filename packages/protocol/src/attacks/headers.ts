import { createHmac } from 'node:crypto';
import { segment } from './raw-jws.ts';
import { type Envelopes, type FormCase, withMembers } from './scene.ts';

type Members = Parameters<typeof withMembers>[1];

/** Makes the good envelope with other members in its header. */
const headers =
  ({ HEADER, rawEnvelope }: Envelopes) =>
  (members: Members): string =>
    rawEnvelope({ header: withMembers(HEADER, members) });

/** Signed by HMAC with the bytes of the public key, the old confusion of algorithms. */
function hmacWithPublicKey({ HEADER, PAYLOAD, scene }: Envelopes): string {
  const input = `${segment(withMembers(HEADER, { alg: 'HS256' }))}.${segment(PAYLOAD)}`;
  const secret = Buffer.from(scene.sender.x, 'base64url');
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** Another algorithm than EdDSA. */
export function algorithmNotAllowed(envelopes: Envelopes): FormCase[] {
  const { HEADER, PAYLOAD } = envelopes;
  const header = headers(envelopes);
  return [
    [
      'alg-none',
      'alg none and no signature',
      `${segment(withMembers(HEADER, { alg: 'none' }))}.${segment(PAYLOAD)}.`,
    ],
    ['alg-none-signed', 'alg none with a good signature', header({ alg: 'none' })],
    [
      'alg-hs256-public-key',
      'HS256 with the public key as the secret',
      hmacWithPublicKey(envelopes),
    ],
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
    ['alg-none-mixed-case', 'alg nOnE with a good signature', header({ alg: 'nOnE' })],
    ['alg-empty', 'an alg without a name', header({ alg: '' })],
    ['alg-ed448', 'alg Ed448', header({ alg: 'Ed448' })],
    ['alg-ml-dsa', 'alg ML-DSA-65', header({ alg: 'ML-DSA-65' })],
    ['alg-space', 'alg with a space after it', header({ alg: 'EdDSA ' })],
  ];
}

/** Other members than alg, kid and typ. */
export function headerNotAllowed(envelopes: Envelopes): FormCase[] {
  const { x, entityId } = envelopes.scene.sender;
  const publicJwk = { kty: 'OKP', crv: 'Ed25519', x };
  const header = headers(envelopes);
  return [
    ['header-jwk', 'a key in the header', header({ jwk: publicJwk })],
    ['header-jku', 'address of a key set', header({ jku: `${entityId}/jwks` })],
    ['header-x5u', 'address of a certificate', header({ x5u: `${entityId}/pem` })],
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
    ['header-kid-array', 'kid as an array', header({ kid: [envelopes.scene.sender.kid] })],
    ['header-b64-true', 'b64 that changes nothing', header({ b64: true })],
    ['header-typ-missing', 'no typ', header({ typ: undefined })],
    [
      'header-typ-replaced',
      'cty instead of typ',
      header({ typ: undefined, cty: 'nabij-release+jws' }),
    ],
    ['header-typ-array', 'typ as an array', header({ typ: ['nabij-release+jws'] })],
  ];
}

/** A `typ` that an inbox does not take. */
export function typeUnknown(envelopes: Envelopes): FormCase[] {
  const header = headers(envelopes);
  return [
    ['typ-jwt', 'typ JWT', header({ typ: 'JWT' })],
    ['typ-receipt', 'a receipt presented as a message', header({ typ: 'nabij-receipt+jws' })],
    ['typ-entity-statement', 'typ of an entity statement', header({ typ: 'entity-statement+jwt' })],
    ['typ-upper-case', 'typ in another case', header({ typ: 'NABIJ-RELEASE+JWS' })],
    ['typ-mixed-case', 'typ in mixed case', header({ typ: 'Nabij-Release+jws' })],
    ['typ-application', 'typ with application/', header({ typ: 'application/nabij-release+jws' })],
  ];
}
