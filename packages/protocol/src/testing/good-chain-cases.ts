import type { JsonObject } from '../canonical.ts';
import { LAND, OTHER_TOWN, REGION, TOWN } from './actors.ts';
import {
  chainOf,
  configurationOf,
  coordinatorOf,
  jwksOf,
  nodeOf,
  statementOf,
} from './raw-chain.ts';

/** A chain, and what an implementation has to say of it beside that it holds. */
export type GoodChain = readonly [
  name: string,
  description: string,
  chain: readonly string[],
  expected: JsonObject,
];

const path = [TOWN.entityId, REGION.entityId, LAND.entityId];
const policy = (of: JsonObject): JsonObject => ({ metadata_policy: { nabij_node: of } });
const beneath = (claims: JsonObject) => chainOf({ land: { claims } });

/** Chains from the town to the land that hold. */
export const GOOD_CHAINS: readonly GoodChain[] = [
  ['two-levels', 'a coordinator between', chainOf(), { path, kids: [TOWN.kid] }],
  [
    'one-level',
    'the anchor states the subject itself',
    [
      configurationOf(TOWN, { claims: { authority_hints: [LAND.entityId] } }),
      statementOf(LAND, TOWN),
      coordinatorOf(LAND),
    ],
    { path: [TOWN.entityId, LAND.entityId] },
  ],
  [
    'key-rotation',
    'both state the old key and the new one, and the new one signs',
    chainOf({
      leaf: {
        claims: { jwks: jwksOf(TOWN, OTHER_TOWN) },
        header: { kid: OTHER_TOWN.kid },
        signer: OTHER_TOWN,
      },
      region: { claims: { jwks: jwksOf(TOWN, OTHER_TOWN) } },
    }),
    { kids: [TOWN.kid, OTHER_TOWN.kid] },
  ],
  [
    'key-not-vouched',
    'a key that the superior does not state yet signs nothing',
    chainOf({ leaf: { claims: { jwks: jwksOf(TOWN, OTHER_TOWN) } } }),
    { kids: [TOWN.kid] },
  ],
  [
    'key-withdrawn',
    'a key that the subject does not state any more signs nothing',
    chainOf({ region: { claims: { jwks: jwksOf(OTHER_TOWN, TOWN) } } }),
    { kids: [TOWN.kid] },
  ],
  [
    'constraints-kept',
    'every constraint is kept, and one that is not known is ignored',
    beneath({
      constraints: {
        max_path_length: 1,
        naming_constraints: {
          permitted: ['klein.example', 'regio.example'],
          excluded: ['example', '.klein.example'],
        },
        allowed_entity_types: ['nabij_node'],
        later: true,
      },
    }),
    { path },
  ],
  [
    'naming-subtree',
    'a name with a dot before it permits all beneath',
    beneath({ constraints: { naming_constraints: { permitted: ['.example'] } } }),
    { path },
  ],
  [
    'entity-type-removed',
    'a type that is not allowed is left out, the node stays',
    chainOf({
      leaf: { claims: { metadata: { nabij_node: nodeOf(TOWN), other: {} } } },
      region: { claims: { constraints: { allowed_entity_types: ['nabij_node'] } } },
    }),
    { path },
  ],
  [
    'metadata-of-superior',
    'what the immediate superior says comes before what the subject says',
    chainOf({
      region: {
        claims: { metadata: { nabij_node: { name: 'Punt', population: 7 }, unknown: { x: 1 } } },
      },
      land: { claims: { metadata: { nabij_node: { name: 'for the region only' } } } },
    }),
    { metadata: { name: 'Punt', population: 7 } },
  ],
  [
    'policy-all-operators',
    'value, add, default, one_of, subset_of, superset_of and essential',
    beneath(
      policy({
        country: { value: 'NL', essential: true },
        languages: { add: ['fr', 'nl'], superset_of: ['nl'], subset_of: ['nl', 'fr', 'ar'] },
        town: { default: 'Klein' },
        role: { one_of: ['point'] },
        municipalities: { subset_of: ['XX0001', 'XX0002'] },
        later: { regexp: '^x' },
      }),
    ),
    { metadata: { country: 'NL', languages: ['nl', 'fr'], town: 'Klein' } },
  ],
  [
    'policy-merged',
    'two superiors ask: sets of what is allowed meet, sets of what is needed join',
    chainOf({
      region: { claims: policy({ languages: { add: ['fr'], subset_of: ['fr', 'nl'] } }) },
      land: { claims: policy({ languages: { add: ['nl'], subset_of: ['nl', 'fr', 'en'] } }) },
    }),
    { metadata: { languages: ['nl', 'fr'] } },
  ],
  [
    'policy-value-null',
    'a value of null takes the parameter away',
    chainOf({
      leaf: { claims: { metadata: { nabij_node: nodeOf(TOWN, { town: 'Klein' }) } } },
      land: { claims: policy({ town: { value: null } }) },
    }),
    { metadata: nodeOf(TOWN) },
  ],
  [
    'trust-marks',
    'marks that the subject shows, and whose marks the anchor knows',
    chainOf({
      leaf: { claims: { trust_marks: [{ trust_mark_type: 'urn:x', trust_mark: 'a.b.c' }] } },
      anchor: {
        claims: {
          trust_mark_issuers: { 'urn:x': [REGION.entityId], 'urn:y': [] },
          trust_mark_owners: { 'urn:y': { sub: REGION.entityId, jwks: jwksOf(REGION) } },
        },
      },
    }),
    { trustMarkIssuers: { 'urn:x': [REGION.entityId] } },
  ],
];
