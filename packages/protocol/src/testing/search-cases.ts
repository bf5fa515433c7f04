import type { JsonObject } from '../canonical.ts';
import { ENTITY_CONFIGURATION_PATH } from '../entity-statement.ts';
import type { ProblemCode } from '../problem.ts';
import { subordinateStatementUrl } from '../trust/federation-endpoints.ts';
import { type Actor, LAND, OTHER_TOWN, REGION, TOWN } from './actors.ts';
import { configurationOf, coordinatorOf, statementOf } from './raw-chain.ts';

type Documents = { readonly [url: string]: string };

/** Name, what it is, what is at which address, and what is found with the region as anchor. */
export type SearchCase = readonly [
  name: string,
  description: string,
  documents: Documents,
  expected: JsonObject,
];

const hinted = (...superiors: Actor[]) => ({
  claims: { authority_hints: superiors.map(({ entityId }) => entityId) },
});
const self = ({ entityId }: Actor, jwt: string): Documents => ({
  [`${entityId}${ENTITY_CONFIGURATION_PATH}`]: jwt,
});
const stated = (by: Actor, of: Actor, jwt = statementOf(by, of)): Documents => ({
  [subordinateStatementUrl(`${by.entityId}/federation/fetch`, of.entityId)]: jwt,
});

const town = (...superiors: Actor[]) => self(TOWN, configurationOf(TOWN, hinted(...superiors)));
const region = self(REGION, coordinatorOf(REGION));
const under = (actor: Actor, ...superiors: Actor[]) =>
  self(actor, coordinatorOf(actor, hinted(...superiors)));

const refused = (reason: ProblemCode): JsonObject => ({ ok: false, reason });
const found = (...path: Actor[]): JsonObject => ({
  ok: true,
  path: path.map(({ entityId }) => entityId),
});

/** What a search along `authority_hints` finds. */
export const SEARCHES: readonly SearchCase[] = [
  [
    'one-level',
    'the anchor is named',
    { ...town(REGION), ...region, ...stated(REGION, TOWN) },
    found(TOWN, REGION),
  ],
  [
    'two-levels',
    'somebody between',
    {
      ...town(LAND),
      ...under(LAND, REGION),
      ...region,
      ...stated(LAND, TOWN),
      ...stated(REGION, LAND),
    },
    found(TOWN, LAND, REGION),
  ],
  [
    'anchor-first',
    'the anchor is tried before another that is named before it',
    {
      ...town(LAND, REGION),
      ...under(LAND, REGION),
      ...region,
      ...stated(LAND, TOWN),
      ...stated(REGION, LAND),
      ...stated(REGION, TOWN),
    },
    found(TOWN, REGION),
  ],
  [
    'second-way',
    'the first way does not answer, the second one holds',
    {
      ...town(REGION, LAND),
      ...under(LAND, REGION),
      ...region,
      ...stated(LAND, TOWN),
      ...stated(REGION, LAND),
    },
    found(TOWN, LAND, REGION),
  ],
  ['subject-silent', 'the subject does not answer', {}, refused('node-unreachable')],
  [
    'statement-missing',
    'the superior states nothing',
    { ...town(REGION), ...region },
    refused('node-unreachable'),
  ],
  [
    'about-another',
    'the superior answers with a statement about another',
    { ...town(REGION), ...region, ...stated(REGION, TOWN, statementOf(REGION, OTHER_TOWN)) },
    refused('chain-not-linked'),
  ],
  [
    'no-superior',
    'nobody is named',
    self(TOWN, configurationOf(TOWN)),
    refused('chain-anchor-unknown'),
  ],
  [
    'other-top',
    'a way that ends with somebody who is not trusted',
    { ...town(LAND), ...self(LAND, coordinatorOf(LAND)), ...stated(LAND, TOWN) },
    refused('chain-anchor-unknown'),
  ],
  [
    'loop',
    'a superior that names the subject as its own',
    { ...town(LAND), ...under(LAND, TOWN), ...stated(LAND, TOWN) },
    refused('chain-loop'),
  ],
  [
    'two-ways-fail',
    'two ways, and neither holds',
    { ...town(REGION, LAND), ...region, ...self(LAND, coordinatorOf(LAND)), ...stated(LAND, TOWN) },
    refused('chain-not-found'),
  ],
];
