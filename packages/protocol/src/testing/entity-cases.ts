import { rawJws } from '../attacks/raw-jws.ts';
import { withMembers } from '../attacks/scene.ts';
import type { JsonObject } from '../canonical.ts';
import type { ProblemCode } from '../problem.ts';
import { type Actor, OTHER_TOWN, REGION, TOWN } from './actors.ts';
import { NOW_SECONDS } from './vector.ts';

type Members = Parameters<typeof withMembers>[1];

const HEADER: JsonObject = { alg: 'EdDSA', kid: TOWN.kid, typ: 'entity-statement+jwt' };
const KEY: JsonObject = { ...TOWN.publicJwk, kid: TOWN.kid, alg: 'EdDSA', use: 'sig' };

const NODE: JsonObject = {
  role: 'point',
  name: 'Meldpunt Klein',
  inbox: `${TOWN.entityId}/federation/inbox`,
  municipalities: ['XX0001'],
  population: 3000,
  protocol_versions: ['1'],
  languages: ['nl', 'en'],
};

const CONFIGURATION: JsonObject = {
  iss: TOWN.entityId,
  sub: TOWN.entityId,
  iat: NOW_SECONDS - 60,
  exp: NOW_SECONDS + 86_340,
  jwks: { keys: [KEY] },
  metadata: { nabij_node: NODE },
};

interface Parts {
  readonly claims?: Members;
  readonly header?: Members;
  readonly signer?: Actor;
}

function statement({ claims = {}, header = {}, signer = TOWN }: Parts = {}): string {
  const payload = withMembers(CONFIGURATION, claims);
  return rawJws({ header: withMembers(HEADER, header), payload, signer });
}

/** The key to seal for of the town. */
export const SEALS: JsonObject = {
  ...TOWN.encryption.publicJwk,
  kid: TOWN.encryption.kid,
  use: 'enc',
};
const SEALED_BEFORE: JsonObject = {
  ...OTHER_TOWN.encryption.publicJwk,
  kid: OTHER_TOWN.encryption.kid,
  use: 'enc',
  exp: NOW_SECONDS,
};

/** A configuration with other facts about the node. */
export const node = (members: Members) =>
  statement({ claims: { metadata: { nabij_node: withMembers(NODE, members) } } });
const keys = (...all: JsonObject[]) => statement({ claims: { jwks: { keys: all } } });

/** Name, what it is, the configuration. */
export type EntityCase = readonly [name: string, description: string, compact: string];

/** Configurations that prove who answers. */
export const GOOD_CONFIGURATIONS: readonly EntityCase[] = [
  ['point', 'a point without a superior', statement()],
  [
    'with-superior-and-strangers',
    'a superior named, claims and metadata of other protocols beside ours',
    statement({
      claims: {
        authority_hints: [REGION.entityId],
        trust_marks: [],
        metadata: { nabij_node: { ...NODE, operator: 'x' }, federation_entity: { contacts: [] } },
      },
    }),
  ],
  [
    'two-keys',
    'a second key beside the one that signed',
    keys({ ...OTHER_TOWN.publicJwk, kid: OTHER_TOWN.kid }, KEY),
  ],
  [
    'with-encryption-keys',
    'a key to seal for, and one whose window is over',
    node({ encryption_keys: [SEALS, SEALED_BEFORE] }),
  ],
  [
    'with-all-facts',
    'a point that says everything by which people find it',
    node({
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
      people: [{ name: 'Geeske', line: 'Ik help bij klachten over zorg.' }],
    }),
  ],
];

const renamed = { ...KEY, kid: 'key-1' };
const encryption = (...all: JsonObject[]) => node({ encryption_keys: all });

