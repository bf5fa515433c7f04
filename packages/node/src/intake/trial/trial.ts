import { randomUUID } from 'node:crypto';
import type { OkpJwk, SigningKey } from '@nabij/protocol';
import { openCaseFor } from '../../cases/read.ts';
import { Refusal } from '../../system/problem.ts';
import type { Unlocked } from '../../vault/intake-key.ts';
import { type FileForDeps, fileFor } from '../assisted/file-for.ts';
import { openReport } from '../follow/open-report.ts';
import { readReceipt, signReceipt } from '../receipt/signed-receipt.ts';
import type { Answers } from '../report/answers.ts';

/** What a report goes through; each stands for something that must work before the first one. */
export const TRIAL_STEPS = ['filed', 'code-opens', 'receipt-genuine', 'worker-opens'] as const;
export type TrialStep = (typeof TRIAL_STEPS)[number];

export interface TrialDeps extends FileForDeps {
  readonly key: SigningKey;
  readonly point: { readonly url: string; readonly name: string };
}

const STORY = 'Nabij: trial';

const ANSWERS: Answers = {
  about: 'QUESTION',
  want: 'REPORT',
  story: STORY,
  place: 'HERE',
  elsewhere: '',
  lives: 'YES',
  setting: 'OTHER',
  when: '',
  ongoing: false,
  ground: [],
  anonymity: 'ANON_FULL',
  contact: { name: '', email: '', phone: '' },
  role: 'SELF',
  notice: false,
  earlier: null,
};

/**
 * Files a report as a citizen would, opens it with its code and with the worker's key, and takes
 * all of it back: nothing is kept and nothing is counted, only a case number is passed over.
 * @returns how far it came; all of `TRIAL_STEPS` when everything works
 * @throws Refusal unavailable while there is no intake key
 */
export async function tryFiling(deps: TrialDeps, who: Unlocked): Promise<TrialStep[]> {
  const done: TrialStep[] = [];
  try {
    await deps.db.transaction(async (tx) => {
      await walk({ ...deps, db: tx }, who, done);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack || (error instanceof Refusal && done.length > 0))) throw error;
  }
  return done;
}

/** Ends the transaction so that nothing of it stays. */
class TakenBack extends Error {}

async function walk(deps: TrialDeps, who: Unlocked, done: TrialStep[]): Promise<void> {
  const { db, clock } = deps;
  const { code, caseId } = await fileFor(deps, who, {
    requestId: randomUUID(),
    answers: ANSWERS,
    language: 'nl',
    channel: 'WEB',
    receivedAt: clock.now(),
    take: false,
  });
  done.push('filed');
  const report = code === null ? undefined : await openReport(db, code);
  if (code === null || report?.open.answers.story !== STORY) return;
  done.push('code-opens');
  if (!(await isGenuine(deps, await signReceipt(deps, report, code)))) return;
  done.push('receipt-genuine');
  const opened = await openCaseFor(db, who, caseId);
  if (opened.open.answers.story === STORY) done.push('worker-opens');
}

async function isGenuine(
  { point, nodeKeys }: { point: { url: string }; nodeKeys: readonly OkpJwk[] },
  receipt: string,
): Promise<boolean> {
  return (await readReceipt({ url: point.url, nodeKeys }, receipt)).kind === 'genuine';
}
