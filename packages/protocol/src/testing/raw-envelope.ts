import { canonicalize, type JsonObject } from '../canonical.ts';
import { type Actor, REGION, rawJws, TOWN } from './actors.ts';
import { NOW_SECONDS } from './vector.ts';

/** The header of a good envelope from the town. */
export const HEADER: JsonObject = { alg: 'EdDSA', kid: TOWN.kid, typ: 'nabij-release+jws' };

/** The payload of a good envelope from the town to the region. */
export const PAYLOAD: JsonObject = {
  iss: TOWN.entityId,
  aud: REGION.entityId,
  jti: '0b8e2d3c-7a4f-4c61-9d52-3f1e5a7b9c10',
  iat: NOW_SECONDS - 60,
  exp: NOW_SECONDS + 7 * 86_400,
  type: 'release',
  body: { version: 1 },
};

/** The header or the payload with other members; undefined takes a member away. */
export function withMembers(
  object: JsonObject,
  members: { readonly [name: string]: JsonObject[string] | undefined },
): JsonObject {
  const merged = { ...object, ...members };
  const kept = Object.entries(merged).filter((e): e is [string, JsonObject[string]] => {
    return e[1] !== undefined;
  });
  return Object.fromEntries(kept);
}

/** An envelope of the town that differs from a good one only in what is given; rightly signed. */
export function rawEnvelope(
  parts: {
    readonly header?: string | Uint8Array | JsonObject;
    readonly payload?: string | Uint8Array | JsonObject;
    readonly signer?: Actor;
  } = {},
): string {
  return rawJws({ header: HEADER, payload: PAYLOAD, signer: TOWN, ...parts });
}

/** The good payload with some of its JSON text replaced. */
export function payloadText(from: string | RegExp, to: string): string {
  const text = canonicalize(PAYLOAD);
  const changed = text.replace(from, () => to);
  if (changed === text) throw new Error(`Nothing to replace: ${from}`);
  return changed;
}
