import { type Envelopes, type FormCase, withMembers } from './scene.ts';

type Members = Parameters<typeof withMembers>[1];

/** Makes the good envelope with other claims. */
export const claimsOf =
  ({ PAYLOAD, rawEnvelope }: Envelopes) =>
  (members: Members): string =>
    rawEnvelope({ payload: withMembers(PAYLOAD, members) });

/** Claims of another form than the declared one. */
export function payloadInvalid(envelopes: Envelopes): FormCase[] {
  return [...claimsInvalid(envelopes), ...contentInvalid(envelopes)];
}

function claimsInvalid(envelopes: Envelopes): FormCase[] {
  const { PAYLOAD, scene } = envelopes;
  const { sender, now } = scene;
  const claims = claimsOf(envelopes);
  return [
    ['iss-missing', 'no iss', claims({ iss: undefined })],
    ['iss-not-address', 'iss is not an address', claims({ iss: 'klein' })],
    ['iss-trailing-slash', 'iss with a slash at the end', claims({ iss: `${sender.entityId}/` })],
    ['iss-upper-case', 'iss with a host in upper case', claims({ iss: 'https://KLEIN.example' })],
    ['iss-userinfo', 'iss with a user', claims({ iss: 'https://klein.example@weg.example' })],
    ['iss-dot-segments', 'iss with dot segments', claims({ iss: 'https://klein.example/a/../b' })],
    [
      'iss-dots-encoded',
      'iss with dot segments that a program decodes',
      claims({ iss: 'https://klein.example/a/%2e%2E/b' }),
    ],
    [
      'iss-homoglyph',
      'iss with a letter that looks alike',
      claims({ iss: 'https://kl\u0435in.example' }),
    ],
    ['iss-full-width', 'iss with a wide letter', claims({ iss: 'https://klein\uff0eexample' })],
    ['aud-missing', 'no aud', claims({ aud: undefined })],
    ['aud-array', 'aud as an array', claims({ aud: [scene.audience] })],
    ['aud-null', 'aud is null', claims({ aud: null })],
    ['aud-trailing-slash', 'aud with a slash at the end', claims({ aud: `${scene.audience}/` })],
    ['jti-missing', 'no jti', claims({ jti: undefined })],
    ['jti-not-uuid', 'jti is not a UUID', claims({ jti: '1' })],
    ['jti-upper-case', 'jti in upper case', claims({ jti: String(PAYLOAD.jti).toUpperCase() })],
    ['iat-missing', 'no iat', claims({ iat: undefined })],
    ['iat-string', 'iat as a string', claims({ iat: String(now) })],
    ['iat-fraction', 'iat with a fraction', claims({ iat: now - 0.5 })],
    ['iat-negative', 'iat before 1970', claims({ iat: -1 })],
    ['iat-1e21', 'iat as 1e21', claims({ iat: 1e21 })],
    ['iat-true', 'iat is true', claims({ iat: true })],
    ['iat-array', 'iat as an array', claims({ iat: [now - 60] })],
    ['iat-null', 'iat is null', claims({ iat: null })],
    ['exp-missing', 'no exp', claims({ exp: undefined })],
    ['exp-string', 'exp as a string', claims({ exp: String(now + 60) })],
    ['exp-before-iat', 'exp before iat', claims({ exp: now - 61 })],
    ['exp-is-iat', 'exp equal to iat', claims({ exp: now - 60 })],
    ['exp-beyond-calendar', 'exp after the year 9999', claims({ exp: 253_402_300_800 })],
  ];
}

function contentInvalid(envelopes: Envelopes): FormCase[] {
  const { HEADER, PAYLOAD, rawEnvelope, scene } = envelopes;
  const { now, ref } = scene;
  const claims = claimsOf(envelopes);
  return [
    ['type-missing', 'no type', claims({ type: undefined })],
    ['type-receipt', 'type is not the class of the header', claims({ type: 'receipt' })],
    ['type-not-declared', 'a type that nobody declared', claims({ type: 'gossip' })],
    ['body-missing', 'no body', claims({ body: undefined })],
    ['body-array', 'body is an array', claims({ body: [] })],
    ['body-string', 'body is a string', claims({ body: '{}' })],
    ['body-null', 'body is null', claims({ body: null })],
    ['member-unknown', 'a member that nobody declared', claims({ nbf: now })],
    ['ref-without-seq', 'ref without seq', claims({ ref: ref })],
    ['seq-without-ref', 'seq without ref', claims({ seq: 1 })],
    ['seq-negative', 'seq below zero', claims({ ref: ref, seq: -1 })],
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
    ['seq-1e21', 'seq beyond what counts exactly', claims({ ref: ref, seq: 1e21 })],
    ['seq-string', 'seq as a string', claims({ ref: ref, seq: '0' })],
    ['ref-upper-case', 'ref in upper case', claims({ ref: ref.toUpperCase(), seq: 1 })],
    ['ref-not-uuid', 'ref is not a UUID', claims({ ref: 'case 7', seq: 1 })],
  ];
}
