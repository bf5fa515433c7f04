import type { JsonValue } from '../canonical.ts';

/** What a vector asks an implementation to do. */
export type Operation =
  | 'verifyEnvelope'
  | 'verifyReceipt'
  | 'verifyEntityConfiguration'
  | 'verifyDirectory'
  | 'verifyTrustChain'
  | 'verifyTrustMark'
  | 'verifyHistoricalKeys'
  | 'historicalKeyAt'
  | 'checkQuarterRelease'
  | 'openContent'
  | 'readMessage'
  | 'readDocument'
  | 'handover'
  | 'canonicalize'
  | 'fingerprint'
  | 'encryptionKeyAt'
  | 'readContent'
  | 'joinParts'
  | 'resolveTrustChain';

/** One case with its answer, as it stands in a JSON file that other implementations can run. */
export interface Vector {
  /** Name of the file, without its ending. */
  readonly name: string;
  readonly description: string;
  readonly operation: Operation;
  readonly input: { readonly [member: string]: JsonValue };
  readonly now: string;
  readonly expected: { readonly [member: string]: JsonValue };
}

/** The moment at which every vector happens unless it says otherwise. */
export const NOW = '2026-10-05T10:00:00Z';

/** {@link NOW} in whole seconds. */
export const NOW_SECONDS = Date.parse(NOW) / 1000;

/** Writes a vector the way it is stored. */
export function vectorJson({ name: _, ...content }: Vector): string {
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** Whether the answer of a vector is a refusal. */
export function isRefusal({ expected }: Pick<Vector, 'expected'>): boolean {
  const { verified, ok, opened, error } = expected;
  return verified === false || ok === false || opened === false || error === true;
}
