import { Worker } from 'node:worker_threads';
import type { Outcome } from './clean-thread.ts';
import { FileRefused } from './file-refused.ts';

/** How long and with how much memory a file may be worked on. */
export interface Limits {
  readonly patienceMs: number;
  /** For objects; what is unpacked besides is bounded in `pdf/unpacking.ts`. */
  readonly memoryMb: number;
}

/** As long as a picture may take. */
const LIMITS: Limits = { patienceMs: 30_000, memoryMb: 768 };

/**
 * Takes out of a PDF or a recording what it says besides its pages or its sound, in a thread of its
 * own: a file made for it would hold up everybody else for many seconds, or fill the memory.
 * @throws FileRefused broken for sound that cannot be followed; for a PDF, locked if it has a
 * password and unread if it cannot be followed, or takes too long or too much
 */
export async function cleanApart(
  bytes: Uint8Array,
  type: string,
  limits = LIMITS,
): Promise<Uint8Array> {
  const outcome = await inThread({ bytes, type }, limits);
  if (outcome?.bytes) return outcome.bytes;
  throw new FileRefused(outcome?.fault ?? (type === 'application/pdf' ? 'unread' : 'broken'));
}

async function inThread(
  workerData: { bytes: Uint8Array; type: string },
  { patienceMs, memoryMb }: Limits,
): Promise<Outcome | undefined> {
  const thread = new Worker(new URL('clean-thread.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
    // a library warns of odd parts by quoting them, which no log may hold
    stdout: true,
    stderr: true,
    env: {},
    execArgv: [],
  });
  const { promise, resolve } = Promise.withResolvers<Outcome | undefined>();
  const timer = setTimeout(() => resolve(undefined), patienceMs);
  thread.once('message', resolve);
  thread.once('error', () => resolve(undefined));
  thread.once('exit', () => resolve(undefined));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
