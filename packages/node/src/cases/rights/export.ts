import { type Country, type ListName, plainLabel } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import type { OpenFiling } from '../../vault/filing.ts';
import { openText } from '../../vault/seal.ts';
import { careListOf } from '../care-categories.ts';
import { readConversation } from '../conversation.ts';
import { notePlace } from '../note-place.ts';
import { readHold } from '../retention/hold.ts';
import { keptHere } from '../retention/kept.ts';
import { type CaseRow, journalOf } from '../store.ts';
import { coded } from './coded.ts';
import type { Copied } from './copied.ts';
import { decidedPart } from './export-decisions.ts';
import { copyFiles } from './export-files.ts';
import { movesPart } from './export-flow.ts';
import { laterPart, noticePart } from './export-later.ts';
import { lettersPart } from './export-letters.ts';
import { involvedPart } from './export-people.ts';
import { planPart } from './export-plan.ts';
import { filerOf, lookedAtBy } from './export-store.ts';
import { termsPart } from './export-terms.ts';
import { deleteAfter } from './rights.ts';
import { erasureOf } from './store.ts';

export interface CopyOptions {
  readonly point: { readonly name: string; readonly url: string; readonly country: Country };
  readonly now: Date;
  /** The language of labels; that of the filing unless told. */
  readonly language?: string;
  /**
   * Whether workers' internal notes and the reason of a legal hold go along. Not in the copy that
   * reporters take themselves: notes may be about other people, whose rights a worker weighs
   * first (GDPR art. 15(4)). In a worker's export they stand apart, to be kept or taken out.
   */
  readonly notes: boolean;
  /** Whether what files hold goes along, as far as it fits. */
  readonly fileContents: boolean;
}

/** Everything a point has about a reporter (GDPR art. 15), in a form that machines read (art. 20). */
export type CaseCopy = Awaited<ReturnType<typeof exportCase>>;

/** Puts the copy together, field by field: a new column does not get in by itself. */
export async function exportCase(db: Db, it: Copied, options: CopyOptions) {
  const { case: row, filing, open } = it;
  const { filingKey, answers } = open;
  const language = options.language ?? filing.language;
  const messages = await readConversation(db, row.id, filingKey);
  return {
    format: 'nabij-copy-1',
    point: { name: options.point.name, url: options.point.url },
    takenAt: options.now.toISOString(),
    case: {
      number: row.number,
      state: coded('status', row.state, language),
      receivedAt: row.receivedAt.toISOString(),
      closedAt: row.closedAt?.toISOString() ?? null,
      worker: it.ownerName,
    },
    filed: { ...filedPart(filing, answers, language), filedBy: await filerOf(db, filing) },
    contact: contactPart(answers.contact),
    ...(await laterPart(db, it, language)),
    ...(await involvedPart(db, it, { language, notes: options.notes })),
    notice: await noticePart(db, it, options),
    plan: await planPart(db, it, { language, ...options }),
    terms: await termsPart(db, it, { language, ...options }),
    ...(await decidedPart(db, it, { language, notes: options.notes })),
    coding: codingPart(row, language),
    ...(await movesPart(db, it, language)),
    messages: messages.map((message) => ({
      at: message.at.toISOString(),
      from: message.sender,
      name: message.name,
      text: message.text,
    })),
    letters: await lettersPart(db, it),
    files: await copyFiles(db, { caseId: row.id, filingKey }, options.fileContents),
    ...(await historyPart(db, it, options.notes)),
    keeping: await keepingPart(db, it, { language, reason: options.notes }),
  };
}

/** Writes down that a worker took a copy. */
export async function exportedBy(
  db: Db,
  { caseId, accountId: id, now }: { caseId: string; accountId: string; now: Date },
): Promise<void> {
  await audit(db, { at: now, actor: { kind: 'account', id }, act: 'case-exported', caseId });
}

function filedPart(filing: Copied['filing'], answers: OpenFiling['answers'], language: string) {
  return {
    subject: coded('subject', filing.subject, language),
    request: coded('request_type', filing.request, language),
    anonymity: coded('anonymity', filing.anonymity, language),
    residence: coded('residence', filing.residence, language),
    channel: coded('channel', filing.channel, language),
    role: coded('reporter_role', filing.reporterRole, language),
    earlier: answers.earlier ?? null,
    language: filing.language,
    municipality: filing.municipality,
    story: answers.story,
    when: answers.when,
    ongoing: answers.ongoing,
    place: answers.place,
    lives: answers.lives,
    grounds: answers.grounds.map((code) => coded('ground', code, language)),
    domain: coded('domain', answers.domain, language),
  };
}

function contactPart(contact: OpenFiling['answers']['contact']) {
  return contact && { name: contact.name, email: contact.email, phone: contact.phone };
}

/** What the point made of it: how it is coded, and how it ended. */
function codingPart(row: CaseRow, language: string) {
  const all = (list: ListName, codes: string[]) => codes.map((code) => coded(list, code, language));
  const { notHandledReason: reason } = row;
  return {
    grounds: all('ground', row.grounds),
    domain: coded('domain', row.domain, language),
    natures: all('nature', row.natures),
    handlings: all('handling', row.handlings),
    // the labels are words of the field, which few reporters know
    careCategories: row.careCategories.map((code) => ({
      code,
      label: plainLabel(careListOf(code), code, language),
    })),
    outcomes: all('outcome', row.outcomes),
    notHandledReason: reason === null ? null : coded('not_handled_reason', reason, language),
  };
}

/** What was done and by whom, who looked, and the notes where they go along. */
async function historyPart(db: Db, { case: row, open }: Copied, notes: boolean) {
  const journal = await journalOf(db, row.id);
  const written = await Promise.all(
    journal.map(async ({ at, actorId, name, sealedNote }) => {
      if (!notes || sealedNote === null) return [];
      const place = notePlace(row.id, { at, actorId });
      const text = await openText(open.filingKey, place, sealedNote);
      return [{ at: at.toISOString(), name, text }];
    }),
  );
  return {
    history: journal
      .filter(({ act }) => act !== 'open')
      .map(({ at, name, act }) => ({ at: at.toISOString(), name, act })),
    openings: (await lookedAtBy(db, row.id)).map(({ at, name, act }) => {
      return { at: at.toISOString(), name, act };
    }),
    ...(notes ? { notes: written.flat() } : {}),
  };
}

/** How long it stays, what keeps it longer, and what came of a request to erase it. */
async function keepingPart(
  db: Db,
  { case: row, filing, open }: Copied,
  { language, reason }: { language: string; reason: boolean },
) {
  const hold = await readHold(db, row.id, open.filingKey);
  const asked = await erasureOf(db, row.id);
  const refused = asked?.refusedReason;
  return {
    kept: await keptHere(db, { ...row, request: filing.request }),
    deleteAfter: await deleteAfter(db, row.id),
    hold: hold && { reviewOn: hold.reviewOn, ...(reason ? { reason: hold.reason } : {}) },
    erasure: asked
      ? {
          askedAt: asked.askedAt.toISOString(),
          dueAt: asked.dueAt.toISOString(),
          decidedAt: asked.decidedAt?.toISOString() ?? null,
          refused: refused ? coded('erasure_refusal', refused, language) : null,
        }
      : null,
  };
}
