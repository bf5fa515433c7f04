import { CODE_VERSION } from '@nabij/protocol';
import { tallyReceived } from '../../counts/tally.ts';
import { requireChoosable } from '../../system/codes/choosable.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { answersPlace, type FiledAnswers } from '../../vault/filing.ts';
import { newFilingKey, sealFilingKey } from '../../vault/filing-key.ts';
import { loadIntakeKey } from '../../vault/intake-key.ts';
import { codeSecrets, newReceiptCode } from '../../vault/receipt-code.ts';
import { sealText } from '../../vault/seal.ts';
import { auditAct, lockFor } from '../act.ts';
import type { Actor } from '../acts.ts';
import { carryFiles } from '../attachments/carry-files.ts';
import { countedOf } from '../counted/count-case.ts';
import { sealSeed, seedOf } from '../counted/person.ts';
import { refreshDue } from '../deadlines/due.ts';
import { sealNote } from '../note-place.ts';
import { readNotice, sealNotice } from '../notice.ts';
import { type OpenCase, openCaseFor } from '../read.ts';
import { required } from '../required.ts';
import { type CaseRow, insertJournal, updateCase } from '../store.ts';
import { type FilingRow, insertSplitOff, newIds } from './split-store.ts';
import { tell } from './tell.ts';

/** The second matter of a report, as a worker takes it out. */
export interface Splitting {
  readonly version: number;
  readonly subject: string;
  readonly grounds: string[];
  readonly domain: string;
  /** What of the report is about it: its reporter reads it, and can correct it. */
  readonly story: string;
  /** Files of the report that are about it: the second case gets its own copies of them. */
  readonly files: readonly string[];
}

/**
 * Makes a second case of a second matter, with a receipt code of its own, which the reporter finds
 * in the conversation of the first. The second is counted as received too, on the day on which the
 * first one came and as told by the same person, and has the terms of that day.
 * @returns the id of the new case
 * @throws Refusal not-found, changed-meanwhile, move-not-allowed, request-invalid, reason-required;
 *   unavailable without an intake key
 */
export async function splitCase(db: Db, actor: Actor, wanted: Splitting): Promise<string> {
  checkCodes(wanted, actor);
  const story = required(wanted.story);
  return db.transaction(async (tx) => {
    const { current } = await lockFor(tx, actor, { name: 'split', version: wanted.version });
    const open = await openCaseFor(tx, actor.who, current.id);
    const made = await sealSplit(tx, actor, { open, wanted: { ...wanted, story } });
    const there = { ...actor, caseId: made.caseId, filingKey: made.filingKey };
    await carryFiles(tx, { ...actor, from: actor, to: there, ids: wanted.files });
    await tallyReceived(tx, await countedOf(tx, made.row), { ...made, at: current.receivedAt });
    await journalSplit(tx, actor, { current, note: `→ ${made.row.number}` });
    await updateCase(tx, current, {});
    await tell(tx, actor, { sentence: 'split', code: made.code });
    await refreshDue(tx, current.id, actor);
    await auditAct(tx, actor, 'split');
    await tellNew(tx, there, current);
    return made.caseId;
  });
}

function checkCodes({ subject, grounds, domain }: Splitting, { now }: { now: Date }): void {
  requireChoosable('subject', [subject], { now });
  requireChoosable('ground', grounds, { now });
  requireChoosable('domain', [domain], { now });
}

/** Seals the second matter as a filing is sealed, for the point and for a new receipt code. */
async function sealSplit(
  tx: Db,
  actor: Actor,
  { open, wanted }: { open: OpenCase; wanted: Splitting },
) {
  const intakeKey = await loadIntakeKey(tx, actor.nodeKeys);
  if (!intakeKey) throw new Refusal('unavailable');
  const code = newReceiptCode();
  const secrets = codeSecrets(code);
  const filingKey = newFilingKey();
  const { filingId, caseId } = newIds();
  const answers = answersOf(open, wanted, caseId);
  const filing: FilingRow = {
    ...open.filing,
    ...{ id: filingId, lookup: secrets.lookup, kid: intakeKey.kid, resealedKey: null },
    codeLinks: null,
    sealedKey: await sealFilingKey(filingKey, filingId, { intakeKey, codeKey: secrets.key }),
    sealedAnswers: await sealText(filingKey, answersPlace(filingId), JSON.stringify(answers)),
    ...{ subject: wanted.subject, grounds: wanted.grounds, domain: wanted.domain },
    ...{ codeVersion: CODE_VERSION, filedBy: actor.accountId },
  };
  const notice = await readNotice(tx, { caseId: open.case.id, filingKey: actor.filingKey });
  const sealedNotice = notice && (await sealNotice(filingKey, caseId, notice));
  const ownerId = open.case.ownerId ?? actor.accountId;
  const seed = await seedOf(open.case, actor.filingKey);
  const sealedPerson = await sealSeed(filingKey, caseId, seed);
  const made = { filing, caseId, from: open.case, ownerId, sealedNotice, sealedPerson };
  return { row: await insertSplitOff(tx, made), caseId, code, filingKey, seed };
}

/** What was filed, with the story of the second matter in place of the first. */
function answersOf(
  { case: it, open }: OpenCase,
  { story, grounds, domain }: Splitting,
  caseId: string,
): FiledAnswers {
  return { ...open.answers, caseId, story, grounds, domain, earlier: it.number };
}

async function journalSplit(
  tx: Db,
  actor: Actor,
  { current, note }: { current: Pick<CaseRow, 'state'>; note: string },
): Promise<void> {
  const { caseId, now: at, accountId: actorId } = actor;
  const { state } = current;
  const sealedNote = await sealNote(actor, note);
  const entry = { caseId, at, actorId, act: 'split', fromState: state, toState: state };
  await insertJournal(tx, { ...entry, sealedNote });
}

/** The new case says where it came from, to whoever works on it and to its reporter. */
async function tellNew(tx: Db, there: Actor, from: CaseRow): Promise<void> {
  await journalSplit(tx, there, { current: { state: 'IN_PROGRESS' }, note: `← ${from.number}` });
  await tell(tx, there, { sentence: 'splitNew' });
  await refreshDue(tx, there.caseId, there);
  await auditAct(tx, there, 'split');
}
