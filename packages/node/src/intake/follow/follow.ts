import { type Attachment, listAttachments } from '../../cases/attachments/attachments.ts';
import type { Consent } from '../../cases/consents/consent.ts';
import { listConsents } from '../../cases/consents/consents.ts';
import { type Message, readConversation } from '../../cases/conversation.ts';
import { listCorrections, said } from '../../cases/corrections/corrections.ts';
import { asksFeedback } from '../../cases/feedback/feedback.ts';
import { type ErasureRow, erasureOf } from '../../cases/rights/store.ts';
import type { State } from '../../cases/workflow.ts';
import type { Db } from '../../system/database.ts';
import type { FiledAnswers } from '../../vault/filing.ts';
import { factsOf } from '../offer/facts.ts';
import type { Fitting } from '../offer/fitting.ts';
import { offeredFor } from '../offer/offered.ts';
import { keyOf, type OpenReport, openReport } from './open-report.ts';

/** A report as its reporter sees it on the first page. */
export interface Followed {
  readonly caseId: string;
  readonly number: number;
  readonly state: State;
  readonly ownerName: string | null;
  readonly notHandledReason: string | null;
  readonly receivedAt: Date;
  /** The report as it was opened, for what only some of the page needs. */
  readonly report: OpenReport;
  /** What the reporter says now: corrected where they corrected it. */
  readonly answers: FiledAnswers;
  readonly messages: Message[];
  readonly files: Attachment[];
  /** Consents that wait for an answer. */
  readonly asked: readonly Consent[];
  /** Whether the three questions after the end are open. */
  readonly asksFeedback: boolean;
  /** The latest request to erase everything, decided or not. */
  readonly erasure: ErasureRow | undefined;
  /** Services near here that fit. */
  readonly offered: readonly Fitting[];
  /** Seals what the reporter writes. */
  readonly filingKey: Uint8Array;
}

/** Opens a report with its receipt code; undefined if no filing here has this code. */
export async function follow(db: Db, code: string): Promise<Followed | undefined> {
  const report = await openReport(db, code);
  return report && followed(db, report);
}

/** What the first page shows of an open report. @throws SealBroken */
export async function followed(db: Db, report: OpenReport): Promise<Followed> {
  const { id, number, state, notHandledReason, receivedAt } = report.case;
  const of = keyOf(report);
  return {
    caseId: id,
    number,
    state,
    ownerName: report.ownerName,
    // a reason from before the case was reopened holds no longer
    notHandledReason: state === 'NOT_HANDLED' ? notHandledReason : null,
    receivedAt,
    report,
    answers: said(report.open.answers, await listCorrections(db, of)),
    messages: await readConversation(db, id, of.filingKey),
    files: await listAttachments(db, id, of.filingKey),
    asked: (await listConsents(db, of)).filter((consent) => consent.state === 'asked'),
    asksFeedback: await asksFeedback(db, { caseId: id, state }),
    erasure: await erasureOf(db, id),
    offered: await offeredFor(db, factsOf(report)),
    filingKey: of.filingKey,
  };
}
