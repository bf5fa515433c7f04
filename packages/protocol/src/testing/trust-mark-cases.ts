import { rawJws } from '../attacks/raw-jws.ts';
import { withMembers } from '../attacks/scene.ts';
import type { JsonObject } from '../canonical.ts';
import type { ProblemCode } from '../problem.ts';
import { type Actor, LAND, OTHER_TOWN, REGION, TOWN } from './actors.ts';
import { NOW_SECONDS } from './vector.ts';

type Members = Parameters<typeof withMembers>[1];
type MarkCase = readonly [name: string, description: string, jwt: string];

/** The kind of mark that the town shows. */
export const MARK_TYPE = 'https://land.example/marks/trained';

/** A kind of which anybody may issue a mark. */
const OPEN_TYPE = 'urn:nabij:mark:open';

/** Whose marks hold. */
export const MARK_ISSUERS: JsonObject = { [MARK_TYPE]: [REGION.entityId], [OPEN_TYPE]: [] };

const MARK: JsonObject = {
  iss: REGION.entityId,
  sub: TOWN.entityId,
  trust_mark_type: MARK_TYPE,
  iat: NOW_SECONDS - 60,
  exp: NOW_SECONDS + 90 * 86_400,
};

function mark(claims: Members = {}, by: { header?: Members; signer?: Actor } = {}): string {
  const { signer = REGION } = by;
  const header = { alg: 'EdDSA', kid: signer.kid, typ: 'trust-mark+jwt' };
  const payload = withMembers(MARK, claims);
  return rawJws({ header: withMembers(header, by.header ?? {}), payload, signer });
}

/** Marks of the town that hold. */
export const GOOD_MARKS: readonly MarkCase[] = [
  ['plain', 'issued by who may', mark()],
  ['with-more', 'a claim for people beside', mark({ ref: 'https://regio.example/about' })],
];

/** Marks that say nothing about the town. */
export const BAD_MARKS: readonly (readonly [...MarkCase, reason: ProblemCode])[] = [
  [
    'wrong-issuer',
    'issued by somebody whose marks of this kind do not hold',
    mark({ iss: LAND.entityId }, { signer: LAND }),
    'trust-mark-issuer-wrong',
  ],
  [
    'issued-to-oneself',
    'issued by whoever shows it',
    mark({ iss: TOWN.entityId }, { signer: TOWN }),
    'trust-mark-issuer-wrong',
  ],
  ['wrong-subject', 'of another town', mark({ sub: OTHER_TOWN.entityId }), 'trust-mark-invalid'],
  ['wrong-type', 'of another kind', mark({ trust_mark_type: OPEN_TYPE }), 'trust-mark-invalid'],
  ['expired', 'expired this second', mark({ exp: NOW_SECONDS }), 'expired'],
  ['no-end', 'without an end', mark({ exp: undefined }), 'trust-mark-invalid'],
  ['in-future', 'issued 121 seconds ahead', mark({ iat: NOW_SECONDS + 121 }), 'issued-in-future'],
  [
    'key-of-another',
    'signed with a key of another node',
    mark({}, { signer: TOWN }),
    'key-unknown',
  ],
  [
    'forged',
    'signed with another key under the right name',
    mark({}, { header: { kid: REGION.kid }, signer: TOWN }),
    'signature-invalid',
  ],
  [
    'typ-statement',
    'typ of a statement',
    mark({}, { header: { typ: 'entity-statement+jwt' } }),
    'trust-mark-invalid',
  ],
  ['alg-none', 'alg none', mark({}, { header: { alg: 'none' } }), 'trust-mark-invalid'],
  ['delegated', 'in the name of an owner', mark({ delegation: 'a.b.c' }), 'trust-mark-invalid'],
  ['crit', 'a claim that must be understood', mark({ crit: ['x'], x: 1 }), 'trust-mark-invalid'],
  ['empty', 'no bytes at all', '', 'trust-mark-invalid'],
];
