import {
  type HandoverCase,
  type HandoverOffer,
  isCode,
  MAX_PART_BYTES,
  monthOf,
  writeDocument,
} from '@nabij/protocol';
import type { SignedIn } from '../access/sign-in/session.ts';
import { isPossible } from '../cases/consents/consent.ts';
import { type OpenCase, openCaseFor } from '../cases/read.ts';
import { Refusal } from '../system/problem.ts';
import type { HandoverDeps } from './dependencies.ts';
import { type Content, contentOf } from './document.ts';
import { earlierOf } from './earlier.ts';
import { knownPoint } from './points.ts';

const MOST_PARTS = 342;
const MOST_FILES = 64;
const MOST_BYTES = 268_435_456;

export type Preview = HandoverOffer['preview'];

/** What would go, as somebody sees it before it goes. */
export interface Previewed {
  readonly preview: Preview;
  readonly document: HandoverCase;
  readonly files: { readonly name: string; readonly bytes: number; readonly mediaType: string }[];
  readonly bytes: number;
  readonly tooLarge: boolean;
}

/**
 * Shows exactly what would be sealed, but for the key by which the reporter's code opens it there.
 * @throws Refusal not-found, not-let-in; not-joined; anonymous-no-contact
 */
export async function previewHandover(
  deps: HandoverDeps,
  { who, caseId }: { who: SignedIn; caseId: string },
  { to, parts }: { to: string; parts: readonly string[] },
): Promise<Previewed> {
  const { db, entityId } = deps;
  await knownPoint(deps, to);
  const open = await openCaseFor(db, who, caseId);
  if (!isPossible('SHARE_AGENCY', open.filing.anonymity)) throw new Refusal('anonymous-no-contact');
  const earlier = await earlierOf(db, { caseId, entityId });
  const handover = caseId;
  const content = await contentOf(db, open, { handover, parts, earlier, counted: [] });
  const { document, files } = content;
  const streams = streamsOf(content, parts);
  const { code, ...rest } = document;
  return {
    preview: previewOf(open, content, streams),
    document: { ...rest, ...(code ? { code: { lookup: code.lookup } } : {}) },
    files: files.map(({ name, bytes, mediaType }) => ({ name, bytes: bytes.length, mediaType })),
    bytes: bytesIn(streams),
    tooLarge: isTooLarge(streams),
  };
}

/** The bytes of each stream: the document first, then the files. @throws TypeError */
export function streamsOf({ document, files }: Content, parts: readonly string[]): Uint8Array[] {
  const bytes = writeDocument(document, { handover: document.handover, parts });
  return [bytes, ...files.map((file) => file.bytes)];
}

/** Codes and sizes: what the other point sees before it has the case. */
export function previewOf(
  { case: it, filing }: OpenCase,
  { files }: Content,
  streams: readonly Uint8Array[],
): Preview {
  const { request, language } = filing;
  return {
    subject: it.subject,
    ...(isCode('request_type', request) ? { request } : {}),
    language,
    received: monthOf(it.receivedAt),
    files: files.length,
    bytes: bytesIn(streams),
  };
}

/** Whether it is more than one handover carries. */
export function isTooLarge(streams: readonly Uint8Array[]): boolean {
  const [document, ...files] = streams;
  const isLong = (bytes: Uint8Array) => bytes.length > MOST_PARTS * MAX_PART_BYTES;
  const isMuch = files.length > MOST_FILES || bytesIn(streams) > MOST_BYTES;
  return isMuch || document === undefined || streams.some(isLong);
}

function bytesIn(streams: readonly Uint8Array[]): number {
  return streams.reduce((sum, bytes) => sum + bytes.length, 0);
}
