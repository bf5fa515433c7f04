import type { ProblemCode } from '../problem.ts';
import { OTHER_TOWN, REMOVED, rawJws, segment, TOWN } from './actors.ts';
import type { FormCase } from './envelope-form-cases.ts';
import { HEADER, PAYLOAD, rawEnvelope, withMembers } from './raw-envelope.ts';
import { NOW_SECONDS } from './vector.ts';

type Members = Parameters<typeof withMembers>[1];

const claims = (members: Members): string =>
  rawEnvelope({ payload: withMembers(PAYLOAD, members) });

const REF = '5f0c2a9e-1d3b-4e8f-a6c7-9b8d7e6f5a41';

/** Claims of another form than the declared one. */
export const PAYLOAD_INVALID: readonly FormCase[] = [
  ['iss-missing', 'no iss', claims({ iss: undefined })],
  ['iss-not-address', 'iss is not an address', claims({ iss: 'klein' })],
  ['iss-trailing-slash', 'iss with a slash at the end', claims({ iss: `${TOWN.entityId}/` })],
  ['iss-upper-case', 'iss with a host in upper case', claims({ iss: 'https://KLEIN.example' })],
  ['iss-userinfo', 'iss with a user', claims({ iss: 'https://klein.example@weg.example' })],
  ['iss-dot-segments', 'iss with dot segments', claims({ iss: 'https://klein.example/a/../b' })],
  ['aud-missing', 'no aud', claims({ aud: undefined })],
  ['aud-array', 'aud as an array', claims({ aud: ['https://regio.example'] })],
  ['aud-null', 'aud is null', claims({ aud: null })],
  ['jti-missing', 'no jti', claims({ jti: undefined })],
  ['jti-not-uuid', 'jti is not a UUID', claims({ jti: '1' })],
  ['jti-upper-case', 'jti in upper case', claims({ jti: String(PAYLOAD.jti).toUpperCase() })],
  ['iat-missing', 'no iat', claims({ iat: undefined })],
  ['iat-string', 'iat as a string', claims({ iat: String(NOW_SECONDS) })],
  ['iat-fraction', 'iat with a fraction', claims({ iat: NOW_SECONDS - 0.5 })],
  ['iat-negative', 'iat before 1970', claims({ iat: -1 })],
  ['exp-missing', 'no exp', claims({ exp: undefined })],
  ['exp-string', 'exp as a string', claims({ exp: String(NOW_SECONDS + 60) })],
  ['exp-before-iat', 'exp before iat', claims({ exp: NOW_SECONDS - 61 })],
  ['exp-is-iat', 'exp equal to iat', claims({ exp: NOW_SECONDS - 60 })],
  ['exp-beyond-calendar', 'exp after the year 9999', claims({ exp: 253_402_300_800 })],
  ['type-missing', 'no type', claims({ type: undefined })],
  ['type-receipt', 'type is not the class of the header', claims({ type: 'receipt' })],
  ['type-not-declared', 'a type that nobody declared', claims({ type: 'gossip' })],
  ['body-missing', 'no body', claims({ body: undefined })],
  ['body-array', 'body is an array', claims({ body: [] })],
  ['body-string', 'body is a string', claims({ body: '{}' })],
  ['body-null', 'body is null', claims({ body: null })],
  ['member-unknown', 'a member that nobody declared', claims({ nbf: NOW_SECONDS })],
  ['ref-without-seq', 'ref without seq', claims({ ref: REF })],
  ['seq-without-ref', 'seq without ref', claims({ seq: 1 })],
  ['seq-negative', 'seq below zero', claims({ ref: REF, seq: -1 })],
  [
    'handover-without-ref',
    'a handover that is about nothing',
    rawEnvelope({
      header: withMembers(HEADER, { typ: 'nabij-handover-offer+jws' }),
      payload: withMembers(PAYLOAD, { type: 'handover-offer' }),
    }),
  ],
  [
    'typ-of-another-class',
    'typ of one class, type of another',
    rawEnvelope({ header: withMembers(HEADER, { typ: 'nabij-handover-accept+jws' }) }),
  ],
  ['ref-not-uuid', 'ref is not a UUID', claims({ ref: 'case 7', seq: 1 })],
];

const good = rawEnvelope();
const signature = good.slice(good.lastIndexOf('.') + 1);
const input = good.slice(0, good.lastIndexOf('.'));
const bytes = Buffer.from(signature, 'base64url');

