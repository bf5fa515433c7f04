import { canonicalize } from '../canonical.ts';
import type { Envelopes, FormCase } from './scene.ts';

/** The good envelope, whole and in its parts. */
function good({ HEADER, PAYLOAD, rawEnvelope }: Envelopes) {
  const compact = rawEnvelope();
  const [header = '', payload = '', signature = ''] = compact.split('.');
  const [headerJson, payloadJson] = [canonicalize(HEADER), canonicalize(PAYLOAD)];
  return { good: compact, header, payload, signature, headerJson, payloadJson };
}

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));

/** Not a compact JWS over two JSON objects. */
export function malformed(envelopes: Envelopes): FormCase[] {
  return [...malformedSegments(envelopes), ...malformedPayload(envelopes)];
}

function malformedSegments(envelopes: Envelopes): FormCase[] {
  const { rawEnvelope, signed } = envelopes;
  const { good: whole, header, payload, signature, headerJson, payloadJson } = good(envelopes);
  return [
    ['empty', 'no bytes at all', ''],
    ['one-segment', 'one segment', payload],
    ['two-segments', 'no signature segment', `${header}.${payload}`],
    ['four-segments', 'a fourth segment after the signature', `${whole}.${signature}`],
    ['five-segments', 'the five segments of an encrypted message', `${whole}.AAAA.AAAA`],
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
    ['header-empty', 'header segment is empty', signed(`.${payload}`)],
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
  ];
}

function malformedPayload(envelopes: Envelopes): FormCase[] {
  const { rawEnvelope, payloadText, signed } = envelopes;
  const { header, payloadJson } = good(envelopes);
  return [
    ['payload-empty', 'payload segment is empty', signed(`${header}.`)],
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
}
