import { Worker } from 'node:worker_threads';
import type { Answer, Job } from './job.ts';

/** The thread did not answer in time, or fell over: nothing is known, so nothing may leave. */
export class ApartError extends Error {
  override readonly name = 'ApartError';
}

/** Seconds beyond a job's own limit before its thread is ended, and one more for so many cells. */
const GRACE = 240;
const CELLS_A_SECOND = 80;
/** Megabytes of JavaScript; the solver's memory comes on top. */
const MEMORY = 512;

/**
 * Does a job in a worker thread, because the solver blocks its thread for seconds and a node must
 * go on answering.
 * @param graceSeconds how long beyond the job's own limit the thread may take to end by itself
 * @throws ApartError when it does not end in time or ends without an answer
 */
export async function apart<J extends Job>(
  job: J,
  graceSeconds = GRACE + job.model.cells.length / CELLS_A_SECOND,
): Promise<Answer<J>> {
  const worker = new Worker(new URL('./apart-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Answer<J>>();
  const timer = setTimeout(
    () => reject(new ApartError('no answer in time')),
    (job.seconds + graceSeconds) * 1000,
  );
  // The thread's own words could carry counts, and belong in no log.
  worker.once('error', () => reject(new ApartError('the thread fell over')));
  worker.once('exit', () => reject(new ApartError('the thread ended without an answer')));
  worker.once('message', resolve);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
