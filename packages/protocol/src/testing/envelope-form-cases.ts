import { canonicalize } from '../canonical.ts';
import { segment, signInput, TOWN } from './actors.ts';
import { HEADER, PAYLOAD, payloadText, rawEnvelope } from './raw-envelope.ts';

/** Name, what it is, the bytes. */
export type FormCase = readonly [name: string, description: string, compact: string];

const good = rawEnvelope();
const [header = '', payload = '', signature = ''] = good.split('.');
const headerJson = canonicalize(HEADER);
const payloadJson = canonicalize(PAYLOAD);

/** The same bytes with the unused bits of the last character set. */
function withTrailingBits(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const changed = text.slice(0, -1) + alphabet[alphabet.indexOf(text.slice(-1)) + 1];
  const decoded = [text, changed].map((t) => Buffer.from(t.split('.').pop() ?? '', 'base64url'));
  if (!decoded[0]?.equals(decoded[1] ?? Buffer.of())) throw new Error('No unused bits here');
  return changed;
}

/** A segment made so long that no bytes can give that length. */
function withImpossibleLength(text: string): string {
  return text.length % 4 === 1 ? text : withImpossibleLength(`${text}A`);
}

/** JSON that nests objects so deep in all, the payload itself counted. */
export function nestedPayload(depth: number): string {
  return payloadText('{"version":1}', '{"a":'.repeat(depth - 1) + 1 + '}'.repeat(depth - 1));
}

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));

/** Not a compact JWS over two JSON objects. */
export const MALFORMED: readonly FormCase[] = [
  ['empty', 'no bytes at all', ''],
  ['one-segment', 'one segment', payload],
  ['two-segments', 'no signature segment', `${header}.${payload}`],
  ['four-segments', 'a fourth segment after the signature', `${good}.${signature}`],
  ['five-segments', 'the five segments of an encrypted message', `${good}.AAAA.AAAA`],
  [
    'json-serialisation-flattened',
    'JWS in flattened JSON serialisation',
    JSON.stringify({ payload, protected: header, signature }),
  ],
  [
    'json-serialisation-two-signatures',
    'JWS in general JSON serialisation with two signatures',
    JSON.stringify({ payload, signatures: [1, 2].map(() => ({ protected: header, signature })) }),
  ],
  ['header-not-json', 'header is not JSON', rawEnvelope({ header: 'alg=EdDSA' })],
  ['header-empty', 'header segment is empty', signInput(`.${payload}`, TOWN)],
  ['header-array', 'header is an array', rawEnvelope({ header: `[${headerJson}]` })],
  [
    'header-bom',
    'byte order mark before the header',
    rawEnvelope({ header: `\ufeff${headerJson}` }),
  ],
  [
    'payload-bom',
    'byte order mark in the payload',
    rawEnvelope({ payload: `\ufeff${payloadJson}` }),
  ],
  ['payload-empty', 'payload segment is empty', signInput(`${header}.`, TOWN)],
  ['payload-null', 'payload is null', rawEnvelope({ payload: 'null' })],
  ['payload-array', 'payload is an array', rawEnvelope({ payload: `[${payloadJson}]` })],
  ['payload-string', 'payload is a string', rawEnvelope({ payload: '"release"' })],
  [
    'payload-two-values',
    'a second value after the payload',
    rawEnvelope({ payload: `${payloadJson}{}` }),
  ],
  [
    'payload-trailing-comma',
    'comma before the closing brace',
    rawEnvelope({ payload: payloadText(/}$/, ',}') }),
  ],
  [
    'payload-comment',
    'comment in the payload',
    rawEnvelope({ payload: payloadText('{', '{/**/') }),
  ],
  [
    'payload-nan',
    'NaN as a number',
    rawEnvelope({ payload: payloadText('{"version":1}', '{"version":NaN}') }),
  ],
  [
    'payload-raw-nul',
    'a raw NUL byte in a string',
    rawEnvelope({ payload: payloadText('"release"', '"release\0"') }),
  ],
  [
    'payload-overlong-utf8',
    'a slash in overlong UTF-8',
    rawEnvelope({ payload: bytes('{"a":"', [0xc0, 0xaf], '"}') }),
  ],
  [
    'payload-surrogate-bytes',
    'a surrogate in bytes, which is not UTF-8',
    rawEnvelope({ payload: bytes('{"a":"', [0xed, 0xa0, 0x80], '"}') }),
  ],
  [
    'payload-latin1',
    'ISO 8859-1 instead of UTF-8',
    rawEnvelope({ payload: bytes('{"a":"', [0xe9], '"}') }),
  ],
  [
    'payload-deflated',
    'compressed payload',
    rawEnvelope({ payload: bytes([0x78, 0x9c, 0x03, 0x00]) }),
  ],
];

const dashes = signInput(
  `${header}.${segment(payloadText('{"version":1}', '{"v":"~~~???>>>"}'))}`,
  TOWN,
);

