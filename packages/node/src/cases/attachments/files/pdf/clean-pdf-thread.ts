import { parentPort, workerData } from 'node:worker_threads';
import { EncryptedPDFError } from '@cantoo/pdf-lib';
import { cleanDocument } from './clean-document.ts';

/** What becomes of a PDF: its clean bytes, or why it is refused. */
export type Outcome =
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly fault?: never }
  | { readonly fault: 'locked' | 'unread' };

parentPort?.postMessage(await outcomeOf(workerData as Uint8Array));

async function outcomeOf(bytes: Uint8Array): Promise<Outcome> {
  try {
    return { bytes: new Uint8Array(await cleanDocument(bytes)) };
  } catch (error) {
    return { fault: error instanceof EncryptedPDFError ? 'locked' : 'unread' };
  }
}
