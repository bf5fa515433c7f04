import { withMembers } from '../attacks/scene.ts';
import { canonicalize, type JsonObject } from '../canonical.ts';
import { OTHER_TOWN, REGION, TOWN } from './actors.ts';
import { EPK, rawSealed, sealedHeader } from './raw-sealed.ts';
import { NOW_SECONDS } from './vector.ts';

type Members = Parameters<typeof withMembers>[1];

/** Name, what it is, the compact JWE. */
export type SealedCase = readonly [name: string, description: string, sealed: string];

/** The consent under which all of it is sent. */
export const CONSENT = '9b2d7c1e-3f4a-4d5b-8c6e-7f8091a2b3c4';

/** The envelope in which it comes, without its body. */
export const MESSAGE: JsonObject = {
  iss: TOWN.entityId,
  aud: OTHER_TOWN.entityId,
  jti: '0b8e2d3c-7a4f-4c61-9d52-3f1e5a7b9c10',
  iat: NOW_SECONDS - 60,
  exp: NOW_SECONDS + 7 * 86_400,
  type: 'handover-content',
  ref: '5f0c2a9e-1d3b-4e8f-a6c7-9b8d7e6f5a41',
  seq: 1,
};

/** What is inside. */
export const CONTENT: JsonObject = { a: 'what was said, é 😀', n: [1, 0.5, null] };

const INSIDE = withMembers(MESSAGE, {
  iat: undefined,
  exp: undefined,
  consent: CONSENT,
  content: CONTENT,
});
const HEADER = sealedHeader(TOWN, OTHER_TOWN);

const inside = (members: Members) =>
  rawSealed({ header: HEADER, inside: withMembers(INSIDE, members), to: OTHER_TOWN });
const header = (members: Members) =>
  rawSealed({ header: withMembers(HEADER, members), inside: INSIDE, to: OTHER_TOWN });
const headerText = (text: string) => rawSealed({ header: text, inside: INSIDE, to: OTHER_TOWN });
const insideText = (text: string) => rawSealed({ header: HEADER, inside: text, to: OTHER_TOWN });

const good = rawSealed({ header: HEADER, inside: INSIDE, to: OTHER_TOWN });
const segments = good.split('.');
const [first = '', wrapped = '', iv = '', ciphertext = '', tag = ''] = segments;
const headerJson = canonicalize(HEADER);
const insideJson = canonicalize(INSIDE);

/** The segment with its first bit turned over. */
function flipped(text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  bytes[0] = (bytes[0] ?? 0) ^ 0x80;
  return bytes.toString('base64url');
}

const segmentOf = (text: string): string => Buffer.from(text).toString('base64url');

/** An X25519 coordinate as 32 little-endian bytes; the highest bit is free in RFC 7748. */
function pointAt(u: bigint, highBit = 0): string {
  const bytes = Buffer.from(u.toString(16).padStart(64, '0'), 'hex').reverse();
  bytes[31] = (bytes[31] ?? 0) | (highBit << 7);
  return bytes.toString('base64url');
}

const PRIME = 2n ** 255n - 19n;
const OF_ORDER_8 = [
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
];

/** Content under a shared secret of zeros, which is what these points give to everybody. */
function underZeros(x: string): string {
  const zeros = { header: withMembers(HEADER, { epk: { ...EPK, x } }), secret: Buffer.alloc(32) };
  return rawSealed({ ...zeros, inside: INSIDE, to: OTHER_TOWN });
}

const SMALL_ORDER: readonly SealedCase[] = [
  ['epk-small-order-0', 'epk of order 2: u = 0', underZeros(pointAt(0n))],
  ['epk-small-order-1', 'epk of order 4: u = 1', underZeros(pointAt(1n))],
  ['epk-small-order-8a', 'epk of order 8', underZeros(pointAt(OF_ORDER_8[0] ?? 0n))],
  ['epk-small-order-8b', 'the other epk of order 8', underZeros(pointAt(OF_ORDER_8[1] ?? 0n))],
  [
    'epk-small-order-minus-1',
    'epk of order 4 on the twist: u = p - 1',
    underZeros(pointAt(PRIME - 1n)),
  ],
  ['epk-small-order-p', 'u = p, another spelling of 0', underZeros(pointAt(PRIME))],
  ['epk-small-order-p-plus-1', 'u = p + 1, another spelling of 1', underZeros(pointAt(PRIME + 1n))],
  ['epk-small-order-high-bit', 'u = 0 with the free bit set', underZeros(pointAt(0n, 1))],
  [
    'epk-small-order-8a-high-bit',
    'of order 8 with the free bit set',
    underZeros(pointAt(OF_ORDER_8[0] ?? 0n, 1)),
  ],
];

