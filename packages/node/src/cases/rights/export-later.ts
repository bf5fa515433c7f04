import type { Db } from '../../system/database.ts';
import { listConsents } from '../consents/consents.ts';
import { listCorrections } from '../corrections/corrections.ts';
import { listFeedback } from '../feedback/feedback.ts';
import { readNotice } from '../notice.ts';
import { coded } from './coded.ts';
import type { Copied } from './copied.ts';

/** What came after the filing: corrections, consents, and what was said at the end. */
export async function laterPart(db: Db, { case: row, open }: Copied, language: string) {
  const of = { caseId: row.id, filingKey: open.filingKey };
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    corrections: (await listCorrections(db, of)).map(({ at, changes }) => ({
      at: at.toISOString(),
      changes,
    })),
    consents: (await listConsents(db, of)).map((consent) => ({
      purpose: coded('consent_purpose', consent.purpose, language),
      party: consent.party,
      state: consent.state,
      askedBy: consent.askedByName,
      manner: consent.manner,
      at: consent.at.toISOString(),
      decidedAt: iso(consent.decidedAt),
      withdrawnAt: iso(consent.withdrawnAt),
    })),
    feedback: (await listFeedback(db, of)).map(({ at, codes, words }) => ({
      at: at.toISOString(),
      answers: codes.map((code) => coded('feedback', code, language)),
      words,
    })),
  };
}

/**
 * Where the reporter hears that there is news; null where they want no mail, and in a worker's
 * copy (the one with notes) of somebody whom nobody may know.
 */
export async function noticePart(
  db: Db,
  { case: row, filing, open }: Copied,
  { notes }: { notes: boolean },
) {
  if (notes && filing.anonymity === 'ANON_FULL') return null;
  const notice = await readNotice(db, { caseId: row.id, filingKey: open.filingKey });
  return notice && { email: notice.email, language: notice.language };
}
