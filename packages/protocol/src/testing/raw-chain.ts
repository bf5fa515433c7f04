import { rawJws } from '../attacks/raw-jws.ts';
import { withMembers } from '../attacks/scene.ts';
import type { JsonObject } from '../canonical.ts';
import { type Actor, LAND, REGION, TOWN } from './actors.ts';
import { NOW_SECONDS } from './vector.ts';

type Members = Parameters<typeof withMembers>[1];

/** What differs from a good statement. */
export interface Changed {
  readonly claims?: Members;
  readonly header?: Members;
  /** Who signs instead of the issuer, under the issuer's `kid` unless the header says otherwise. */
  readonly signer?: Actor;
}

/** A key the way statements state it. */
const stated = (actor: Actor): JsonObject => ({
  ...actor.publicJwk,
  kid: actor.kid,
  alg: 'EdDSA',
  use: 'sig',
});

/** `jwks` of these actors. */
export const jwksOf = (...actors: Actor[]): JsonObject => ({ keys: actors.map(stated) });

/** `metadata.nabij_node` of an actor. */
export function nodeOf({ entityId }: Actor, members: Members = {}): JsonObject {
  const node: JsonObject = {
    role: 'point',
    name: 'Meldpunt Klein',
    inbox: `${entityId}/federation/inbox`,
    municipalities: ['XX0001'],
    protocol_versions: ['1'],
    languages: ['nl', 'en'],
  };
  return withMembers(node, members);
}

/** The configuration of a point. */
export function configurationOf(actor: Actor, changed: Changed = {}): string {
  const claims = { jwks: jwksOf(actor), metadata: { nabij_node: nodeOf(actor) } };
  return signed({ iss: actor, sub: actor, exp: 86_340, claims }, changed);
}

/** The configuration of a coordinator. */
export function coordinatorOf(actor: Actor, changed: Changed = {}): string {
  const metadata = {
    nabij_node: nodeOf(actor, { role: 'coordinator', name: 'Regio', municipalities: [] }),
    federation_entity: { federation_fetch_endpoint: `${actor.entityId}/federation/fetch` },
  };
  const claims = { jwks: jwksOf(actor), metadata };
  return signed({ iss: actor, sub: actor, exp: 43_200, claims }, changed);
}

/** What a superior states of a subordinate. */
export function statementOf(iss: Actor, sub: Actor, changed: Changed = {}): string {
  return signed({ iss, sub, exp: 7200, claims: { jwks: jwksOf(sub) } }, changed);
}

interface Base {
  readonly iss: Actor;
  readonly sub: Actor;
  /** Seconds from now. */
  readonly exp: number;
  readonly claims: Members;
}

function signed({ iss, sub, exp, claims }: Base, changed: Changed): string {
  const times = { iat: NOW_SECONDS - 60, exp: NOW_SECONDS + exp };
  const base = withMembers({ iss: iss.entityId, sub: sub.entityId, ...times }, claims);
  const header: JsonObject = { alg: 'EdDSA', kid: iss.kid, typ: 'entity-statement+jwt' };
  return rawJws({
    header: withMembers(header, changed.header ?? {}),
    payload: withMembers(base, changed.claims ?? {}),
    signer: changed.signer ?? iss,
  });
}

/** The four statements of the chain from the town over the region to the land. */
export interface ChainParts {
  readonly leaf?: Changed;
  readonly region?: Changed;
  readonly land?: Changed;
  readonly anchor?: Changed;
}

/** A chain that differs from a good one only in what is given. */
export function chainOf({ leaf = {}, region, land, anchor }: ChainParts = {}): string[] {
  const claims = { authority_hints: [REGION.entityId], ...leaf.claims };
  return [
    configurationOf(TOWN, { ...leaf, claims }),
    statementOf(REGION, TOWN, region),
    statementOf(LAND, REGION, land),
    coordinatorOf(LAND, anchor),
  ];
}
