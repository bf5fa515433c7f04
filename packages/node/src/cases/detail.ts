import type { Db } from '../system/database.ts';
import { openText, SealBroken } from '../vault/seal.ts';
import { listAttachments } from './attachments/attachments.ts';
import { markFilesSeen } from './attachments/store.ts';
import { conferencePart } from './conference/part.ts';
import { listConsents } from './consents/consents.ts';
import { readConversation } from './conversation.ts';
import { listCorrections, said } from './corrections/corrections.ts';
import { termsPart } from './deadlines/part.ts';
import { decisionsPart } from './decisions/part.ts';
import { listFeedback } from './feedback/feedback.ts';
import { flowPart } from './flow/part.ts';
import { lettersPart } from './letters/part.ts';
import type { Looking } from './looking.ts';
import { notePlace } from './note-place.ts';
import { peoplePart } from './people/part.ts';
import { journalOpening, type OpenCase } from './read.ts';
import { rightsOf } from './rights/rights.ts';
import { journalOf, markRead } from './store.ts';
import { trajectoryPart } from './trajectory/part.ts';
import { markNewsRead, unreadNews } from './unread.ts';

/** Everything about a case on one page, as the desk shows it. @throws SealBroken */
export async function caseDetail(db: Db, open: OpenCase, looking: Looking) {
  const { case: it, filing } = open;
  // one after the other, the way to the database and back would be most of the time
  const asked = [
    addedPart(db, open),
    toldPart(db, open),
    reportersPart(db, open),
    termsPart(db, open, looking),
    rightsOf(db, { ...it, request: filing.request, filingKey: open.open.filingKey }),
    flowPart(db, open, looking),
    peoplePart(db, open, looking),
    conferencePart(db, open, looking),
    lettersPart(db, open),
    trajectoryPart(db, open, looking),
    decisionsPart(db, open, looking),
  ] as const;
  await refuseBroken(asked);
  const [added, ...parts] = await Promise.all(asked);
  const [told, reporters, terms, rights, flow, people, conference, letters, trajectory, decisions] =
    parts;
  return {
    ...codedPart(open, looking),
    ...{ ...added, ...told, ...reporters, ...terms, ...rights, ...flow, ...people },
    ...{ ...conference, ...letters, ...trajectory, ...decisions },
  };
}

/** A broken seal is what there is to say, whatever else it makes fail. @throws SealBroken */
async function refuseBroken(asked: readonly Promise<unknown>[]): Promise<void> {
  for (const part of await Promise.allSettled(asked)) {
    if (part.status === 'rejected' && part.reason instanceof SealBroken) throw part.reason;
  }
}

/** What lies open in the database: numbers, codes, days and who has it. */
function codedPart(open: OpenCase, { who }: Looking) {
  const { case: it, filing } = open;
  return {
    id: it.id,
    number: it.number,
    version: it.version,
    state: it.state,
    subject: it.subject,
    request: filing.request,
    anonymity: filing.anonymity,
    language: filing.language,
    channel: filing.channel,
    residence: filing.residence,
    municipality: filing.municipality,
    role: filing.reporterRole,
    filedBy: open.filedByName,
    earlier: open.open.answers.earlier ?? null,
    receivedAt: it.receivedAt.toISOString(),
    closedAt: it.closedAt?.toISOString() ?? null,
    ownerName: open.ownerName,
    mine: it.ownerId === who.accountId,
    unread: open.unread,
    grounds: it.grounds,
    domain: it.domain,
    natures: it.natures,
    handlings: it.handlings,
    careCategories: it.careCategories,
    outcomes: it.outcomes,
    notHandledReason: it.notHandledReason,
  };
}

/** What was added to it since: messages, journal, files. */
async function addedPart(db: Db, { case: it, open: { filingKey } }: OpenCase) {
  const [messages, journal, attachments] = await Promise.all([
    readConversation(db, it.id, filingKey),
    readJournal(db, it.id, filingKey),
    listAttachments(db, it.id, filingKey),
  ]);
  return {
    messages: messages.map(({ id, at, sender, name, text }) => {
      return { id, at: at.toISOString(), sender, name, text };
    }),
    journal,
    attachments: attachments.map(({ at, ...file }) => ({ ...file, at: at.toISOString() })),
  };
}

/** Shows a case to a worker: opened, journaled, what is new of the reporter marked as read. */
export async function showCase(db: Db, open: OpenCase, looking: Looking) {
  const { who, now } = looking;
  await journalOpening(db, { caseId: open.case.id, actorId: who.accountId }, now);
  // listed before the detail is read, so that all of it is in there
  const news = open.unread > 0 ? await unreadNews(db, open.case.id) : [];
  const detail = await caseDetail(db, open, looking);
  if (open.unread > 0) {
    await markNewsRead(db, news, now);
    await markRead(db, detail.messages, { from: 'reporter', now });
    await markFilesSeen(db, detail.attachments, now);
  }
  return detail;
}

/** What was filed, and what is said now. */
async function toldPart(db: Db, { case: it, open }: OpenCase) {
  const { filingKey, answers } = open;
  const corrections = await listCorrections(db, { caseId: it.id, filingKey });
  const now = said(answers, corrections);
  return {
    filed: filedPart(answers),
    filedContact: contactPart(answers.contact),
    said: filedPart(now),
    contact: contactPart(now.contact),
    corrections: corrections.map(({ at, changes }) => ({ at: at.toISOString(), changes })),
  };
}

function filedPart(answers: OpenCase['open']['answers']) {
  const { story, when, ongoing, place, grounds, domain } = answers;
  return { story, when, ongoing, place, grounds, domain };
}

function contactPart(contact: OpenCase['open']['answers']['contact']) {
  return contact && { name: contact.name, email: contact.email, phone: contact.phone };
}

async function reportersPart(db: Db, { case: it, open: { filingKey } }: OpenCase) {
  const of = { caseId: it.id, filingKey };
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  const [consents, feedback] = await Promise.all([listConsents(db, of), listFeedback(db, of)]);
  return {
    consents: consents.map((consent) => ({
      id: consent.id,
      purpose: consent.purpose,
      party: consent.party,
      manner: consent.manner,
      state: consent.state,
      askedBy: consent.askedByName,
      at: consent.at.toISOString(),
      decidedAt: iso(consent.decidedAt),
      withdrawnAt: iso(consent.withdrawnAt),
    })),
    feedback: feedback.map(({ at, codes, words }) => {
      return { at: at.toISOString(), codes: [...codes], words };
    }),
    notice: it.sealedNotice !== null,
  };
}

async function readJournal(db: Db, caseId: string, filingKey: Uint8Array) {
  const rows = await journalOf(db, caseId);
  return Promise.all(
    rows.map(async ({ sealedNote, at, actorId, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      note:
        sealedNote && (await openText(filingKey, notePlace(caseId, { at, actorId }), sealedNote)),
    })),
  );
}
