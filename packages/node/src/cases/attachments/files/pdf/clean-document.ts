import { createHash } from 'node:crypto';
import {
  EncryptedPDFError,
  ParseSpeeds,
  PDFCatalog,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFRawStream,
  PDFStreamWriter,
  PDFWriter,
} from '@cantoo/pdf-lib';
import { NotCleanable } from '../not-cleanable.ts';
import { cleanImage } from './clean-image.ts';
import { reachable } from './reachable.ts';
import { boundUnpacking } from './unpacking.ts';

boundUnpacking();

/**
 * Writes a PDF anew with only what its pages need. Gone are who made it, when and with what
 * (ISO 32000-1 §14.3), older versions of its parts, and files and scripts within it: nobody opens
 * it inside the node, but a worker will, and there a script would run. Text and pages stay. The
 * same file always gives the same bytes. To be run where it may take long, and end
 * (`clean-apart.ts`).
 * @throws NotCleanable locked if it has a password; Error if it cannot be followed
 */
export async function cleanDocument(bytes: Uint8Array): Promise<Uint8Array> {
  const context = await read(bytes);
  if (!hasPages(context)) throw new Error('No pages');
  const kept = reachable(context);
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFInvalidObject && (kept.has(ref) || holdsParts(object))) {
      throw new Error('A part cannot be read');
    }
    if (!kept.has(ref)) context.delete(ref);
  }
  context.largestObjectNumber = 0;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    context.largestObjectNumber = Math.max(context.largestObjectNumber, ref.objectNumber);
    if (object instanceof PDFRawStream) cleanImage(object);
  }
  const { Root, Size } = context.trailerInfo;
  context.trailerInfo = { ...(Root && { Root }), ...(Size && { Size }), ID: freshId(context) };
  return writer(context).serializeToBuffer();
}

async function read(bytes: Uint8Array): Promise<PDFContext> {
  const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest };
  try {
    return (await PDFDocument.load(bytes, options)).context;
  } catch (error) {
    throw error instanceof EncryptedPDFError ? new NotCleanable('locked') : error;
  }
}

function hasPages(context: PDFContext): boolean {
  const root = context.lookup(context.trailerInfo.Root);
  return root instanceof PDFCatalog && root.lookup(PDFName.of('Pages')) instanceof PDFDict;
}

/** Parts packed together that could not be unpacked: what was in them would be missing. */
function holdsParts(object: PDFInvalidObject): boolean {
  const raw = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(raw, 0);
  return Buffer.from(raw.buffer).includes('ObjStm');
}

/** Of what stays alone, as a digest of more would let somebody try what was taken out. */
function freshId(context: PDFContext) {
  const digest = createHash('sha256');
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) digest.update(object.contents);
  }
  const id = PDFHexString.of(digest.digest('hex').slice(0, 32));
  return context.obj([id, id]);
}

function writer(context: PDFContext): PDFWriter {
  const { useObjectStreams } = context.pdfFileDetails;
  return useObjectStreams
    ? PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY)
    : PDFWriter.forContext(context, Number.POSITIVE_INFINITY);
}
