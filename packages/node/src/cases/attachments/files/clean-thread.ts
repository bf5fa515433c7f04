import { parentPort, workerData } from 'node:worker_threads';
import { FileRefused } from './file-refused.ts';

/** What becomes of a file: its clean bytes, or why it is refused. */
export type Outcome =
  | { readonly bytes: Uint8Array; readonly fault?: never }
  | { readonly bytes?: never; readonly fault: 'broken' | 'locked' | 'unread' };

parentPort?.postMessage(await outcomeOf(workerData as { bytes: Uint8Array; type: string }));

async function outcomeOf({ bytes, type }: { bytes: Uint8Array; type: string }): Promise<Outcome> {
  try {
    return { bytes: await clean(bytes, type) };
  } catch (error) {
    const { fault } = error instanceof FileRefused ? error : { fault: undefined };
    if (fault === 'broken' || fault === 'locked') return { fault };
    return { fault: 'unread' };
  }
}

// each only where it is needed: the library for PDF takes long to load
async function clean(bytes: Uint8Array, type: string): Promise<Uint8Array> {
  if (type === 'application/pdf') {
    const { cleanDocument } = await import('./pdf/clean-document.ts');
    return cleanDocument(bytes);
  }
  const { cleanSound } = await import('./sound/clean-sound.ts');
  return cleanSound(bytes, type);
}