const ALGORITHMS: readonly SealedCase[] = [
  [
    'alg-pbes2-bomb',
    'PBES2 with two thousand million rounds',
    header({ alg: 'PBES2-HS512+A256KW', p2c: 2_147_483_647, p2s: 'c2FsdHNhbHQ' }),
  ],
  ['alg-pbes2', 'PBES2 without its members', header({ alg: 'PBES2-HS256+A128KW' })],
  ['alg-rsa1-5', 'RSA1_5', header({ alg: 'RSA1_5' })],
  ['alg-rsa-oaep', 'RSA-OAEP', header({ alg: 'RSA-OAEP-256' })],
  ['alg-dir', 'dir, a key that both had before', header({ alg: 'dir' })],
  ['alg-ecdh-es', 'ECDH-ES without a wrapped key', header({ alg: 'ECDH-ES' })],
  ['alg-a256kw', 'A256KW', header({ alg: 'A256KW' })],
  ['alg-none', 'alg none', header({ alg: 'none' })],
  ['alg-missing', 'no alg', header({ alg: undefined })],
  ['enc-cbc', 'A256CBC-HS512', header({ enc: 'A256CBC-HS512' })],
  ['enc-a128gcm', 'A128GCM', header({ enc: 'A128GCM' })],
];

const HEADERS: readonly SealedCase[] = [
  ['zip', 'compressed content', header({ zip: 'DEF' })],
  ['p2c', 'rounds of a password beside a good algorithm', header({ p2c: 2_147_483_647 })],
  ['iv-in-header', 'the members of another way to wrap', header({ iv: 'AAAA', tag: 'AAAA' })],
  ['crit', 'an extension that must be understood', header({ crit: ['x'], x: 1 })],
  ['jwk', 'a key in the header', header({ jwk: EPK })],
  ['jku', 'address of a key set', header({ jku: 'https://klein.example/jwks' })],
  ['cty', 'content type', header({ cty: 'JWT' })],
  ['typ-missing', 'no typ', header({ typ: undefined })],
  ['typ-jwe', 'typ JWE', header({ typ: 'JWE' })],
  ['epk-missing', 'no epk', header({ epk: undefined })],
  ['epk-ed25519', 'epk on the curve of signatures', header({ epk: { ...EPK, crv: 'Ed25519' } })],
  [
    'epk-p256',
    'epk on another curve',
    header({ epk: { crv: 'P-256', kty: 'EC', x: EPK.x ?? '', y: EPK.x ?? '' } }),
  ],
  ['epk-x448', 'epk on X448', header({ epk: { ...EPK, crv: 'X448' } })],
  ['epk-short', 'epk of 31 bytes', header({ epk: { ...EPK, x: 'A'.repeat(42) } })],
  ['epk-private', 'epk with its private half', header({ epk: { ...EPK, d: EPK.x ?? '' } })],
  [
    'epk-of-another',
    'epk that the content was not sealed with',
    [
      ...[
        Buffer.from(canonicalize(withMembers(HEADER, { epk: TOWN.encryption.publicJwk }))).toString(
          'base64url',
        ),
      ],
      ...segments.slice(1),
    ].join('.'),
  ],
  ['epk-with-kid', 'epk that names a key', header({ epk: { ...EPK, kid: TOWN.kid } })],
  ['kid-array', 'kid as an array', header({ kid: [OTHER_TOWN.encryption.kid] })],
  ['kid-unknown', 'a key that nobody has', header({ kid: 'A'.repeat(43) })],
  ['kid-of-another', 'the key of another node', header({ kid: REGION.encryption.kid })],
  ['kid-of-signing-key', 'the key that signs', header({ kid: OTHER_TOWN.kid })],
  ['apu-missing', 'no sender', header({ apu: undefined })],
  ['apu-of-another', 'sealed by another sender', header({ apu: sealedHeader(REGION, TOWN).apu })],
  ['apv-of-another', 'sealed for another receiver', header({ apv: HEADER.apu })],
  [
    'header-order',
    'members in another order',
    headerText(JSON.stringify({ typ: HEADER.typ, ...HEADER })),
  ],
  ['header-space', 'a space in the header', headerText(headerJson.replace(':', ': '))],
  ['header-duplicate', 'alg twice', headerText(headerJson.replace('{', '{"alg":"dir",'))],
];

const third = sealedHeader(REGION, OTHER_TOWN);

