import { randomUUID } from 'node:crypto';
import { CODE_VERSION, monthOf } from '@nabij/protocol';
import { countedGrounds } from '../counts/tally.ts';
import type { Db } from '../system/database.ts';
import { answersPlace, type FiledAnswers } from '../vault/filing.ts';
import { type IntakeKey, newFilingKey, sealFilingKey } from '../vault/filing-key.ts';
import { codeSecrets, newReceiptCode } from '../vault/receipt-code.ts';
import { sealText } from '../vault/seal.ts';
import { type Answers, residenceOf } from './report/answers.ts';
import { insertFilingOnce } from './store.ts';
import { sealVisit, type VisitKey } from './visit/visit.ts';

export interface FileDeps {
  db: Db;
  /** This town: its name and its municipality code. */
  town: { name: string; municipality: string };
}

/** One filing as it comes in, from the form or from a worker at the desk. */
export interface Filing {
  answers: Answers;
  language: string;
  channel: string;
  /** Whose answers these are, as they were read: a visit that changed since files nothing. */
  visit: VisitKey & { sealed: string };
  now: Date;
}

/** A filing that is in: the reporter's code, and the case that it opened. */
export interface Filed {
  code: string;
  caseId: string;
}

/**
 * Files: seals the answers for the point and for the receipt code, opens a case and counts it.
 * Needs no key that opens anything.
 * @returns undefined if this visit has filed already or was changed after it was read, or if the
 *   intake key was replaced meanwhile
 */
export async function fileReport(
  deps: FileDeps,
  intakeKey: IntakeKey,
  filing: Filing,
): Promise<Filed | undefined> {
  const { answers, language, now } = filing;
  const code = newReceiptCode();
  const secrets = codeSecrets(code);
  const id = randomUUID();
  const caseId = randomUUID();
  const filingKey = newFilingKey();
  const visit = { language, typed: {}, receipt: { code, want: answers.want } };
  const personal = { caseId, ...personalPart(answers, deps.town.name) };
  const [sealedKey, sealedAnswers, receipt] = await Promise.all([
    sealFilingKey(filingKey, id, { intakeKey, codeKey: secrets.key }),
    sealText(filingKey, answersPlace(id), JSON.stringify(personal)),
    sealVisit(filing.visit, visit, now),
  ]);
  const filed = await insertFilingOnce(deps.db, {
    id,
    lookup: secrets.lookup,
    kid: intakeKey.kid,
    sealedKey,
    resealedKey: null,
    sealedAnswers,
    subject: answers.about,
    request: answers.want,
    anonymity: answers.anonymity,
    residence: residenceOf(answers),
    municipality: answers.place === 'HERE' ? deps.town.municipality : 'ELSEWHERE',
    grounds: answers.ground,
    domain: answers.setting,
    language,
    channel: filing.channel,
    reporterRole: 'SELF',
    filedBy: null,
    codeVersion: CODE_VERSION,
    receivedAt: now,
    caseId,
    month: monthOf(now),
    countedGrounds: countedGrounds(answers.about, answers.ground),
    visit: { id: filing.visit.id, seen: filing.visit.sealed, ...receipt },
  });
  return filed ? { code, caseId } : undefined;
}

function personalPart(answers: Answers, town: string): Omit<FiledAnswers, 'caseId'> {
  return {
    story: answers.story,
    when: answers.when,
    ongoing: answers.ongoing,
    place: answers.place === 'HERE' ? town : answers.elsewhere,
    grounds: answers.ground,
    domain: answers.setting,
    contact: answers.contact,
  };
}
