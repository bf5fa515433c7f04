import { parentPort, workerData } from 'node:worker_threads';
import type { Job } from './apart.ts';
import { audit } from './audit.ts';
import { protect } from './protect.ts';
import { loadSolver } from './solver.ts';

// What apart.ts sent; nobody else starts this file.
const job = workerData as Job;
const solver = await loadSolver();
const { model, seconds } = job;
parentPort?.postMessage(
  job.what === 'audit'
    ? audit(solver, model, { hidden: job.hidden, seconds })
    : protect(solver, model, { seconds }),
);
