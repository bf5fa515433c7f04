import type { JsonObject } from '../canonical.ts';
import { checkQuarterRelease } from '../counts/check.ts';
import type { QuarterRelease } from '../counts/release.ts';
import { fingerprint, type OkpJwk } from '../keys.ts';
import { SEALED_CONTENTS } from '../messages/open-message.ts';
import { joinParts, type Part } from '../messages/parts.ts';
import { type EncryptionJwk, encryptionKeyAt } from '../sealed/encryption-key.ts';
import { resolveTrustChain } from '../trust/resolve-chain.ts';
import type { TrustAnchor } from '../trust/trust-chain.ts';
import type { Operation } from './vector.ts';

/** What these vectors have as input, by their operation. */
interface ReadingInput {
  readonly jwk: OkpJwk;
  readonly keys: readonly EncryptionJwk[];
  readonly iat: number;
  readonly type: keyof typeof SEALED_CONTENTS;
  readonly content: JsonObject;
  readonly parts: readonly Part[];
  readonly subject: string;
  readonly anchors: readonly TrustAnchor[];
  readonly documents: { readonly [url: string]: string };
  readonly release: unknown;
  readonly earlier: readonly QuarterRelease[];
  readonly later: readonly QuarterRelease[];
}

/** What this implementation answers where something is read or chosen; undefined: not here. */
export function answerReading(
  operation: Operation,
  given: object,
  now: Date,
): object | Promise<object> | undefined {
  const input = given as ReadingInput;
  switch (operation) {
    case 'fingerprint':
      return { fingerprint: fingerprint(input.jwk) };
    case 'encryptionKeyAt':
      return { kid: encryptionKeyAt(input.keys, input.iat)?.kid ?? null };
    case 'readContent': {
      const { success } = SEALED_CONTENTS[input.type].safeParse(input.content);
      return success ? { ok: true } : { ok: false, reason: 'message-invalid' };
    }
    case 'joinParts':
      return answerParts(input);
    case 'resolveTrustChain':
      return answerSearch(input, now);
    default:
      return undefined;
  }
}

function answerParts({ parts }: ReadingInput): object {
  const joined = joinParts(parts);
  if (joined.state === 'broken') return { ok: false, reason: 'content-unreadable' };
  if (joined.state === 'missing') return { ok: true, missing: joined.indexes };
  return { ok: true, data: Buffer.from(joined.bytes).toString('base64url') };
}

async function answerSearch(input: ReadingInput, now: Date): Promise<object> {
  const { documents, subject, anchors } = input;
  const found = await resolveTrustChain(async (url) => documents[url], { subject, anchors, now });
  return found.resolved
    ? { ok: true, path: found.entity.path }
    : { ok: false, reason: found.reason };
}

/** Checks a release, alone or among others of the same point. */
export function answerRelease(given: object, now: Date): object {
  const { release, earlier = [], later = [] } = given as Partial<ReadingInput>;
  return checkQuarterRelease(release, now, { earlier, later });
}