/** Configurations that prove nothing. */
export const BAD_CONFIGURATIONS: readonly (readonly [...EntityCase, reason: ProblemCode])[] = [
  ['empty', 'no bytes at all', '', 'entity-statement-invalid'],
  ['typ-jwt', 'typ JWT', statement({ header: { typ: 'JWT' } }), 'entity-statement-invalid'],
  ['alg-none', 'alg none', statement({ header: { alg: 'none' } }), 'entity-statement-invalid'],
  [
    'header-jwk',
    'a key in the header',
    statement({ header: { jwk: KEY } }),
    'entity-statement-invalid',
  ],
  [
    'not-canonical',
    'line break after the statement',
    `${statement()}\n`,
    'entity-statement-invalid',
  ],
  [
    'other-address',
    'the configuration of another node',
    statement({ claims: { iss: REGION.entityId, sub: REGION.entityId } }),
    'entity-statement-invalid',
  ],
  [
    'about-another',
    'a statement about another node',
    statement({ claims: { sub: REGION.entityId } }),
    'entity-statement-invalid',
  ],
  [
    'forged',
    'signed by another key under the stated kid',
    statement({ signer: OTHER_TOWN }),
    'signature-invalid',
  ],
  [
    'key-not-stated',
    'signed by a key that it does not state',
    statement({ header: { kid: OTHER_TOWN.kid }, signer: OTHER_TOWN }),
    'key-unknown',
  ],
  [
    'kid-not-thumbprint',
    'kid is not the thumbprint',
    statement({ header: { kid: 'key-1' }, claims: { jwks: { keys: [renamed] } } }),
    'key-unknown',
  ],
  [
    'kid-twice',
    'two keys of the same kid',
    keys(KEY, { ...OTHER_TOWN.publicJwk, kid: TOWN.kid }),
    'key-unknown',
  ],
  [
    'private-key-published',
    'a private key among the keys',
    keys({ ...TOWN.privateJwk, kid: TOWN.kid }),
    'key-unknown',
  ],
  [
    'key-other-curve',
    'key of another curve',
    keys({ kty: 'OKP', crv: 'X25519', x: TOWN.publicJwk.x, kid: TOWN.kid }),
    'key-unknown',
  ],
  [
    'encryption-key-to-sign',
    'a key to seal for that signs',
    encryption({ ...SEALS, use: 'sig' }),
    'entity-statement-invalid',
  ],
  [
    'encryption-key-private',
    'the private half of a key to seal for',
    encryption({ ...SEALS, ...TOWN.encryption.privateJwk }),
    'entity-statement-invalid',
  ],
  [
    'encryption-key-small-order',
    'a key with which everybody can open',
    encryption({ ...SEALS, x: 'A'.repeat(43), kid: 'pQ_Ju9rGrY8r8y1U2Bwe6AFT24F9FYzKVORewAA-TF8' }),
    'entity-statement-invalid',
  ],
  [
    'encryption-key-misnamed',
    'a kid that is not its thumbprint',
    encryption({ ...SEALS, kid: KEY.kid ?? '' }),
    'entity-statement-invalid',
  ],
  [
    'encryption-keys-five',
    'five keys to seal for',
    encryption(SEALS, SEALS, SEALS, SEALS, SEALS),
    'entity-statement-invalid',
  ],
  ['encryption-keys-none', 'an empty list', encryption(), 'entity-statement-invalid'],
  ['no-keys', 'no keys', keys(), 'entity-statement-invalid'],
  [
    'seventeen-keys',
    'more than sixteen keys',
    keys(...Array.from({ length: 17 }, () => KEY)),
    'entity-statement-invalid',
  ],
  ['expired', 'expired this second', statement({ claims: { exp: NOW_SECONDS } }), 'expired'],
  [
    'exp-before-iat',
    'ends before it begins',
    statement({ claims: { iat: NOW_SECONDS + 100, exp: NOW_SECONDS + 50 } }),
    'expired',
  ],
  [
    'issued-in-future',
    'issued 121 seconds ahead',
    statement({ claims: { iat: NOW_SECONDS + 121 } }),
    'issued-in-future',
  ],
  [
    'crit-unknown',
    'a claim that must be understood and is not',
    statement({ claims: { crit: ['x'], x: 1 } }),
    'entity-statement-invalid',
  ],
  [
    'thousand-hints',
    'a thousand superiors',
    statement({
      claims: { authority_hints: Array.from({ length: 1000 }, (_, i) => `https://r${i}.example`) },
    }),
    'entity-statement-invalid',
  ],
  [
    'inbox-elsewhere',
    'inbox on another host',
    node({ inbox: 'https://klein.example.evil.example/inbox' }),
    'entity-statement-invalid',
  ],
  [
    'inbox-above',
    'inbox that a program finds beside the entity id',
    node({ inbox: `${TOWN.entityId}/%2e%2e/inbox` }),
    'entity-statement-invalid',
  ],
  [
    'node-missing',
    'no metadata of a node',
    statement({ claims: { metadata: {} } }),
    'entity-statement-invalid',
  ],
  [
    'role-unknown',
    'a role that nobody declared',
    node({ role: 'oracle' }),
    'entity-statement-invalid',
  ],
  [
    'version-missing',
    'does not speak version 1',
    node({ protocol_versions: ['2'] }),
    'entity-statement-invalid',
  ],
  ['name-empty', 'no name', node({ name: ' ' }), 'entity-statement-invalid'],
  [
    'name-escape',
    'a name that rewrites a terminal',
    node({ name: 'a\u001bb' }),
    'entity-statement-invalid',
  ],
  [
    'hours-escape',
    'an escape in the opening hours',
    node({ hours: 'a\u001bb' }),
    'entity-statement-invalid',
  ],
  [
    'places-too-many',
    'more villages than are taken',
    node({ places: Array.from({ length: 201 }, (_, at) => `Dorp ${at}`) }),
    'entity-statement-invalid',
  ],
  [
    'person-without-line',
    'somebody who does not say what for',
    node({ people: [{ name: 'Geeske' }] }),
    'entity-statement-invalid',
  ],
];
