import type { JsonObject } from '../canonical.ts';
import type { ProblemCode } from '../problem.ts';
import { LAND, TOWN } from './actors.ts';
import { BAD_STATEMENTS } from './bad-chain-cases.ts';
import { GOOD_CHAINS } from './good-chain-cases.ts';
import { BAD_KEY_SETS, GOOD_KEY_SETS, KEYS_AT, OLD_KEYS } from './historical-key-cases.ts';
import { BAD_LINKS, HIGHEST_CHAIN } from './refused-chain-cases.ts';
import { BAD_MARKS, GOOD_MARKS, MARK_ISSUERS, MARK_TYPE } from './trust-mark-cases.ts';
import { NOW, type Vector } from './vector.ts';

/** Whom the vectors trust. */
const ANCHORS: JsonObject[] = [{ entityId: LAND.entityId, keys: [{ ...LAND.publicJwk }] }];

type Named = readonly [name: string, description: string];

function chain(
  [name, description]: Named,
  statements: readonly string[],
  expected: JsonObject,
): Vector {
  return {
    name: `chain-${name}`,
    description,
    operation: 'verifyTrustChain',
    input: { chain: [...statements], subject: TOWN.entityId, anchors: ANCHORS },
    now: NOW,
    expected,
  };
}

const refused = (reason: ProblemCode): JsonObject => ({ verified: false, reason });

const chains: readonly Vector[] = [
  ...GOOD_CHAINS.map(([name, description, statements, expected]) =>
    chain([name, description], statements, { verified: true, ...expected }),
  ),
  chain(['eight-levels', 'as many levels as are taken'], HIGHEST_CHAIN, { verified: true }),
  ...[...BAD_STATEMENTS, ...BAD_LINKS].map(([name, description, statements, reason, at]) =>
    chain([name, description], statements, { ...refused(reason), at }),
  ),
];

function mark([name, description]: Named, jwt: string, expected: JsonObject): Vector {
  const input = { jwt, type: MARK_TYPE, subject: TOWN.entityId, issuers: MARK_ISSUERS };
  const operation = 'verifyTrustMark';
  return { name: `mark-${name}`, description, operation, input, now: NOW, expected };
}

const marks: readonly Vector[] = [
  ...GOOD_MARKS.map(([name, description, jwt]) =>
    mark([name, description], jwt, { verified: true }),
  ),
  ...BAD_MARKS.map(([name, description, jwt, reason]) =>
    mark([name, description], jwt, refused(reason)),
  ),
];

function keySet([name, description]: Named, jwt: string, expected: JsonObject): Vector {
  const input = { jwt, issuer: TOWN.entityId };
  const operation = 'verifyHistoricalKeys';
  return { name: `key-set-${name}`, description, operation, input, now: NOW, expected };
}

const keySets: readonly Vector[] = [
  ...GOOD_KEY_SETS.map(([name, description, jwt, keys]) =>
    keySet([name, description], jwt, { verified: true, keys }),
  ),
  ...BAD_KEY_SETS.map(([name, description, jwt, reason]) =>
    keySet([name, description], jwt, refused(reason)),
  ),
];

const keysAt: readonly Vector[] = KEYS_AT.map(([name, kid, at, reason, keys]) => ({
  name: `key-at-${name}`,
  description: 'whether an old key was good at that second',
  operation: 'historicalKeyAt',
  input: { keys: [...(keys ?? OLD_KEYS)], kid, at },
  now: NOW,
  expected: reason === undefined ? { ok: true } : { ok: false, reason },
}));

/** The vectors about trust. */
export const TRUST_VECTORS: readonly Vector[] = [...chains, ...marks, ...keySets, ...keysAt];
