import type { SignedIn } from '../access/sign-in/session.ts';
import type { DeskDeps } from './dependencies.ts';
import { caseDetail, showCase } from './detail.ts';
import { journalOpening, type OpenCase, openCaseFor } from './read.ts';

/** A case that is open for somebody who changes something of it. */
export interface OnCase extends DeskDeps {
  readonly who: SignedIn;
  readonly accountId: string;
  readonly caseId: string;
  readonly found: OpenCase;
  readonly filingKey: Uint8Array;
  readonly now: Date;
}

type Detail = ReturnType<typeof caseDetail>;

/** Shows a case to somebody who asks for it. @throws Refusal not-found, not-let-in */
export async function look(deps: DeskDeps, who: SignedIn, caseId: string): Detail {
  const found = await openCaseFor(deps.db, who, caseId);
  return showCase(deps.db, found, { ...deps, who, now: deps.clock.now() });
}

/**
 * Opens a case, changes something of it, and answers with all of it. That they saw it is written
 * down: the answer shows the whole case, also to somebody who never asked to see it.
 * @throws Refusal not-found, not-let-in, and what the change refuses
 */
export async function change(
  deps: DeskDeps,
  { who, caseId }: { who: SignedIn; caseId: string },
  work: (it: OnCase) => Promise<void>,
): Detail {
  const { db, clock } = deps;
  const now = clock.now();
  const { accountId } = who;
  const found = await openCaseFor(db, who, caseId);
  const { filingKey } = found.open;
  await work({ ...deps, who, accountId, caseId, found, filingKey, now });
  await journalOpening(db, { caseId, actorId: accountId }, now);
  return caseDetail(db, await openCaseFor(db, who, caseId), { ...deps, who, now });
}
