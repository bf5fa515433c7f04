import type { EncryptionJwk, NodeMetadata, OkpJwk, Signer } from '@nabij/protocol';
import type { Answer } from './wire.ts';

/** A node that is looked at from outside, and who looks. */
export interface Target {
  readonly entityId: string;
  readonly inbox: string;
  readonly role: NodeMetadata['role'];
  /** The keys that it states. */
  readonly keys: readonly OkpJwk[];
  /** What to seal for; none where it takes nothing that is sealed. */
  readonly encryptionKeys: readonly EncryptionJwk[];
  /** Where a superior answers about its members. */
  readonly endpoints: Readonly<Record<string, unknown>>;
  /** Milliseconds that its clock is ahead of ours, by its HTTP answers. */
  readonly aheadMs: number;
  /** Who is known to the node, if anybody lent a key; else a stranger. */
  readonly sender: Signer;
  /** What the sender is, by the key that was lent and what it states of itself. */
  readonly senderIs: 'stranger' | 'known' | 'point';
}

/** Who has to send: anybody, somebody whom the node knows, or such a point. */
export type Needs = 'anybody' | 'known' | 'point';

/** One thing that every node of the protocol does. */
export interface Case {
  readonly name: string;
  /** What has to come, for people. */
  readonly expected: string;
  readonly needs: Needs;
  /**
   * What came, in the same words as `expected` where it is right; undefined where it turns out
   * that it is not about this node.
   */
  run(target: Target): Promise<string | undefined>;
}

/** What came of a case. */
export interface Row extends Pick<Case, 'name' | 'expected' | 'needs'> {
  /** Undefined where it was not tried, because nobody was there to send it. */
  readonly answer: string | undefined;
  readonly holds: boolean;
}

const PROBLEM = 'application/problem+json';
const URN = 'urn:nabij:problem:';

/** An answer in a few words: the status, and the refusal, or what else is in it. */
export function said({ status, headers, body }: Answer): string {
  if (status === undefined) return 'no answer';
  const type = headers['content-type'] ?? 'no content type';
  if (status === 200) return `200 ${type}`;
  if (type !== PROBLEM) return `${status} ${type}`;
  return `${status} ${problemIn(body) ?? 'another problem'}`;
}

function problemIn(body: Buffer): string | undefined {
  try {
    const { type, status, title } = JSON.parse(body.toString()) as Record<string, unknown>;
    const isWhole = typeof status === 'number' && typeof title === 'string';
    const isOurs = typeof type === 'string' && type.startsWith(URN) && isWhole;
    return isOurs ? type.slice(URN.length).replace(/[^a-z0-9-]/g, '?') : undefined;
  } catch {
    return undefined;
  }
}
