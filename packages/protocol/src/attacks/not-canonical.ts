import { canonicalize } from '../canonical.ts';
import { segment } from './raw-jws.ts';
import { type Envelopes, type FormCase, withMembers } from './scene.ts';

/** Another spelling of what might be a good envelope. */
export function notCanonical(envelopes: Envelopes): FormCase[] {
  return [
    ...otherBase64(envelopes),
    ...otherHeader(envelopes),
    ...otherPayload(envelopes),
    ...otherValues(envelopes),
  ];
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The same bytes with the unused bits of the last character set; undefined where there are none. */
function withTrailingBits(text: string): string | undefined {
  const changed = text.slice(0, -1) + ALPHABET[ALPHABET.indexOf(text.slice(-1)) + 1];
  const decoded = [text, changed].map((t) => Buffer.from(t.split('.').pop() ?? '', 'base64url'));
  return decoded[0]?.equals(decoded[1] ?? Buffer.of()) ? changed : undefined;
}

/** Header and payload of a length that leaves bits unused. */
function inputWithTrailingBits({ HEADER, PAYLOAD }: Envelopes): string {
  for (const version of [1, 10, 100]) {
    const payload = segment(withMembers(PAYLOAD, { body: { version } }));
    const changed = withTrailingBits(`${segment(HEADER)}.${payload}`);
    if (changed !== undefined) return changed;
  }
  throw new Error('No unused bits here');
}

/** A segment made so long that no bytes can give that length. */
function withImpossibleLength(text: string): string {
  return text.length % 4 === 1 ? text : withImpossibleLength(`${text}A`);
}

/** A good envelope with - and _ in its payload segment. */
function withDashes({ HEADER, payloadText, signed }: Envelopes): string {
  const filled = ['', 'x', 'xx'].map((x) =>
    segment(payloadText('{"version":1}', `{"v":"${x}~~~???>>>"}`)),
  );
  const payload = filled.find((text) => text.includes('-') && text.includes('_')) ?? filled[0];
  return signed(`${segment(HEADER)}.${payload}`);
}

/** JSON that nests objects so deep in all, the payload itself counted. */
export function nestedPayload({ payloadText }: Envelopes, depth: number): string {
  return payloadText('{"version":1}', '{"a":'.repeat(depth - 1) + 1 + '}'.repeat(depth - 1));
}

function otherBase64(envelopes: Envelopes): FormCase[] {
  const { HEADER, PAYLOAD, rawEnvelope, signed } = envelopes;
  const [header, payload, good] = [segment(HEADER), segment(PAYLOAD), rawEnvelope()];
  return [
    ['padding', 'padding after the payload segment', signed(`${header}.${payload}=`)],
    ['padding-signature', 'padding after the signature', `${good}==`],
    [
      'standard-base64',
      '+ and / instead of - and _',
      withDashes(envelopes).replaceAll('-', '+').replaceAll('_', '/'),
    ],
    ['trailing-bits-signature', 'unused bits of the signature set', withTrailingBits(good) ?? ''],
    [
      'trailing-bits-payload',
      'unused bits of the payload set, and signed so',
      signed(inputWithTrailingBits(envelopes)),
    ],
    [
      'impossible-length',
      'a segment of 4n+1 characters',
      signed(`${header}.${withImpossibleLength(payload)}`),
    ],
    [
      'whitespace-between',
      'line break inside a segment',
      signed(`${header}.${payload.slice(0, 8)}\n${payload.slice(8)}`),
    ],
    ['trailing-newline', 'line break after the envelope', `${good}\n`],
    ['trailing-nul', 'NUL after the envelope', `${good}\0`],
    ['leading-space', 'space before the envelope', ` ${good}`],
    ['leading-bom', 'byte order mark before the envelope', `\ufeff${good}`],
    ['not-ascii', 'a character beyond ASCII in a segment', `${good}é`],
  ];
}

function otherHeader({ HEADER, rawEnvelope }: Envelopes): FormCase[] {
  const headerJson = canonicalize(HEADER);
  return [
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
      rawEnvelope({
        header: JSON.stringify({ typ: HEADER.typ ?? '', kid: HEADER.kid ?? '', alg: 'EdDSA' }),
      }),
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
  ];
}

function otherPayload({ PAYLOAD, rawEnvelope, payloadText, scene }: Envelopes): FormCase[] {
  const payloadJson = canonicalize(PAYLOAD);
  const scheme = scene.audience.split('//')[0] ?? '';
  return [
    [
      'payload-duplicate-claim',
      'aud twice',
      rawEnvelope({ payload: payloadText('{"aud"', `{"aud":"${scene.sender.entityId}","aud"`) }),
    ],
    [
      'payload-duplicate-nested',
      'a member of the body twice',
      rawEnvelope({ payload: payloadText('{"version":1}', '{"version":2,"version":1}') }),
    ],
    [
      'payload-whitespace',
      'space in the payload',
      rawEnvelope({ payload: payloadText(',', ', ') }),
    ],
    [
      'payload-newline',
      'line break after the payload',
      rawEnvelope({ payload: `${payloadJson}\n` }),
    ],
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
      rawEnvelope({ payload: payloadText(`${scheme}//`, `${scheme}\\/\\/`) }),
    ],
  ];
}

function otherValues(envelopes: Envelopes): FormCase[] {
  const { rawEnvelope, payloadText } = envelopes;
  return [
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
    ['payload-depth-17', 'nested 17 deep', rawEnvelope({ payload: nestedPayload(envelopes, 17) })],
  ];
}
