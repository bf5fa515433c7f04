import { audit, type Finding } from './audit.ts';
import type { Model } from './model.ts';
import { type Protected, protect } from './protect.ts';
import type { Solver } from './solver.ts';

/** What can be done in a thread of its own. */
export type Job =
  | { readonly what: 'protect'; readonly model: Model; readonly seconds: number }
  | {
      readonly what: 'audit';
      readonly model: Model;
      readonly hidden: readonly boolean[];
      readonly seconds: number;
    };

/** What comes of it. */
export type Answer<J extends Job> = J extends { readonly what: 'audit' } ? Finding : Protected;

/** Does a job in the thread that calls. */
export function doJob(solver: Solver, job: Job): Finding | Protected {
  const { model, seconds } = job;
  return job.what === 'audit'
    ? audit(solver, model, { hidden: job.hidden, seconds })
    : protect(solver, model, { seconds });
}
