import type { JsonObject } from '../canonical.ts';
import type { ProblemCode } from '../problem.ts';
import { LAND, OTHER_TOWN, REGION, TOWN } from './actors.ts';
import type { BadChain } from './bad-chain-cases.ts';
import { chainOf, configurationOf, coordinatorOf, nodeOf, statementOf } from './raw-chain.ts';

const linked = chainOf();
const [leaf = '', region = '', land = '', anchor = ''] = linked;

// The same key under many names.
const tower = [
  REGION,
  ...Array.from({ length: 8 }, (_, at) => ({ ...OTHER_TOWN, entityId: `https://r${at}.example` })),
];

function towerOf(levels: number): string[] {
  const above = [TOWN, ...tower.slice(0, levels - 1), LAND];
  const statements = above.slice(1).map((iss, at) => statementOf(iss, above[at] ?? iss));
  return [leaf, ...statements, anchor];
}

/** A chain of as many levels as are taken. */
export const HIGHEST_CHAIN = towerOf(8);

const notLinked: readonly BadChain[] = [
  [
    'statement-about-another',
    'the region states another town',
    chainOf({ region: { claims: { sub: OTHER_TOWN.entityId } } }),
    'chain-not-linked',
    1,
  ],
  [
    'statement-by-another',
    'somebody states the region whom nobody states',
    [leaf, region, statementOf(OTHER_TOWN, REGION), anchor],
    'chain-not-linked',
    3,
  ],
  [
    'superior-not-named',
    'the subject does not name who states it',
    chainOf({ leaf: { claims: { authority_hints: [LAND.entityId] } } }),
    'chain-not-linked',
    0,
  ],
  [
    'no-superior-named',
    'the subject names no superior',
    chainOf({ leaf: { claims: { authority_hints: undefined } } }),
    'chain-not-linked',
    0,
  ],
  [
    'other-subject',
    'the chain of another town',
    [configurationOf(OTHER_TOWN), statementOf(REGION, OTHER_TOWN), land, anchor],
    'chain-not-linked',
    0,
  ],
  ['statement-missing', 'a gap', [leaf, land, anchor], 'chain-not-linked', 1],
  ['statement-twice', 'a repetition', [leaf, region, region, land, anchor], 'chain-not-linked', 2],
  ['two-configurations', 'nothing between', [leaf, leaf], 'chain-not-linked', 1],
  [
    'two-documents',
    'a list of two, whatever stands second',
    [leaf, 'no statement'],
    'chain-not-linked',
    1,
  ],
  ['upside-down', 'from above', [anchor, land, region, leaf], 'chain-not-linked', 0],
  ['leaf-alone', 'the subject alone', [leaf], 'chain-anchor-unknown', 0],
  ['empty', 'no statement at all', [], 'entity-statement-invalid', 0],
  ['no-anchor', 'without its end', [leaf, region, land], 'entity-statement-invalid', 2],
  [
    'loop',
    'the region stands above the land that stands above it',
    [leaf, region, land, statementOf(REGION, LAND), statementOf(LAND, REGION), coordinatorOf(LAND)],
    'chain-loop',
    3,
  ],
  [
    'own-superior',
    'the subject stands above its region',
    [leaf, region, statementOf(TOWN, REGION), statementOf(LAND, TOWN), anchor],
    'chain-loop',
    2,
  ],
  ['nine-levels', 'more levels than are taken', towerOf(9), 'chain-too-long', 9],
  [
    'depth-bomb',
    'far more statements than are taken',
    [leaf, ...Array.from({ length: 40 }, () => region), anchor],
    'chain-too-long',
    9,
  ],
];

function constrained(name: string, constraints: JsonObject, reason: ProblemCode): BadChain {
  const chain = chainOf({ land: { claims: { constraints } } });
  return [name, 'a constraint of the anchor is broken', chain, reason, 2];
}

const names = (naming: JsonObject): JsonObject => ({ naming_constraints: naming });

