import { type FileDeps, type Filed, fileReport } from '../packages/node/src/intake/file.ts';
import type { Answers } from '../packages/node/src/intake/report/answers.ts';
import { changeVisit } from '../packages/node/src/intake/visit/change-visit.ts';
import { newVisitCookie, visitKey } from '../packages/node/src/intake/visit/visit.ts';
import { importSealingKey } from '../packages/node/src/vault/intake-key.ts';
import { currentIntakeKey } from '../packages/node/src/vault/store.ts';

/** Files as the last page of the form does, from a visit of its own and without a browser. */
export async function fileDirectly(
  deps: FileDeps,
  filing: { answers: Answers; language: string; channel: string },
  now: Date,
): Promise<Filed> {
  const [row, key] = [await currentIntakeKey(deps.db), visitKey(newVisitCookie())];
  if (!row || !key) throw new Error('This point takes no filings');
  const intakeKey = { kid: row.kid, publicKey: await importSealingKey(row.publicKey) };
  const fresh = { language: filing.language, typed: {} };
  const { held } = await changeVisit(deps.db, key, { now, fresh, change: (it) => it });
  const filed = await fileReport(deps, intakeKey, { ...filing, visit: held, now });
  if (!filed) throw new Error('A new visit has not filed yet');
  return filed;
}
