import { goodEnvelopes } from '../attacks/claims.ts';
import { envelopeAttacks } from '../attacks/envelope-attacks.ts';
import { claimsOf } from '../attacks/payloads.ts';
import { rawJws } from '../attacks/raw-jws.ts';
import { type FormCase, withMembers } from '../attacks/scene.ts';
import type { JsonObject, JsonValue } from '../canonical.ts';
import { digestOf } from '../keys.ts';
import type { ProblemCode } from '../problem.ts';
import { OTHER_TOWN, REGION, REMOVED, TOWN } from './actors.ts';
import { CANONICAL_CASES } from './canonical-cases.ts';
import { BAD_DIRECTORIES, GOOD_DIRECTORIES } from './directory-cases.ts';
import { BAD_CONFIGURATIONS, GOOD_CONFIGURATIONS } from './entity-cases.ts';
import { BAD_FACTS, GOOD_FACTS } from './entity-edge-cases.ts';
import { BAD_EDGES, GOOD_EDGES } from './envelope-edge-cases.ts';
import { POINT_VECTORS } from './point-vectors.ts';
import { BAD_QUARTERS, GOOD_QUARTERS, QUARTERS_AFTER_OTHERS } from './quarter-release-cases.ts';
import { ENVELOPES, HEADER, PAYLOAD, SCENE } from './raw-envelope.ts';
import { READING_VECTORS } from './reading-vectors.ts';
import { BAD_RECEIPTS, GOOD_RECEIPT, SENT } from './receipt-cases.ts';
import { TRUST_VECTORS } from './trust-vectors.ts';
import { NOW, type Vector } from './vector.ts';

const payloadOf = (compact: string): JsonObject =>
  JSON.parse(Buffer.from(compact.split('.')[1] ?? '', 'base64url').toString());

const refused = (reason: ProblemCode): JsonObject => ({ verified: false, reason });

function envelope([name, description, compact]: FormCase, expected: JsonObject): Vector {
  const input = { compact, audience: REGION.entityId };
  return {
    name: `envelope-${name}`,
    description,
    operation: 'verifyEnvelope',
    input,
    now: NOW,
    expected,
  };
}

const fromAPath: FormCase = [
  'issuer-with-path',
  'issuer whose address has a path',
  rawJws({
    header: withMembers(HEADER, { kid: OTHER_TOWN.kid }),
    payload: withMembers(PAYLOAD, { iss: OTHER_TOWN.entityId }),
    signer: OTHER_TOWN,
  }),
];

const fromRemoved: FormCase = [
  'issuer-removed',
  'issuer is no longer a member',
  claimsOf(ENVELOPES)({ iss: REMOVED }),
];

const envelopes: readonly Vector[] = [
  ...[...goodEnvelopes(ENVELOPES), fromAPath, ...GOOD_EDGES].map((each) => {
    const [, , compact] = each;
    const digest = digestOf(compact);
    return envelope(each, { verified: true, message: payloadOf(compact), digest });
  }),
  ...envelopeAttacks(SCENE).map(({ name, description, compact, expected }) =>
    envelope([name, description, compact], refused(expected)),
  ),
  envelope(fromRemoved, refused('issuer-removed')),
  ...BAD_EDGES.map(([name, description, compact, reason]) =>
    envelope([name, description, compact], refused(reason)),
  ),
];

function receipt([name, description, compact]: FormCase, expected: JsonObject): Vector {
  const input = { compact, sent: { ...SENT } };
  return {
    name: `receipt-${name}`,
    description,
    operation: 'verifyReceipt',
    input,
    now: NOW,
    expected,
  };
}

const receipts: readonly Vector[] = [
  receipt(['fitting', 'for the message that was sent', GOOD_RECEIPT], {
    verified: true,
    receipt: payloadOf(GOOD_RECEIPT),
  }),
  ...BAD_RECEIPTS.map(([name, description, compact, reason]) =>
    receipt([name, description, compact], refused(reason)),
  ),
];

function configuration([name, description, jwt]: FormCase, expected: JsonObject): Vector {
  return {
    name: `entity-${name}`,
    description,
    operation: 'verifyEntityConfiguration',
    input: { jwt, entityId: TOWN.entityId },
    now: NOW,
    expected,
  };
}

const configurations: readonly Vector[] = [
  ...[...GOOD_CONFIGURATIONS, ...GOOD_FACTS].map((each) =>
    configuration(each, { verified: true, kid: TOWN.kid }),
  ),
  ...[...BAD_CONFIGURATIONS, ...BAD_FACTS].map(([name, description, jwt, reason]) =>
    configuration([name, description, jwt], refused(reason)),
  ),
];

function directory([name, description, compact]: FormCase, expected: JsonObject): Vector {
  return {
    name: `directory-${name}`,
    description,
    operation: 'verifyDirectory',
    input: { compact, issuer: REGION.entityId },
    now: NOW,
    expected,
  };
}

const directories: readonly Vector[] = [
  ...GOOD_DIRECTORIES.map(([name, description, compact, entries]) =>
    directory([name, description, compact], { verified: true, entries }),
  ),
  ...BAD_DIRECTORIES.map(([name, description, compact, reason]) =>
    directory([name, description, compact], refused(reason)),
  ),
];

type ReleaseCase = readonly [name: string, description: string, release: JsonValue];

function quarter([name, description, value]: ReleaseCase, expected: JsonObject): Vector {
  return {
    name: `quarter-${name}`,
    description,
    operation: 'checkQuarterRelease',
    input: { release: value },
    now: name === 'last-second' ? '2026-10-01T00:00:00Z' : NOW,
    expected,
  };
}

const quarters: readonly Vector[] = [
  ...GOOD_QUARTERS.map((each) => quarter(each, { ok: true })),
  ...BAD_QUARTERS.map(([name, description, value, reason]) =>
    quarter([name, description, value], { ok: false, reason }),
  ),
  ...QUARTERS_AFTER_OTHERS.map(([name, description, value, { earlier, later }, reason]) => {
    const expected = reason === undefined ? { ok: true } : { ok: false, reason };
    const input = { release: value, earlier: [...earlier], later: [...later] };
    return { ...quarter([name, description, value], expected), input };
  }),
];

const canonical: readonly Vector[] = CANONICAL_CASES.map(([name, description, json, answer]) => ({
  name: `canonical-${name}`,
  description,
  operation: 'canonicalize',
  input: { json },
  now: NOW,
  expected: answer === null ? { error: true } : { canonical: answer },
}));

/** Every vector, as the files in `vectors/` say it. */
export const VECTORS: readonly Vector[] = [
  ...envelopes,
  ...receipts,
  ...configurations,
  ...directories,
  ...TRUST_VECTORS,
  ...quarters,
  ...canonical,
  ...POINT_VECTORS,
  ...READING_VECTORS,
];
