import type { JsonObject, JsonValue } from '../canonical.ts';
import type { ProblemCode } from '../problem.ts';
import { type Actor, LAND, OTHER_TOWN, REGION, TOWN } from './actors.ts';
import {
  type ChainParts,
  chainOf,
  configurationOf,
  coordinatorOf,
  jwksOf,
  statementOf,
} from './raw-chain.ts';
import { NOW_SECONDS } from './vector.ts';

/** A chain that no implementation may take, why, and which statement tells (from 0). */
export type BadChain = readonly [
  name: string,
  description: string,
  chain: readonly string[],
  reason: ProblemCode,
  at: number,
];

type Part = keyof ChainParts;
const PLACES: Readonly<Record<Part, number>> = { leaf: 0, region: 1, land: 2, anchor: 3 };
const allParts = Object.keys(PLACES) as Part[];

const hinted = { authority_hints: [REGION.entityId] };
const by = (signer: Actor) => ({ header: { kid: signer.kid }, signer });

const forged: readonly BadChain[] = [
  [
    'rogue-leaf',
    'the subject signs with a key of its own that no superior states',
    chainOf({ leaf: { claims: { jwks: jwksOf(OTHER_TOWN) }, ...by(OTHER_TOWN) } }),
    'key-unknown',
    0,
  ],
  [
    'rogue-leaf-same-kid',
    'another key signs for the subject under the stated name',
    chainOf({ leaf: { signer: OTHER_TOWN } }),
    'signature-invalid',
    0,
  ],
  [
    'rogue-leaf-key-not-own',
    'a key signs that the superior states and the subject does not',
    chainOf({
      leaf: by(OTHER_TOWN),
      region: { claims: { jwks: jwksOf(TOWN, OTHER_TOWN) } },
    }),
    'key-unknown',
    0,
  ],
  [
    'rogue-intermediate',
    'a statement signed with a key that the superior of its issuer does not state',
    chainOf({ region: by(OTHER_TOWN) }),
    'key-unknown',
    1,
  ],
  [
    'rogue-intermediate-same-kid',
    'a statement signed with another key under the stated name',
    chainOf({ region: { signer: OTHER_TOWN } }),
    'signature-invalid',
    1,
  ],
  [
    'leaf-states-itself',
    'the subject signs what its superior should',
    chainOf({ region: by(TOWN) }),
    'key-unknown',
    1,
  ],
  [
    'swapped-anchor',
    'the name of the anchor with another key, and all signed with that',
    chainOf({
      land: by(OTHER_TOWN),
      anchor: { claims: { jwks: jwksOf(OTHER_TOWN) }, ...by(OTHER_TOWN) },
    }),
    'key-unknown',
    3,
  ],
  [
    'swapped-anchor-same-kid',
    'the name of the anchor and of its key, and another key',
    chainOf({ land: { signer: OTHER_TOWN }, anchor: { signer: OTHER_TOWN } }),
    'signature-invalid',
    3,
  ],
  [
    'other-anchor',
    'a good chain to somebody who is not trusted',
    [configurationOf(TOWN, { claims: hinted }), statementOf(REGION, TOWN), coordinatorOf(REGION)],
    'chain-anchor-unknown',
    2,
  ],
  [
    'key-small-order',
    'a key of small order for the subject',
    chainOf({
      region: { claims: { jwks: { keys: [{ ...smallOrder(), kid: TOWN.kid }] } } },
    }),
    'key-unknown',
    0,
  ],
  [
    'key-twice',
    'two keys of one name',
    chainOf({ region: { claims: { jwks: jwksOf(TOWN, TOWN) } } }),
    'key-unknown',
    0,
  ],
  [
    'private-key-stated',
    'a private key among those of the subject',
    chainOf({
      region: { claims: { jwks: { keys: [{ ...TOWN.privateJwk, kid: TOWN.kid }] } } },
    }),
    'key-unknown',
    0,
  ],
];

function smallOrder(): JsonObject {
  return { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) };
}

/** The same fault in each of the four statements. */
function inEach(name: string, description: string, fault: [JsonObject, ProblemCode]): BadChain[] {
  const [claims, reason] = fault;
  return allParts.map((part) => [
    `${name}-${part}`,
    `${description} (${part})`,
    chainOf({ [part]: { claims } }),
    reason,
    PLACES[part],
  ]);
}

const untimely: readonly BadChain[] = [
  ...inEach('expired', 'expired this second', [{ exp: NOW_SECONDS }, 'expired']),
  ...inEach('iat-in-future', 'issued 121 seconds ahead', [
    { iat: NOW_SECONDS + 121 },
    'issued-in-future',
  ]),
  [
    'statement-lives-too-long',
    'a statement for more than a week',
    chainOf({ region: { claims: { exp: NOW_SECONDS + 7 * 86_400 } } }),
    'lifetime-too-long',
    1,
  ],
  [
    'ends-before-it-begins',
    'a statement that ends before it begins',
    chainOf({ land: { claims: { iat: NOW_SECONDS + 100, exp: NOW_SECONDS + 50 } } }),
    'expired',
    2,
  ],
];