/** The signature with the order of the group added to S: the same point, other bytes. */
function malleated(): string {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString('hex')}`) + order;
  const moved = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
  return Buffer.concat([bytes.subarray(0, 32), moved]).toString('base64url');
}

function flipped(): string {
  const other = Buffer.from(bytes);
  other[0] = (other[0] ?? 0) ^ 1;
  return other.toString('base64url');
}

/** Signatures that are not the issuer's over these bytes. */
export const SIGNATURE_INVALID: readonly FormCase[] = [
  ['signature-empty', 'no signature', `${input}.`],
  ['signature-flipped', 'one bit of the signature flipped', `${input}.${flipped()}`],
  ['signature-malleated', 'S increased by the order of the group', `${input}.${malleated()}`],
  ['signature-zero', 'a signature of zeros', `${input}.${Buffer.alloc(64).toString('base64url')}`],
  [
    'signature-short',
    'half a signature',
    `${input}.${bytes.subarray(0, 32).toString('base64url')}`,
  ],
  [
    'signature-long',
    'a byte after the signature',
    `${input}.${Buffer.concat([bytes, Buffer.of(0)]).toString('base64url')}`,
  ],
  [
    'signature-of-another-message',
    'signature of another message',
    `${segment(HEADER)}.${segment(withMembers(PAYLOAD, { body: {} }))}.${signature}`,
  ],
  [
    'signature-by-another-peer',
    'signed by another peer under the kid of the issuer',
    rawEnvelope({ signer: OTHER_TOWN }),
  ],
];

/** Keys that the issuer does not own, or not to sign with. */
export const KEY_UNKNOWN: readonly FormCase[] = [
  [
    'key-type-mismatch',
    'kid of the key with which the issuer opens what is sealed',
    rawEnvelope({ header: withMembers(HEADER, { kid: TOWN.encryption.kid }) }),
  ],
  [
    'kid-of-another-peer',
    'kid and signature of another peer',
    rawEnvelope({ header: withMembers(HEADER, { kid: OTHER_TOWN.kid }), signer: OTHER_TOWN }),
  ],
  [
    'kid-unknown',
    'a kid that nobody has',
    rawEnvelope({ header: withMembers(HEADER, { kid: 'A'.repeat(43) }) }),
  ],
  [
    'kid-path',
    'a kid that is a path',
    rawEnvelope({ header: withMembers(HEADER, { kid: '../../etc/passwd' }) }),
  ],
  ['iss-of-another-peer', 'iss does not own the kid', claims({ iss: OTHER_TOWN.entityId })],
];

/** Issuer, audience and time. */
export const CLAIMS_REFUSED: readonly (readonly [...FormCase, reason: ProblemCode])[] = [
  [
    'issuer-unknown',
    'issuer is not a member',
    claims({ iss: 'https://vreemd.example' }),
    'issuer-unknown',
  ],
  ['issuer-removed', 'issuer is no longer a member', claims({ iss: REMOVED }), 'issuer-removed'],
  [
    'audience-wrong',
    'meant for another node',
    claims({ aud: OTHER_TOWN.entityId }),
    'audience-wrong',
  ],
  [
    'audience-is-issuer',
    'meant for its own sender',
    claims({ aud: TOWN.entityId }),
    'audience-wrong',
  ],
  [
    'expired',
    'expired 120 seconds ago',
    claims({ exp: NOW_SECONDS - 120, iat: NOW_SECONDS - 600 }),
    'expired',
  ],
  [
    'expired-long-ago',
    'a message of last year',
    claims({ exp: NOW_SECONDS - 31_536_000, iat: NOW_SECONDS - 31_600_000 }),
    'expired',
  ],
  [
    'issued-in-future',
    'issued 121 seconds ahead',
    claims({ iat: NOW_SECONDS + 121 }),
    'issued-in-future',
  ],
  [
    'iat-far-future',
    'issued in the year 9999',
    claims({ iat: 253_402_300_798, exp: 253_402_300_799 }),
    'issued-in-future',
  ],
  [
    'lifetime-too-long',
    'lives a second longer than 30 days',
    claims({ exp: NOW_SECONDS - 60 + 2_592_001 }),
    'lifetime-too-long',
  ],
  [
    'lifetime-endless',
    'lives until the year 9999',
    claims({ exp: 253_402_300_799 }),
    'lifetime-too-long',
  ],
];

/** Good envelopes, with what is special about them. */
export const GOOD: readonly FormCase[] = [
  ['minimal', 'nothing but what is required', good],
  ['with-ref-and-seq', 'ref and seq of a case', claims({ ref: REF, seq: 0 })],
  [
    'unicode',
    'emoji, right-to-left text and control characters in the body',
    claims({ body: { text: '🏳️‍🌈 שלום مرحبا é\u0001\u2028"\\/' } }),
  ],
  [
    'member-order',
    'members ordered by UTF-16 code units',
    claims({ body: { '10': 1, '9': 2, a: 3, A: 4, '': 5, '€': 6, '😀': 7, '\ufb33': 8 } }),
  ],
  [
    'numbers',
    'numbers as ECMAScript writes them',
    claims({ body: { n: [0, -1, 0.1, 1e21, 1e-7, 5e-324, 9007199254740991, 333333333.3333333] } }),
  ],
  [
    'depth-16',
    'nested 16 deep',
    claims({ body: JSON.parse(`${'{"a":'.repeat(15)}1${'}'.repeat(15)}`) }),
  ],
  ['clock-ahead', 'issued 120 seconds ahead', claims({ iat: NOW_SECONDS + 120 })],
  [
    'clock-behind',
    'expired 119 seconds ago',
    claims({ exp: NOW_SECONDS - 119, iat: NOW_SECONDS - 600 }),
  ],
  ['lifetime-30-days', 'lives exactly 30 days', claims({ exp: NOW_SECONDS - 60 + 2_592_000 })],
  [
    'handover',
    'a class that is about a case',
    rawEnvelope({
      header: withMembers(HEADER, { typ: 'nabij-handover-withdraw+jws' }),
      payload: withMembers(PAYLOAD, {
        type: 'handover-withdraw',
        ref: REF,
        seq: 1,
        body: { reason: 'EXPIRED' },
      }),
    }),
  ],
  [
    'issuer-with-path',
    'issuer whose address has a path',
    rawJws({
      header: withMembers(HEADER, { kid: OTHER_TOWN.kid }),
      payload: withMembers(PAYLOAD, { iss: OTHER_TOWN.entityId }),
      signer: OTHER_TOWN,
    }),
  ],
];