const constraintsBroken: readonly BadChain[] = [
  constrained('path-length', { max_path_length: 0 }, 'chain-path-too-long'),
  constrained('naming-excluded', names({ excluded: ['klein.example'] }), 'chain-name-not-allowed'),
  constrained('naming-subtree', names({ excluded: ['.example'] }), 'chain-name-not-allowed'),
  constrained(
    'naming-both',
    names({ permitted: ['.example'], excluded: ['klein.example'] }),
    'chain-name-not-allowed',
  ),
  constrained('naming-others', names({ permitted: ['regio.example'] }), 'chain-name-not-allowed'),
  constrained(
    'naming-intermediate',
    names({ permitted: ['klein.example'] }),
    'chain-name-not-allowed',
  ),
  constrained(
    'naming-host-is-no-subtree',
    names({ permitted: ['regio.example', '.klein.example'] }),
    'chain-name-not-allowed',
  ),
  constrained('naming-nobody', names({ permitted: [] }), 'chain-name-not-allowed'),
];

function about(name: string, fault: [JsonObject, JsonObject, ProblemCode]): BadChain {
  const [regionSays, landSays, reason] = fault;
  const chain = chainOf({ region: { claims: regionSays }, land: { claims: landSays } });
  return [name, 'what the subject is may not stand', chain, reason, 0];
}

const policy = (of: JsonObject): JsonObject => ({ metadata_policy: { nabij_node: of } });
const types = (...allowed: string[]): JsonObject => ({
  constraints: { allowed_entity_types: allowed },
});

const POLICIES: readonly (readonly [string, JsonObject, JsonObject])[] = [
  ['values-differ', { name: { value: 'a' } }, { name: { value: 'b' } }],
  ['defaults-differ', { town: { default: 'a' } }, { town: { default: 'b' } }],
  ['nothing-left', { role: { one_of: ['point'] } }, { role: { one_of: ['coordinator'] } }],
  ['value-not-among', { role: { one_of: ['point'] } }, { role: { value: 'coordinator' } }],
  ['added-not-allowed', { languages: { add: ['fr'] } }, { languages: { subset_of: ['nl'] } }],
  [
    'needed-not-allowed',
    { languages: { superset_of: ['fr'] } },
    { languages: { subset_of: ['nl'] } },
  ],
  ['one-of-with-sets', { languages: { one_of: ['fr'], add: ['fr'] } }, {}],
  ['null-and-essential', { town: { value: null } }, { town: { essential: true } }],
  ['null-and-default', { town: { value: null, default: 'x' } }, {}],
  ['operator-of-wrong-type', { languages: { add: 'nl' } }, {}],
  ['essential-of-wrong-type', { languages: { essential: 'true' } }, {}],
];

const METADATA: readonly (readonly [string, JsonObject])[] = [
  ['essential-missing', { town: { essential: true } }],
  ['one-of', { role: { one_of: ['coordinator'] } }],
  ['superset-of', { languages: { superset_of: ['de'] } }],
  ['no-array', { name: { add: ['x'] } }],
  ['breaks-the-form', { protocol_versions: { subset_of: ['2'] } }],
  ['takes-away-what-is-needed', { inbox: { value: null } }],
  ['inbox-elsewhere', { inbox: { value: 'https://evil.example/inbox' } }],
];

const notToStand: readonly BadChain[] = [
  about('entity-types-none', [{}, types(), 'chain-type-not-allowed']),
  about('entity-types-others', [types('openid_provider'), {}, 'chain-type-not-allowed']),
  about('entity-types-of-both', [types('nabij_node'), types('other'), 'chain-type-not-allowed']),
  ...POLICIES.map(([name, below, above]) =>
    about(`policy-${name}`, [policy(below), policy(above), 'chain-policy-invalid']),
  ),
  ...METADATA.map(([name, asked]) =>
    about(`metadata-${name}`, [{}, policy(asked), 'chain-metadata-invalid']),
  ),
  [
    'no-node',
    'the subject is no node of this protocol',
    chainOf({ leaf: { claims: { metadata: { openid_provider: {} } } } }),
    'chain-metadata-invalid',
    0,
  ],
  [
    'metadata-none',
    'the subject says nothing of itself',
    chainOf({ leaf: { claims: { metadata: undefined } } }),
    'chain-metadata-invalid',
    0,
  ],
  [
    'endpoint-elsewhere',
    'the subject sends others to a third machine',
    chainOf({
      leaf: {
        claims: {
          metadata: {
            nabij_node: nodeOf(TOWN),
            federation_entity: { federation_fetch_endpoint: 'https://evil.example/fetch' },
          },
        },
      },
    }),
    'chain-metadata-invalid',
    0,
  ],
];

/** Chains of good statements that do not lead from the subject to the anchor as they must. */
export const BAD_LINKS: readonly BadChain[] = [...notLinked, ...constraintsBroken, ...notToStand];
