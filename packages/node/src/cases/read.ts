import { audit } from '../access/audit/audit.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import type { OpenFiling } from '../vault/filing.ts';
import { openFilingOf } from '../vault/filing.ts';
import { type OpenIntakeKey, openIntakeKeys, type Unlocked } from '../vault/intake-key.ts';
import { openText } from '../vault/seal.ts';
import { movesFor, notePlace } from './act.ts';
import { listAttachments } from './attachments/attachments.ts';
import { markFilesSeen } from './attachments/store.ts';
import { readConversation } from './conversation.ts';
import { rightsOf } from './rights/rights.ts';
import { caseWithFiling, insertJournal, journalOf, markRead, openedSince } from './store.ts';

type SealedCase = NonNullable<Awaited<ReturnType<typeof caseWithFiling>>>;

/** A case whose filing has been opened with the point's intake key. */
export interface OpenCase extends SealedCase {
  readonly open: OpenFiling;
}

const QUARTER_OF_AN_HOUR = 15 * 60_000;

/**
 * Opens a case for a worker.
 * @throws Refusal not-found; not-let-in for somebody who holds no key to it
 */
export async function openCase(
  db: Db,
  intakeKeys: ReadonlyMap<string, OpenIntakeKey>,
  caseId: string,
): Promise<OpenCase> {
  const found = await caseWithFiling(db, caseId);
  if (!found) throw new Refusal('not-found');
  const key = intakeKeys.get(found.filing.kid);
  if (!key) throw new Refusal('not-let-in');
  return { ...found, open: await openFilingOf(found.case.id, key, found.filing) };
}

/**
 * Opens a case for somebody who is signed in. Keys that were read a moment before the intake key
 * was replaced do not open a case that is sealed to the new one: they are read once more.
 * @throws Refusal not-found, not-let-in
 */
export async function openCaseFor(db: Db, who: Unlocked, caseId: string): Promise<OpenCase> {
  const open = async () => openCase(db, await openIntakeKeys(db, who), caseId);
  try {
    return await open();
  } catch (error) {
    if (error instanceof Refusal && error.problem === 'not-let-in') return open();
    throw error;
  }
}

/**
 * Notes that a worker opened a case: in the audit log every time, in the case's journal at most
 * once in a quarter of an hour.
 */
export async function journalOpening(
  db: Db,
  who: { caseId: string; actorId: string },
  now: Date,
): Promise<void> {
  const { caseId, actorId: id } = who;
  await db.transaction(async (tx) => {
    await audit(tx, { at: now, actor: { kind: 'account', id }, act: 'case-opened', caseId });
    if (await openedSince(tx, who, new Date(now.getTime() - QUARTER_OF_AN_HOUR))) return;
    const nothing = { fromState: null, toState: null, sealedNote: null };
    await insertJournal(tx, { ...who, at: now, act: 'open', ...nothing });
  });
}

/** Everything about a case on one page, as the desk shows it. */
export async function caseDetail(db: Db, open: OpenCase, accountId: string) {
  const { case: it, filing } = open;
  const { filingKey, answers } = open.open;
  const { contact, caseId: _, ...filed } = answers;
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
    receivedAt: it.receivedAt.toISOString(),
    closedAt: it.closedAt?.toISOString() ?? null,
    ownerName: open.ownerName,
    mine: it.ownerId === accountId,
    unread: open.unread,
    grounds: it.grounds,
    domain: it.domain,
    natures: it.natures,
    handlings: it.handlings,
    outcomes: it.outcomes,
    notHandledReason: it.notHandledReason,
    filed,
    contact,
    messages: (await readConversation(db, it.id, filingKey)).map(({ at, ...message }) => ({
      ...message,
      at: at.toISOString(),
    })),
    journal: await readJournal(db, it.id, filingKey),
    attachments: (await listAttachments(db, it.id, filingKey)).map(({ at, ...file }) => ({
      ...file,
      at: at.toISOString(),
    })),
    ...(await rightsOf(db, { ...it, request: filing.request, filingKey })),
    moves: movesFor(it, accountId),
  };
}

/** Shows a case to a worker: opened, journaled, its new messages and files marked as read. */
export async function showCase(
  db: Db,
  open: OpenCase,
  { accountId, now }: { accountId: string; now: Date },
) {
  await journalOpening(db, { caseId: open.case.id, actorId: accountId }, now);
  const detail = await caseDetail(db, open, accountId);
  if (open.unread > 0) {
    await markRead(db, detail.messages, now);
    await markFilesSeen(db, detail.attachments, now);
  }
  return detail;
}

async function readJournal(db: Db, caseId: string, filingKey: Uint8Array) {
  const rows = await journalOf(db, caseId);
  return Promise.all(
    rows.map(async ({ sealedNote, id: _, at, actorId, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      note:
        sealedNote && (await openText(filingKey, notePlace(caseId, { at, actorId }), sealedNote)),
    })),
  );
}
