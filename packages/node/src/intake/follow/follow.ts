import { type Attachment, listAttachments } from '../../cases/attachments/attachments.ts';
import { type Message, readConversation } from '../../cases/conversation.ts';
import { type Opening, openingsOf } from '../../cases/openings.ts';
import { type ErasureRow, erasureOf } from '../../cases/rights/store.ts';
import { caseOfFiling } from '../../cases/store.ts';
import type { State } from '../../cases/workflow.ts';
import type { Db } from '../../system/database.ts';
import { type FiledAnswers, openFilingOf } from '../../vault/filing.ts';
import { codeSecrets } from '../../vault/receipt-code.ts';
import { filingByLookup } from '../store.ts';

/** As many openings as a reporter is shown. */
const SHOWN_OPENINGS = 20;

/** A report as its reporter sees it. */
export interface Followed {
  readonly caseId: string;
  readonly number: number;
  readonly state: State;
  readonly ownerName: string | null;
  readonly notHandledReason: string | null;
  readonly receivedAt: Date;
  readonly answers: FiledAnswers;
  readonly messages: Message[];
  readonly files: Attachment[];
  /** Who opened it at the point, the latest first. */
  readonly openings: Opening[];
  /** The latest request to erase everything, decided or not. */
  readonly erasure: ErasureRow | undefined;
  /** Seals what the reporter writes. */
  readonly filingKey: Uint8Array;
}

/** Opens a report with its receipt code; undefined if no filing here has this code. */
export async function follow(db: Db, code: string): Promise<Followed | undefined> {
  const secrets = codeSecrets(code);
  const filing = await filingByLookup(db, secrets.lookup);
  const found = filing && (await caseOfFiling(db, filing.id));
  if (!filing || !found) return undefined;
  const { filingKey, answers } = await openFilingOf(found.case.id, secrets.key, filing);
  const { id, number, state, notHandledReason, receivedAt } = found.case;
  return {
    caseId: id,
    number,
    state,
    ownerName: found.ownerName,
    // a reason from before the case was reopened holds no longer
    notHandledReason: state === 'NOT_HANDLED' ? notHandledReason : null,
    receivedAt,
    answers,
    messages: await readConversation(db, id, filingKey),
    files: await listAttachments(db, id, filingKey),
    openings: await openingsOf(db, id, SHOWN_OPENINGS),
    erasure: await erasureOf(db, id),
    filingKey,
  };
}
