import { rawJws } from '../attacks/raw-jws.ts';
import { withMembers } from '../attacks/scene.ts';
import type { JsonObject } from '../canonical.ts';
import type { ProblemCode } from '../problem.ts';
import { type Actor, OTHER_TOWN, REGION, TOWN } from './actors.ts';
import { NOW_SECONDS } from './vector.ts';

type Members = Parameters<typeof withMembers>[1];

const HEADER: JsonObject = { alg: 'EdDSA', kid: REGION.kid, typ: 'nabij-directory+jwt' };

const ENTRY: JsonObject = {
  entity_id: TOWN.entityId,
  name: 'Meldpunt Klein',
  town: 'Klein',
  address: 'Kerksteeg 2, Klein',
  hours: 'dinsdag 9.00–12.00 uur',
  phone: '0999 00 01 01',
  country: 'NL',
  places: ['Kleinerbroek', "'s-Kleinwijk"],
  postcodes: [
    [1200, 1299],
    [1310, 1310],
  ],
  municipalities: ['XX0001'],
  languages: ['nl', 'ar'],
  people: [{ name: 'Geeske', line: 'Ik help bij klachten over zorg.' }],
  stated_at: NOW_SECONDS - 3600,
};

const LEAST: JsonObject = {
  entity_id: OTHER_TOWN.entityId,
  name: 'Meldpunt Middel',
  municipalities: [],
  languages: [],
};

const DIRECTORY: JsonObject = {
  iss: REGION.entityId,
  iat: NOW_SECONDS - 60,
  exp: NOW_SECONDS + 86_340,
  entries: [ENTRY, LEAST],
};

interface Parts {
  readonly claims?: Members;
  readonly header?: Members;
  readonly signer?: Actor;
}

function directory({ claims = {}, header = {}, signer = REGION }: Parts = {}): string {
  const payload = withMembers(DIRECTORY, claims);
  return rawJws({ header: withMembers(HEADER, header), payload, signer });
}

const entry = (members: Members) =>
  directory({ claims: { entries: [withMembers(ENTRY, members)] } });

type DirectoryCase = readonly [name: string, description: string, compact: string];

/** Directories that a point may show. */
export const GOOD_DIRECTORIES: readonly (readonly [...DirectoryCase, entries: number])[] = [
  ['two-points', 'one point with all that it can say, one with the least', directory(), 2],
  ['no-points', 'a network without points', directory({ claims: { entries: [] } }), 0],
  [
    'encryption-keys',
    'a point with a key to seal for',
    entry({
      encryption_keys: [{ ...TOWN.encryption.publicJwk, kid: TOWN.encryption.kid, use: 'enc' }],
    }),
    1,
  ],
  ['member-of-later', 'an entry with a member that nobody knows yet', entry({ lift: 'yes' }), 1],
];

/** Directories that nobody may show. */
export const BAD_DIRECTORIES: readonly (readonly [...DirectoryCase, reason: ProblemCode])[] = [
  ['empty', 'no bytes at all', '', 'envelope-malformed'],
  ['alg-none', 'alg none', directory({ header: { alg: 'none' } }), 'algorithm-not-allowed'],
  ['header-crit', 'crit', directory({ header: { crit: ['x'], x: 1 } }), 'header-not-allowed'],
  ['typ-jwt', 'typ JWT', directory({ header: { typ: 'JWT' } }), 'type-unknown'],
  ['not-canonical', 'a line break after it', `${directory()}\n`, 'envelope-not-canonical'],
  [
    'by-a-member',
    'signed by a member under its own name',
    directory({
      claims: { iss: TOWN.entityId },
      header: { kid: TOWN.kid },
      signer: TOWN,
    }),
    'payload-invalid',
  ],
  ['forged', 'signed by another key', directory({ signer: TOWN }), 'signature-invalid'],
  [
    'key-of-a-member',
    'signed by a member in the name of the coordinator',
    directory({ header: { kid: TOWN.kid }, signer: TOWN }),
    'key-unknown',
  ],
  ['expired', 'expired this second', directory({ claims: { exp: NOW_SECONDS } }), 'expired'],
  [
    'issued-in-future',
    'issued 121 seconds ahead',
    directory({ claims: { iat: NOW_SECONDS + 121 } }),
    'issued-in-future',
  ],
  [
    'lifetime-too-long',
    'good for more than a week',
    directory({ claims: { exp: NOW_SECONDS + 7 * 86_400 } }),
    'lifetime-too-long',
  ],
  ['member-unknown', 'a claim too many', directory({ claims: { x: 1 } }), 'payload-invalid'],
  [
    'point-twice',
    'one point twice',
    directory({ claims: { entries: [ENTRY, ENTRY] } }),
    'payload-invalid',
  ],
  ['name-empty', 'a point without a name', entry({ name: '' }), 'payload-invalid'],
  ['name-turned', 'a name that turns the line', entry({ name: 'a\u202eb' }), 'payload-invalid'],
  ['address-escape', 'an escape in an address', entry({ address: 'a\u001bb' }), 'payload-invalid'],
  [
    'language-tag-broken',
    'a language with two regions',
    entry({ languages: ['nl-AB-CD'] }),
    'payload-invalid',
  ],
  [
    'encryption-key-misnamed',
    'a key to seal for under the name of another one',
    entry({
      encryption_keys: [
        { ...TOWN.encryption.publicJwk, kid: OTHER_TOWN.encryption.kid, use: 'enc' },
      ],
    }),
    'payload-invalid',
  ],
  [
    'postcodes-upside-down',
    'a range from high to low',
    entry({ postcodes: [[2, 1]] }),
    'payload-invalid',
  ],
  [
    'entity-id-script',
    'an address that runs',
    entry({ entity_id: 'javascript:1' }),
    'payload-invalid',
  ],
];
