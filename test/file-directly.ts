import type { Answers } from '../packages/node/src/intake/answers.ts';
import { type FileDeps, type Filed, fileReport } from '../packages/node/src/intake/file.ts';
import { changeVisit, newVisitCookie, visitKey } from '../packages/node/src/intake/visit.ts';
import { loadIntakeKey } from '../packages/node/src/vault/intake-key.ts';

/** Files as the last page of the form does, from a visit of its own and without a browser. */
export async function fileDirectly(
  deps: FileDeps,
  filing: { answers: Answers; language: string; channel: string },
  now: Date,
): Promise<Filed> {
  const [intakeKey, key] = [await loadIntakeKey(deps.db), visitKey(newVisitCookie())];
  if (!intakeKey || !key) throw new Error('This point takes no filings');
  const fresh = { language: filing.language, typed: {} };
  const { sealed } = await changeVisit(deps.db, key, { now, fresh, change: (it) => it });
  const filed = await fileReport(deps, intakeKey, { ...filing, visit: { ...key, sealed }, now });
  if (!filed) throw new Error('A new visit has not filed yet');
  return filed;
}
