import { type FormCase, withMembers } from '../attacks/scene.ts';
import type { ProblemCode } from '../problem.ts';
import { REGION } from './actors.ts';
import { HEADER, PAYLOAD, rawEnvelope } from './raw-envelope.ts';
import { NOW_SECONDS } from './vector.ts';

type Members = Parameters<typeof withMembers>[1];

/** An envelope that is refused, and why. */
type Refused = readonly [...FormCase, reason: ProblemCode];

const claims = (members: Members, header: Members = {}): string =>
  rawEnvelope({ header: withMembers(HEADER, header), payload: withMembers(PAYLOAD, members) });
const headed = (header: Members, payload: string): string =>
  rawEnvelope({ header: withMembers(HEADER, header), payload });
const forged = (members: Members): string =>
  claims(members).replace(/\.[^.]{4}([^.]*)$/, '.AAAA$1');

const REF = '5f0c2a9e-1d3b-4e8f-a6c7-9b8d7e6f5a41';
const LONG_AGO = { iat: NOW_SECONDS - 60 * 86_400, exp: NOW_SECONDS - 20 * 86_400 };

/** Two faults in each: the first one in the order of section 2 and 3 is the answer. */
const ORDER: readonly Refused[] = [
  [
    'order-alg-before-members',
    'alg none, and a key in the header',
    claims({}, { alg: 'none', jwk: {} }),
    'algorithm-not-allowed',
  ],
  [
    'order-members-before-typ',
    'a fourth member of the header, and a typ that is none',
    claims({}, { crit: [], typ: 'JWT' }),
    'header-not-allowed',
  ],
  [
    'order-typ-before-payload',
    'a typ that is none, and a payload that is no JSON',
    headed({ typ: 'JWT' }, '{'),
    'type-unknown',
  ],
  [
    'order-header-before-payload',
    'a header that is not canonical, and a payload that is no JSON',
    rawEnvelope({ header: `{ ${JSON.stringify(HEADER).slice(1)}`, payload: '{' }),
    'envelope-not-canonical',
  ],
  [
    'order-payload-before-signature-segment',
    'a payload that is no object, and padding after the signature',
    `${headed({}, '[]')}==`,
    'envelope-malformed',
  ],
  [
    'order-form-before-issuer',
    'no body, and an issuer that nobody knows',
    claims({ body: undefined, iss: 'https://niemand.example' }),
    'payload-invalid',
  ],
  [
    'order-key-before-audience',
    'a key that nobody has, and another audience',
    claims({ aud: 'https://elders.example' }, { kid: 'A'.repeat(43) }),
    'key-unknown',
  ],
  [
    'order-signature-before-audience',
    'a signature of nobody, and another audience',
    forged({ aud: 'https://elders.example' }),
    'signature-invalid',
  ],
  [
    'order-audience-before-times',
    'another audience, and expired',
    claims({ aud: 'https://elders.example', ...LONG_AGO }),
    'audience-wrong',
  ],
  [
    'order-future-before-lifetime',
    'issued in the future, and for more than 30 days',
    claims({ iat: NOW_SECONDS + 121, exp: NOW_SECONDS + 90 * 86_400 }),
    'issued-in-future',
  ],
  [
    'order-lifetime-before-end',
    'for more than 30 days, and expired',
    claims(LONG_AGO),
    'lifetime-too-long',
  ],
];

const named = (name: string, description: string, aud: string): Refused => [
  `name-${name}`,
  description,
  claims({ aud }),
  'payload-invalid',
];
const elsewhere = (name: string, description: string, aud: string): Refused => [
  `name-${name}`,
  description,
  claims({ aud }),
  'audience-wrong',
];

/** Names of nodes: those that are none, and those that are the name of another node. */
const NAMES: readonly Refused[] = [
  named('query', 'a query', `${REGION.entityId}?a`),
  named('fragment', 'a fragment', `${REGION.entityId}#a`),
  named('user', 'a user', 'https://a@regio.example'),
  named('upper-case', 'a host in upper case', 'https://Regio.example'),
  named('other-scheme', 'another scheme', 'ftp://regio.example'),
  named('empty-segment', 'an empty segment', `${REGION.entityId}/a//b`),
  named('not-ascii', 'a letter that is not ASCII', 'https://régio.example'),
  named('underscore', 'an underscore in the host', 'https://re_gio.example'),
  named('port-long', 'a port of six digits', `${REGION.entityId}:123456`),
  named('line-break', 'a line break after it', `${REGION.entityId}\n`),
  named('513', 'one character too many', `${REGION.entityId}/${'a'.repeat(491)}`),
  elsewhere('512', 'as many characters as there may be', `${REGION.entityId}/${'a'.repeat(490)}`),
  elsewhere('port', 'the same host with its port spelled out', `${REGION.entityId}:443`),
  elsewhere('http', 'the same host by http', 'http://regio.example'),
  elsewhere('dot-after', 'the same host with a dot after it', 'https://regio.example.'),
  elsewhere('percent', 'a percent sign that encodes nothing', `${REGION.entityId}/%zz`),
  elsewhere('address', 'an IPv6 address', 'https://[::1]'),
];

const identified = (name: string, description: string, jti: string): Refused => [
  `jti-${name}`,
  description,
  claims({ jti }),
  'payload-invalid',
];

/** Envelopes at an edge of a rule, or over two at once. */
export const BAD_EDGES: readonly Refused[] = [
  ...ORDER,
  ...NAMES,
  identified('nil', 'the UUID of zeros', '00000000-0000-0000-0000-000000000000'),
  identified('max', 'the UUID of ones', 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
  identified('version-9', 'a version that is none', '0b8e2d3c-7a4f-9c61-9d52-3f1e5a7b9c10'),
  identified('variant', 'another variant', '0b8e2d3c-7a4f-4c61-cd52-3f1e5a7b9c10'),
  identified('urn', 'a URN', 'urn:uuid:0b8e2d3c-7a4f-4c61-9d52-3f1e5a7b9c10'),
  [
    'seq-beyond-integers',
    'a place that is no exact integer any more',
    claims({ ref: REF, seq: 2 ** 53 }),
    'payload-invalid',
  ],
];

/** Envelopes at an edge of a rule that are good still. */
export const GOOD_EDGES: readonly FormCase[] = [
  ['jti-version-7', 'a UUID of version 7', claims({ jti: '0199b2d4-7a4f-7c61-bd52-3f1e5a7b9c10' })],
  ['seq-highest', 'the highest place', claims({ ref: REF, seq: 2 ** 53 - 1 })],
];
