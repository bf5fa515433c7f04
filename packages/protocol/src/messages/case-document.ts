import { canonicalize } from '../canonical.ts';
import { digestOf } from '../keys.ts';
import { readCanonical } from '../sealed/sealed-header.ts';
import { type HandoverCase, handoverCaseSchema, isWithinConsent } from './handover-case.ts';

/**
 * Under which handover and consent a document came.
 * @example const context: DocumentContext = { handover: ref, parts: ['STORY'] };
 */
export interface DocumentContext {
  /** The `ref` of the messages. */
  readonly handover: string;
  /** What may come: the `parts` of the consent in the offer. */
  readonly parts: readonly string[];
}

/**
 * The bytes of a case document, to be cut into parts.
 * @throws TypeError when the receiver would refuse it
 * @example splitStream(0, writeDocument(document, { handover, parts: consent.parts }))
 */
export function writeDocument(document: HandoverCase, context: DocumentContext): Uint8Array {
  const bytes = Buffer.from(canonicalize(document));
  if (!readDocument(bytes, context)) throw new TypeError('Not a case document for this handover');
  return bytes;
}

/**
 * Reads the bytes of stream 0. Undefined, so unreadable for good: another spelling or form, the
 * document of another handover, or a part of the case to which the reporter did not agree.
 * @example const document = readDocument(joined.bytes, { handover: ref, parts: consent.parts });
 */
export function readDocument(
  bytes: Uint8Array,
  { handover, parts }: DocumentContext,
): HandoverCase | undefined {
  const parsed = handoverCaseSchema.safeParse(readCanonical(bytes));
  if (!parsed.success) return undefined;
  const document = parsed.data;
  const fits = document.handover === handover && isWithinConsent(document, parts);
  const streams = (document.files ?? []).map(({ stream }) => stream);
  return fits && new Set(streams).size === streams.length ? document : undefined;
}

/**
 * Whether the bytes of a stream are the file that the document announced.
 * @example isAnnounced(document, 1, joined.bytes) // false: unreadable
 */
export function isAnnounced(document: HandoverCase, stream: number, bytes: Uint8Array): boolean {
  const file = document.files?.find((one) => one.stream === stream);
  return file?.bytes === bytes.byteLength && file.digest === digestOf(bytes);
}
