import type { ProblemCode } from '../problem.ts';
import { claimsRefused, goodEnvelopes } from './claims.ts';
import { algorithmNotAllowed, headerNotAllowed, typeUnknown } from './headers.ts';
import { malformed } from './malformed.ts';
import { nestedPayload, notCanonical } from './not-canonical.ts';
import { payloadInvalid } from './payloads.ts';
import { envelopesOf, type FormCase, type Scene } from './scene.ts';
import { keyUnknown, signatureInvalid } from './signatures.ts';

/**
 * Bytes that every inbox refuses, and how.
 * @example const attack: EnvelopeAttack | undefined = envelopeAttacks(scene)[0];
 */
export interface EnvelopeAttack {
  /** Stable; with `envelope-` before it, it is the name of a vector. */
  readonly name: string;
  readonly description: string;
  readonly compact: string;
  readonly expected: ProblemCode;
  /** Whether the answer is this one only where the node knows the key of the sender. */
  readonly needsSender: boolean;
}

/**
 * Every bad envelope of the vectors, made for one node and one moment. What differs from a good
 * one is what the case is about; the rest is as it must be, and rightly signed.
 *
 * @param scene whose envelopes they are, for whom, and what the clock says there
 * @example envelopeAttacks(scene).filter(({ needsSender }) => !needsSender)
 */
export function envelopeAttacks(scene: Scene): EnvelopeAttack[] {
  const it = envelopesOf(scene);
  const all = (cases: readonly FormCase[], expected: ProblemCode, needsSender: boolean) =>
    cases.map(([name, description, compact]) => {
      return { name, description, compact, expected, needsSender };
    });
  return [
    ...all(malformed(it), 'envelope-malformed', false),
    ...all(notCanonical(it), 'envelope-not-canonical', false),
    ...all(algorithmNotAllowed(it), 'algorithm-not-allowed', false),
    ...all(headerNotAllowed(it), 'header-not-allowed', false),
    ...all(typeUnknown(it), 'type-unknown', false),
    ...all(payloadInvalid(it), 'payload-invalid', false),
    ...all(keyUnknown(it), 'key-unknown', true),
    ...all(signatureInvalid(it), 'signature-invalid', true),
    ...claimsRefused(it).flatMap(([name, description, compact, expected]) =>
      all([[name, description, compact]], expected, expected !== 'issuer-unknown'),
    ),
  ];
}

/**
 * Envelopes of unusual form that are good: only what is in their body may be refused.
 *
 * @example soundEnvelopes(scene).map(({ name }) => name) // ['minimal', 'with-ref-and-seq', …]
 */
export function soundEnvelopes(
  scene: Scene,
): Pick<EnvelopeAttack, 'name' | 'description' | 'compact'>[] {
  return goodEnvelopes(envelopesOf(scene)).map(([name, description, compact]) => {
    return { name, description, compact };
  });
}

/**
 * A rightly signed envelope that nests so deep; more than 16 is refused.
 *
 * @example deepEnvelope(scene, 10_000)
 */
export function deepEnvelope(scene: Scene, depth: number): string {
  const it = envelopesOf(scene);
  return it.rawEnvelope({ payload: nestedPayload(it, depth) });
}
