import { rawJws } from '../attacks/raw-jws.ts';
import { withMembers } from '../attacks/scene.ts';
import type { JsonObject, JsonValue } from '../canonical.ts';
import type { ProblemCode } from '../problem.ts';
import { type Actor, LAND, OTHER_TOWN, REGION, TOWN } from './actors.ts';
import { NOW_SECONDS } from './vector.ts';

type Members = Parameters<typeof withMembers>[1];
type KeySetCase = readonly [name: string, description: string, jwt: string];

const DAY = 86_400;

/** The first second of the window of every old key here, and the first one after it. */
const WINDOW = { iat: NOW_SECONDS - 90 * DAY, exp: NOW_SECONDS - 30 * DAY };

const old = (actor: Actor, members: JsonObject = {}): JsonObject => ({
  ...actor.publicJwk,
  kid: actor.kid,
  ...WINDOW,
  ...members,
});

/** When a key was taken back. */
const REVOKED_AT = NOW_SECONDS - 60 * DAY;

/** A key that ended, one that was followed by another, and one that got into other hands. */
export const OLD_KEYS: readonly JsonObject[] = [
  old(OTHER_TOWN),
  old(REGION, { revoked: { revoked_at: REVOKED_AT, reason: 'superseded' } }),
  old(LAND, { revoked: { revoked_at: REVOKED_AT, reason: 'compromised' } }),
];

const DOCUMENT: JsonObject = { iss: TOWN.entityId, iat: NOW_SECONDS - 60, keys: [...OLD_KEYS] };

function keySet(claims: Members = {}, by: { header?: Members; signer?: Actor } = {}): string {
  const { signer = TOWN } = by;
  const header = { alg: 'EdDSA', kid: TOWN.kid, typ: 'jwk-set+jwt' };
  const payload = withMembers(DOCUMENT, claims);
  return rawJws({ header: withMembers(header, by.header ?? {}), payload, signer });
}

/** Documents of the town that hold, and how many keys are in them. */
export const GOOD_KEY_SETS: readonly (readonly [...KeySetCase, keys: number])[] = [
  ['three-keys', 'one that ended and two that were taken back', keySet(), 3],
  ['no-keys', 'a node that never had another key', keySet({ keys: [] }), 0],
];

const withKeys = (...keys: JsonValue[]) => keySet({ keys });

/** Documents that say nothing of the town's keys. */
export const BAD_KEY_SETS: readonly (readonly [...KeySetCase, reason: ProblemCode])[] = [
  [
    'id-not-its-address',
    'the document of another node',
    keySet({ iss: REGION.entityId }, { header: { kid: REGION.kid }, signer: REGION }),
    'key-set-invalid',
  ],
  ['forged', 'signed with another key', keySet({}, { signer: REGION }), 'signature-invalid'],
  [
    'by-an-old-key',
    'signed with a key that is in it',
    keySet({}, { header: { kid: OTHER_TOWN.kid }, signer: OTHER_TOWN }),
    'key-unknown',
  ],
  ['in-future', 'issued 121 seconds ahead', keySet({ iat: NOW_SECONDS + 121 }), 'issued-in-future'],
  ['typ-jwt', 'typ JWT', keySet({}, { header: { typ: 'JWT' } }), 'key-set-invalid'],
  [
    'key-renamed',
    'a key that is not named by its thumbprint',
    withKeys(old(OTHER_TOWN, { kid: REGION.kid })),
    'key-set-invalid',
  ],
  [
    'key-twice',
    'one key with two windows',
    withKeys(old(OTHER_TOWN), old(OTHER_TOWN, { exp: NOW_SECONDS })),
    'key-set-invalid',
  ],
  [
    'key-without-end',
    'a key without an end',
    withKeys({ ...OTHER_TOWN.publicJwk, kid: OTHER_TOWN.kid, iat: WINDOW.iat }),
    'key-set-invalid',
  ],
  [
    'key-private',
    'a private key',
    withKeys(old(OTHER_TOWN, { d: OTHER_TOWN.privateJwk.d })),
    'key-set-invalid',
  ],
  [
    'key-ends-first',
    'a key that ends before it begins',
    withKeys(old(OTHER_TOWN, { exp: WINDOW.iat })),
    'key-set-invalid',
  ],
  ['empty', 'no bytes at all', '', 'key-set-invalid'],
];

const revokedAs = (revoked: JsonObject): JsonObject[] => [old(REGION, { revoked })];

/** Which key at what second, and whether it was good then; of these keys, or `OLD_KEYS`. */
export const KEYS_AT: readonly (readonly [
  name: string,
  kid: string,
  at: number,
  reason: ProblemCode | undefined,
  keys?: readonly JsonObject[],
])[] = [
  ['first-second', OTHER_TOWN.kid, WINDOW.iat, undefined],
  ['last-second', OTHER_TOWN.kid, WINDOW.exp - 1, undefined],
  ['before-window', OTHER_TOWN.kid, WINDOW.iat - 1, 'key-not-valid-then'],
  ['after-window', OTHER_TOWN.kid, WINDOW.exp, 'key-not-valid-then'],
  ['superseded-before', REGION.kid, REVOKED_AT - 1, undefined],
  ['superseded-after', REGION.kid, REVOKED_AT, 'key-not-valid-then'],
  ['compromised-before', LAND.kid, REVOKED_AT - 1, 'key-not-valid-then'],
  ['compromised-after', LAND.kid, REVOKED_AT, 'key-not-valid-then'],
  ['compromised-first-second', LAND.kid, WINDOW.iat, 'key-not-valid-then'],
  [
    'compromised-found-later',
    ...([REGION.kid, WINDOW.iat, 'key-not-valid-then'] as const),
    revokedAs({ revoked_at: NOW_SECONDS, reason: 'compromised' }),
  ],
  [
    'revoked-unspecified',
    ...([REGION.kid, WINDOW.iat, 'key-not-valid-then'] as const),
    revokedAs({ revoked_at: REVOKED_AT, reason: 'unspecified' }),
  ],
  [
    'revoked-without-reason',
    ...([REGION.kid, WINDOW.iat, 'key-not-valid-then'] as const),
    revokedAs({ revoked_at: REVOKED_AT }),
  ],
  [
    'revoked-new-reason',
    ...([REGION.kid, WINDOW.iat, 'key-not-valid-then'] as const),
    revokedAs({ revoked_at: REVOKED_AT, reason: 'a word of a later version' }),
  ],
  [
    'superseded-past-its-end',
    ...([REGION.kid, WINDOW.exp - 1, undefined] as const),
    revokedAs({ revoked_at: NOW_SECONDS, reason: 'superseded' }),
  ],
  ['unknown', TOWN.kid, WINDOW.iat, 'key-unknown'],
];
