import { parentPort, workerData } from 'node:worker_threads';
import { doJob, type Job } from './job.ts';
import { loadSolver } from './solver.ts';

// What apart.ts sent; nobody else starts this file.
const job = workerData as Job;
parentPort?.postMessage(doJob(await loadSolver(), job));