const critical: readonly BadChain[] = [
  ...inEach('crit-unknown', 'a claim that must be understood', [
    { crit: ['x'], x: 1 },
    'chain-claim-critical',
  ]),
  [
    'crit-empty',
    'nothing that must be understood, said aloud',
    chainOf({ region: { claims: { crit: [] } } }),
    'chain-claim-critical',
    1,
  ],
  [
    'crit-known',
    'a claim of the standard that must be understood',
    chainOf({ land: { claims: { crit: ['constraints'] } } }),
    'chain-claim-critical',
    2,
  ],
  [
    'policy-crit',
    'an operator that must be understood',
    chainOf({
      land: {
        claims: {
          metadata_policy: { nabij_node: { name: { regexp: 'x' } } },
          metadata_policy_crit: ['regexp'],
        },
      },
    }),
    'chain-claim-critical',
    2,
  ],
];

/** Each statement with a fault of its form. */
function malformed(part: Part, name: string, claims: Record<string, JsonValue>): BadChain {
  const chain = chainOf({ [part]: { claims } });
  return [name, `a claim at fault (${part})`, chain, 'entity-statement-invalid', PLACES[part]];
}

const malformedOnes: readonly BadChain[] = [
  ...allParts.map((part): BadChain => {
    const chain = chainOf({ [part]: { header: { typ: 'JWT' } } });
    return [`typ-${part}`, `typ JWT (${part})`, chain, 'entity-statement-invalid', PLACES[part]];
  }),
  malformed('leaf', 'constraints-of-oneself', { constraints: { max_path_length: 1 } }),
  malformed('anchor', 'policy-of-oneself', { metadata_policy: {} }),
  malformed('region', 'hints-for-another', { authority_hints: [LAND.entityId] }),
  malformed('region', 'marks-for-another', { trust_marks: [] }),
  malformed('land', 'path-length-negative', { constraints: { max_path_length: -1 } }),
  malformed('land', 'path-length-text', { constraints: { max_path_length: '1' } }),
  malformed('land', 'naming-not-a-host', {
    constraints: { naming_constraints: { excluded: ['https://klein.example'] } },
  }),
  malformed('land', 'types-name-federation', {
    constraints: { allowed_entity_types: ['federation_entity'] },
  }),
  malformed('land', 'no-keys', { jwks: { keys: [] } }),
  malformed('region', 'source-elsewhere', { source_endpoint: 'https://evil.example/fetch' }),
  malformed('land', 'issuer-with-slash', { iss: `${LAND.entityId}/` }),
  malformed('leaf', 'hints-thousand', {
    authority_hints: Array.from({ length: 1000 }, (_, at) => `https://r${at}.example`),
  }),
  malformed('leaf', 'metadata-null', { metadata: { nabij_node: { town: null } } }),
  malformed('leaf', 'registration-response', { trust_anchor: LAND.entityId }),
];

/** Two faults in each: the first one in the order of section 12 is the answer. */
const twoFaults: readonly BadChain[] = [
  [
    'order-crit-before-form',
    'a claim that must be understood, in a statement without keys',
    chainOf({ region: { claims: { crit: ['x'], jwks: undefined } } }),
    'chain-claim-critical',
    1,
  ],
  [
    'order-form-before-links',
    'about another, and further up a statement that is not in form',
    chainOf({ region: { claims: { sub: OTHER_TOWN.entityId } }, land: { claims: { exp: 'x' } } }),
    'entity-statement-invalid',
    2,
  ],
  [
    'order-from-above',
    'forged below and expired above',
    chainOf({ leaf: { signer: OTHER_TOWN }, land: { claims: { exp: NOW_SECONDS } } }),
    'expired',
    2,
  ],
  [
    'order-signature-before-times',
    'forged and expired',
    chainOf({ land: { claims: { exp: NOW_SECONDS }, signer: OTHER_TOWN } }),
    'signature-invalid',
    2,
  ],
  [
    'order-times-before-own-keys',
    'expired, and signed with a key that it does not state itself',
    chainOf({ leaf: { claims: { exp: NOW_SECONDS, jwks: jwksOf(OTHER_TOWN) } } }),
    'expired',
    0,
  ],
  [
    'order-expired-before-lifetime',
    'expired, and for more than a week',
    chainOf({
      region: { claims: { iat: NOW_SECONDS - 30 * 86_400, exp: NOW_SECONDS } },
    }),
    'expired',
    1,
  ],
];

/** Chains in which a statement is forged, late, or not in form. */
export const BAD_STATEMENTS: readonly BadChain[] = [
  ...forged,
  ...untimely,
  ...critical,
  ...malformedOnes,
  ...twoFaults,
];