/** Content that belongs to another message. */
const MOVED: readonly SealedCase[] = [
  [
    'rewrapped-by-a-third-town',
    'the content of a town, sealed again by a third one under its own name',
    rawSealed({ header: third, inside: INSIDE, to: OTHER_TOWN }),
  ],
  [
    'rewrapped-with-their-name-inside',
    'sealed again by a third town, whose name is inside only',
    inside({ iss: REGION.entityId }),
  ],
  ['moved-to-another-case', 'from the message of another case', inside({ ref: CONSENT })],
  ['moved-to-another-message', 'from another message', inside({ jti: CONSENT })],
  ['moved-to-another-place', 'from another place in the order', inside({ seq: 2 })],
  ['moved-to-another-class', 'from another class', inside({ type: 'contact-cards' })],
  ['moved-to-another-consent', 'under another consent', inside({ consent: String(MESSAGE.jti) })],
  ['meant-for-another', 'inside says another receiver', inside({ aud: REGION.entityId })],
  ['consent-missing', 'inside names no consent', inside({ consent: undefined })],
  ['ref-missing', 'inside names no case', inside({ ref: undefined, seq: undefined })],
  ['member-unknown', 'a member that nobody declared', inside({ iat: NOW_SECONDS })],
  ['content-missing', 'no content', inside({ content: undefined })],
  ['content-array', 'content is an array', inside({ content: [] })],
  ['inside-text', 'inside is not JSON', insideText('hello')],
  ['inside-space', 'inside is not canonical', insideText(insideJson.replace(':', ': '))],
  ['inside-duplicate', 'iss twice inside', insideText(insideJson.replace('{', '{"aud":"x",'))],
];

const BYTES: readonly SealedCase[] = [
  ['empty', 'nothing at all', ''],
  ['four-segments', 'no tag', segments.slice(0, 4).join('.')],
  ['six-segments', 'a sixth segment', `${good}.AAAA`],
  ['tag-empty', 'an empty tag', [first, wrapped, iv, ciphertext, ''].join('.')],
  [
    'tag-truncated',
    'a tag of 12 bytes',
    [first, wrapped, iv, ciphertext, tag.slice(0, 16)].join('.'),
  ],
  [
    'tag-flipped',
    'one bit of the tag flipped',
    [first, wrapped, iv, ciphertext, flipped(tag)].join('.'),
  ],
  [
    'iv-flipped',
    'one bit of the vector flipped',
    [first, wrapped, flipped(iv), ciphertext, tag].join('.'),
  ],
  ['iv-long', 'a vector of 16 bytes', [first, wrapped, 'A'.repeat(22), ciphertext, tag].join('.')],
  [
    'ciphertext-flipped',
    'one bit of the content flipped',
    [first, wrapped, iv, flipped(ciphertext), tag].join('.'),
  ],
  [
    'key-flipped',
    'one bit of the wrapped key flipped',
    [first, flipped(wrapped), iv, ciphertext, tag].join('.'),
  ],
  ['iv-short', 'a vector of 8 bytes', [first, wrapped, 'A'.repeat(11), ciphertext, tag].join('.')],
  ['tag-long', 'a tag of 17 bytes', [first, wrapped, iv, ciphertext, `${tag}A`].join('.')],
  ['key-empty', 'no wrapped key', [first, '', iv, ciphertext, tag].join('.')],
  [
    'key-longer',
    'a wrapped key of 48 bytes',
    [first, `${wrapped.slice(0, 53)}${'A'.repeat(11)}`, iv, ciphertext, tag].join('.'),
  ],
  ['padding', 'padding after a segment', `${good}=`],
  ['trailing-newline', 'a line break after it', `${good}\n`],
  [
    'json-serialisation',
    'JWE in flattened JSON serialisation',
    JSON.stringify({ protected: first, encrypted_key: wrapped, iv, ciphertext, tag }),
  ],
  [
    'json-two-recipients',
    'JWE in general JSON serialisation for two',
    JSON.stringify({
      ...{ protected: first, iv, ciphertext, tag },
      recipients: [{ encrypted_key: wrapped }, { encrypted_key: wrapped }],
    }),
  ],
  [
    'nested',
    'sealed content as the header of another',
    [segmentOf(good), ...segments.slice(1)].join('.'),
  ],
];

/** Content that opens. */
export const GOOD_SEALED: readonly SealedCase[] = [['content', 'sealed for the receiver', good]];

/** Content that does not open, each for its own reason and all with the same answer. */
export const BAD_SEALED: readonly SealedCase[] = [
  ...ALGORITHMS,
  ...HEADERS,
  ...SMALL_ORDER,
  ...MOVED,
  ...BYTES,
];
