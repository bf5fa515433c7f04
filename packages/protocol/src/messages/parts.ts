import { z } from 'zod';
import { decodeBase64url } from '../base64url.ts';
import { digestOf } from '../keys.ts';
import { digestSchema } from './text-forms.ts';

/**
 * The most bytes of content in one message: sealed and signed, it fits under the envelope cap.
 * @example const count = Math.ceil(bytes.byteLength / MAX_PART_BYTES);
 */
export const MAX_PART_BYTES = 98_304;

/** The most parts of one stream; with {@link MAX_PART_BYTES} that is 32 MiB and a little. */
const MAX_PARTS = 342;

/**
 * What a `handover-content` seals: one part of one stream. Stream 0 is the case document.
 * @example const part = partSchema.parse(opening.content);
 */
export const partSchema = z
  .strictObject({
    stream: z.int().min(0).max(64),
    index: z.int().min(0),
    count: z.int().min(1).max(MAX_PARTS),
    /** SHA-256 of the whole stream, base64url: the same in all of its parts. */
    digest: digestSchema,
    /** Base64url without padding; whole parts but the last one, which is not empty. */
    data: z.string().refine((text) => {
      const length = decodeBase64url(text)?.byteLength ?? 0;
      return length > 0 && length <= MAX_PART_BYTES;
    }),
  })
  .refine(({ index, count }) => index < count)
  .refine(({ index, count, data }) => index === count - 1 || lengthOf(data) === MAX_PART_BYTES);

/**
 * One part of one stream.
 * @example const isLast = (part: Part) => part.index === part.count - 1;
 */
export type Part = z.infer<typeof partSchema>;

/**
 * Cuts a stream into parts that fit into one message each.
 * @throws TypeError when it is empty or longer than 342 parts
 * @example splitStream(0, new TextEncoder().encode(canonicalize(document)))
 */
export function splitStream(stream: number, bytes: Uint8Array): Part[] {
  const count = Math.ceil(bytes.byteLength / MAX_PART_BYTES);
  if (count === 0 || count > MAX_PARTS) throw new TypeError('Not a stream that can be sent');
  const digest = digestOf(bytes);
  return Array.from({ length: count }, (_, index) => {
    const piece = bytes.subarray(index * MAX_PART_BYTES, (index + 1) * MAX_PART_BYTES);
    return { stream, index, count, digest, data: Buffer.from(piece).toString('base64url') };
  });
}

/**
 * What the parts that came make together.
 * @example
 * const bytesOf = (joined: Joined) => (joined.state === 'whole' ? joined.bytes : undefined);
 */
export type Joined =
  | { readonly state: 'missing'; readonly indexes: readonly number[] }
  | { readonly state: 'whole'; readonly bytes: Uint8Array }
  /** They contradict one another, or the digest: nothing that comes later can mend it. */
  | { readonly state: 'broken' };

/**
 * Puts the parts of one stream together, in whatever order and however often they came.
 * @example const joined = joinParts(parts); if (joined.state === 'whole') read(joined.bytes);
 */
export function joinParts(parts: readonly Part[]): Joined {
  const [first] = parts;
  if (!first) return { state: 'missing', indexes: [0] };
  const byIndex = new Map<number, string>();
  for (const { stream, index, count, digest, data } of parts) {
    const fits = stream === first.stream && count === first.count && digest === first.digest;
    if (!fits || (byIndex.get(index) ?? data) !== data) return { state: 'broken' };
    byIndex.set(index, data);
  }
  const all = Array.from({ length: first.count }, (_, index) => index);
  const indexes = all.filter((index) => !byIndex.has(index));
  if (indexes.length > 0) return { state: 'missing', indexes };
  const pieces = all.map((index) => Buffer.from(byIndex.get(index) ?? '', 'base64url'));
  const bytes = Buffer.concat(pieces);
  return digestOf(bytes) === first.digest ? { state: 'whole', bytes } : { state: 'broken' };
}

function lengthOf(data: string): number {
  return decodeBase64url(data)?.byteLength ?? 0;
}
