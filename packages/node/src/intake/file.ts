import { randomUUID } from 'node:crypto';
import { CODE_VERSION, type Country, monthOf } from '@nabij/protocol';
import { sealSeed } from '../cases/counted/person.ts';
import { firstDue } from '../cases/deadlines/due.ts';
import { sealNotice } from '../cases/notice.ts';
import { countedGrounds } from '../counts/counted.ts';
import { ownSeed, personIn } from '../counts/person.ts';
import type { Db } from '../system/database.ts';
import { answersPlace, type FiledAnswers } from '../vault/filing.ts';
import { type IntakeKey, newFilingKey, sealFilingKey } from '../vault/filing-key.ts';
import { codeSecrets, newReceiptCode } from '../vault/receipt-code.ts';
import { sealText } from '../vault/seal.ts';
import { attachDraftFiles } from './files/attach.ts';
import { type Answers, residenceOf } from './report/answers.ts';
import { insertFilingOnce, type NewFiling } from './store.ts';
import { type DraftFile, type ReadVisit, sealVisit } from './visit/visit.ts';

export interface FileDeps {
  db: Db;
  /** This town: its name, its municipality code, and the country by whose law terms run. */
  town: { name: string; municipality: string; country: Country };
}

/** One filing as it comes in, from the form or from a worker at the desk. */
export interface Filing {
  answers: Answers;
  language: string;
  channel: string;
  /** The account of the worker who files for somebody. */
  filedBy?: string | null;
  /** When it came, if that was before now: a letter. */
  receivedAt?: Date;
  /** The code under which it was saved before; without, it gets a new one. */
  code?: string;
  /** Who told an earlier report, whose code they brought: both count as told by one person. */
  person?: string;
  /** Files that were sent beside the answers, and their key. */
  files?: { list: readonly DraftFile[]; key: string };
  /** Whose answers these are, as they were read: a visit that changed since files nothing. */
  visit: ReadVisit['held'];
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
 * @throws FilesLost if files beside it are gone; nothing is filed then
 */
export async function fileReport(
  deps: FileDeps,
  intakeKey: IntakeKey,
  filing: Filing,
): Promise<Filed | undefined> {
  const { answers, language, now, files, receivedAt = now, code = newReceiptCode() } = filing;
  const secrets = codeSecrets(code);
  const id = randomUUID();
  const caseId = randomUUID();
  const filingKey = newFilingKey();
  // a saved report lies there for every device: whoever reads it has to know the code
  const shown = filing.code === undefined ? { code } : {};
  const visit = { language, typed: {}, receipt: { ...shown, want: answers.want } };
  const personal = { caseId, ...personalPart(answers, deps.town.name) };
  const person = filing.person ? new Uint8Array(Buffer.from(filing.person, 'base64url')) : null;
  const [sealedKey, sealedAnswers, sealedNotice, sealedPerson, receipt] = await Promise.all([
    sealFilingKey(filingKey, id, { intakeKey, codeKey: secrets.key }),
    sealText(filingKey, answersPlace(id), JSON.stringify(personal)),
    noticeOf(filing, { caseId, filingKey }),
    person && sealSeed(filingKey, caseId, person),
    sealVisit(filing.visit, visit, now),
  ]);
  const row = {
    ...codedPart(deps, filing),
    id,
    lookup: secrets.lookup,
    kid: intakeKey.kid,
    sealedKey,
    resealedKey: null,
    sealedAnswers,
    sealedNotice,
    sealedPerson,
    person: personIn('received', person ?? ownSeed(filingKey)),
    due: firstDue({ request: answers.want, receivedAt, country: deps.town.country }),
    caseId,
    visit: { id: filing.visit.id, seen: filing.visit.sealed, ...receipt },
  };
  const isFiled = await (files
    ? insertWithFiles(deps.db, row, { files: files.list, filesKey: files.key, filingKey })
    : insertFilingOnce(deps.db, row));
  return isFiled ? { code, caseId } : undefined;
}

async function insertWithFiles(
  db: Db,
  row: NewFiling,
  it: { files: readonly DraftFile[]; filesKey: string; filingKey: Uint8Array },
): Promise<boolean> {
  const { caseId, filedAt: now } = row;
  return db.transaction(async (tx) => {
    if (!(await insertFilingOnce(tx, row))) return false;
    await attachDraftFiles(tx, { ...it, caseId, now });
    return true;
  });
}

/** What stays readable, for finding and for counting. */
function codedPart({ town }: FileDeps, filing: Filing) {
  const { answers, language, channel, filedBy = null, now, receivedAt = now } = filing;
  const { about, want, place, ground } = answers;
  return {
    subject: about,
    request: want,
    anonymity: answers.anonymity,
    residence: residenceOf(answers),
    municipality: place === 'HERE' ? town.municipality : place,
    grounds: ground,
    domain: answers.setting,
    language,
    channel,
    reporterRole: answers.role,
    filedBy,
    codeVersion: CODE_VERSION,
    receivedAt,
    filedAt: now,
    month: monthOf(receivedAt),
    countedGrounds: countedGrounds(about, ground),
  };
}

async function noticeOf(
  { answers: { notice, contact }, language }: Filing,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
): Promise<string | null> {
  if (!notice || !contact?.email) return null;
  return sealNotice(filingKey, caseId, { email: contact.email, language });
}

function personalPart(answers: Answers, town: string): Omit<FiledAnswers, 'caseId'> {
  return {
    story: answers.story,
    when: answers.when,
    ongoing: answers.ongoing,
    place: answers.place === 'HERE' ? town : answers.elsewhere,
    lives: answers.lives,
    grounds: answers.ground,
    domain: answers.setting,
    contact: answers.contact,
    role: answers.role,
    earlier: answers.earlier,
  };
}
