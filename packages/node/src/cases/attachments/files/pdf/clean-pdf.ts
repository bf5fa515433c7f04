import { Worker } from 'node:worker_threads';
import { FileRefused } from '../file-refused.ts';
import type { Outcome } from './clean-pdf-thread.ts';

/** As long as a picture may take. */
const PATIENCE_MS = 30_000;
/** Memory of the thread's own objects; what it unpacks is bounded in `unpacking.ts`. */
const LIMITS = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 32 };

/**
 * Takes out of a PDF what it says besides its pages: who made it, when and with what (ISO 32000-1
 * §14.3), older versions of its parts, files and scripts within it. Nobody opens it inside the
 * node, but a worker will, and a script would run there. Text and pages stay.
 *
 * The reading is done by a library that holds up everything until it is through, so it has a thread
 * of its own that ends when it takes too long or too much.
 * @throws FileRefused locked if it has a password; unread if its parts cannot be followed
 */
export async function cleanPdf(bytes: Uint8Array): Promise<Uint8Array> {
  const outcome = await inThread(bytes);
  if (outcome.fault !== undefined) throw new FileRefused(outcome.fault);
  return outcome.bytes;
}

async function inThread(bytes: Uint8Array): Promise<Outcome> {
  const thread = new Worker(new URL('clean-pdf-thread.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: LIMITS,
    // the library warns of odd parts by quoting them, which no log may hold
    stdout: true,
    stderr: true,
    env: {},
    execArgv: [],
  });
  const unread: Outcome = { fault: 'unread' };
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const timer = setTimeout(() => resolve(unread), PATIENCE_MS);
  thread.once('message', resolve);
  thread.once('error', () => resolve(unread));
  thread.once('exit', () => resolve(unread));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
