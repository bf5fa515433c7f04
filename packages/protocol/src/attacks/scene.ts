import { canonicalize, type JsonObject } from '../canonical.ts';
import { rawJws, type Signer, signInput } from './raw-jws.ts';

/**
 * Who attacks whom, and when.
 * @example
 * const scene: Scene = { sender, other, encryptionKid, audience, now, slack: 60, jti, ref };
 */
export interface Scene {
  /** Whose name the messages bear. */
  readonly sender: Signer;
  /** Somebody else, with another key. */
  readonly other: Signer;
  /** The `kid` of the key with which the sender opens what is sealed for it. */
  readonly encryptionKid: string;
  /** Entity id of the node that is attacked. */
  readonly audience: string;
  /** What the clock of that node says, in whole seconds. */
  readonly now: number;
  /** Seconds by which {@link now} may be wrong when the message arrives; below 120. */
  readonly slack: number;
  /** UUIDs: of the messages, and of what those with a `ref` are about. */
  readonly jti: string;
  readonly ref: string;
}

/** Name, what it is, the bytes. */
export type FormCase = readonly [name: string, description: string, compact: string];

interface RawParts {
  readonly header?: string | Uint8Array | JsonObject;
  readonly payload?: string | Uint8Array | JsonObject;
  readonly signer?: Signer;
}

/** A good envelope of a scene, and how to make others that differ from it. */
export interface Envelopes {
  readonly scene: Scene;
  readonly HEADER: JsonObject;
  readonly PAYLOAD: JsonObject;
  /** An envelope that differs from a good one only in what is given; rightly signed. */
  rawEnvelope(parts?: RawParts): string;
  /** The good payload with some of its JSON text replaced. */
  payloadText(from: string | RegExp, to: string): string;
  /** Two segments, signed as they stand. */
  signed(input: string): string;
}

/** The good envelope of a scene. */
export function envelopesOf(scene: Scene): Envelopes {
  const { sender, audience, now, jti } = scene;
  const HEADER: JsonObject = { alg: 'EdDSA', kid: sender.kid, typ: 'nabij-release+jws' };
  const PAYLOAD: JsonObject = {
    iss: sender.entityId,
    aud: audience,
    jti,
    iat: now - 60,
    exp: now + 7 * 86_400,
    type: 'release',
    body: { version: 1 },
  };
  return {
    ...{ scene, HEADER, PAYLOAD },
    rawEnvelope: (parts = {}) =>
      rawJws({ header: HEADER, payload: PAYLOAD, signer: sender, ...parts }),
    payloadText: (from, to) => {
      const text = canonicalize(PAYLOAD);
      const changed = text.replace(from, () => to);
      if (changed === text) throw new Error(`Nothing to replace: ${from}`);
      return changed;
    },
    signed: (input) => signInput(input, sender),
  };
}

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