/** Another spelling of what might be a good envelope. */
export const NOT_CANONICAL: readonly FormCase[] = [
  ['padding', 'padding after the payload segment', signInput(`${header}.${payload}=`, TOWN)],
  ['padding-signature', 'padding after the signature', `${good}==`],
  [
    'standard-base64',
    '+ and / instead of - and _',
    dashes.replaceAll('-', '+').replaceAll('_', '/'),
  ],
  ['trailing-bits-signature', 'unused bits of the signature set', withTrailingBits(good)],
  [
    'trailing-bits-payload',
    'unused bits of the payload set, and signed so',
    signInput(withTrailingBits(`${header}.${payload}`), TOWN),
  ],
  [
    'impossible-length',
    'a segment of 4n+1 characters',
    signInput(`${header}.${withImpossibleLength(payload)}`, TOWN),
  ],
  [
    'whitespace-between',
    'line break inside a segment',
    signInput(`${header}.${payload.slice(0, 8)}\n${payload.slice(8)}`, TOWN),
  ],
  ['trailing-newline', 'line break after the envelope', `${good}\n`],
  ['trailing-nul', 'NUL after the envelope', `${good}\0`],
  ['leading-space', 'space before the envelope', ` ${good}`],
  ['leading-bom', 'byte order mark before the envelope', `\ufeff${good}`],
  ['not-ascii', 'a character beyond ASCII in a segment', `${good}é`],
  [
    'header-duplicate-member',
    'header says alg twice',
    rawEnvelope({ header: headerJson.replace('{', '{"alg":"none",') }),
  ],
  [
    'header-whitespace',
    'space in the header',
    rawEnvelope({ header: headerJson.replace(':', ': ') }),
  ],
  [
    'header-order',
    'header members in another order',
    rawEnvelope({ header: JSON.stringify({ typ: HEADER.typ ?? '', kid: TOWN.kid, alg: 'EdDSA' }) }),
  ],
  [
    'header-proto',
    '__proto__ in the header',
    rawEnvelope({ header: headerJson.replace('{', '{"__proto__":{},') }),
  ],
  [
    'header-escaped',
    'a letter of the header as an escape',
    rawEnvelope({ header: headerJson.replace('EdDSA', '\\u0045dDSA') }),
  ],
  [
    'payload-duplicate-claim',
    'aud twice',
    rawEnvelope({ payload: payloadText('{"aud"', '{"aud":"https://klein.example","aud"') }),
  ],
  [
    'payload-duplicate-nested',
    'a member of the body twice',
    rawEnvelope({ payload: payloadText('{"version":1}', '{"version":2,"version":1}') }),
  ],
  ['payload-whitespace', 'space in the payload', rawEnvelope({ payload: payloadText(',', ', ') })],
  ['payload-newline', 'line break after the payload', rawEnvelope({ payload: `${payloadJson}\n` })],
  [
    'payload-order',
    'payload members in another order',
    rawEnvelope({ payload: JSON.stringify(PAYLOAD) }),
  ],
  [
    'payload-number-order',
    'members named by numbers in the order of the numbers',
    rawEnvelope({ payload: payloadText('{"version":1}', '{"9":0,"10":0}') }),
  ],
  [
    'payload-escaped',
    'a letter as an escape',
    rawEnvelope({ payload: payloadText('"release"', '"\\u0072elease"') }),
  ],
  [
    'payload-escaped-slash',
    'a slash with a backslash',
    rawEnvelope({ payload: payloadText('https://', 'https:\\/\\/') }),
  ],
  [
    'payload-number-fraction',
    '1.0 instead of 1',
    rawEnvelope({ payload: payloadText(':1}', ':1.0}') }),
  ],
  [
    'payload-number-exponent',
    '1e0 instead of 1',
    rawEnvelope({ payload: payloadText(':1}', ':1e0}') }),
  ],
  [
    'payload-number-minus-zero',
    '-0 instead of 0',
    rawEnvelope({ payload: payloadText(':1}', ':-0}') }),
  ],
  [
    'payload-number-infinite',
    '1e400 as a number',
    rawEnvelope({ payload: payloadText(':1}', ':1e400}') }),
  ],
  [
    'payload-exp-infinite',
    '1e400 as exp',
    rawEnvelope({ payload: payloadText(/"exp":\d+/, '"exp":1e400') }),
  ],
  [
    'payload-iat-infinite',
    '1e400 as iat',
    rawEnvelope({ payload: payloadText(/"iat":\d+/, '"iat":1e400') }),
  ],
  [
    'payload-number-unsafe',
    'an integer beyond 2^53 with all its digits',
    rawEnvelope({ payload: payloadText(':1}', ':12345678901234567890}') }),
  ],
  [
    'payload-lone-surrogate',
    'a lone surrogate as an escape',
    rawEnvelope({ payload: payloadText(':1}', ':"\\ud800"}') }),
  ],
  [
    'payload-lone-surrogate-name',
    'a lone surrogate in the name of a member',
    rawEnvelope({ payload: payloadText('"version"', '"\\udc00"') }),
  ],
  [
    'payload-nul',
    'U+0000 as an escape',
    rawEnvelope({ payload: payloadText(':1}', ':"\\u0000"}') }),
  ],
  [
    'payload-proto',
    '__proto__ in the payload',
    rawEnvelope({ payload: payloadText('{', '{"__proto__":{"iss":"x"},') }),
  ],
  [
    'payload-proto-nested',
    '__proto__ in the body',
    rawEnvelope({ payload: payloadText('{"version":1}', '{"__proto__":{"version":1}}') }),
  ],
  ['payload-depth-17', 'nested 17 deep', rawEnvelope({ payload: nestedPayload(17) })],
];
