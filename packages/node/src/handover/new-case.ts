import { randomBytes, randomUUID } from 'node:crypto';
import { CODE_VERSION, type HandoverCase } from '@nabij/protocol';
import { z } from 'zod';
import { audit } from '../access/audit/audit.ts';
import { addedPlace } from '../cases/added.ts';
import { keepCopied } from '../cases/attachments/attachments.ts';
import { markFilesSeen } from '../cases/attachments/store.ts';
import { countedOf } from '../cases/counted/count-case.ts';
import { refreshDue } from '../cases/deadlines/due.ts';
import { sealNote } from '../cases/note-place.ts';
import { sealParty } from '../cases/people/party.ts';
import { insertParty } from '../cases/people/store.ts';
import { type CaseRow, insertJournal, insertMessageOnce } from '../cases/store.ts';
import { isAboutCare } from '../counts/counted.ts';
import { ownSeed } from '../counts/person.ts';
import { tallyReceived } from '../counts/tally.ts';
import type { Db } from '../system/database.ts';
import { codeLinkSchema } from '../vault/code-link.ts';
import { answersPlace, type FiledAnswers } from '../vault/filing.ts';
import { type IntakeKey, newFilingKey, sealFilingKey } from '../vault/filing-key.ts';
import { sealText } from '../vault/seal.ts';
import type { Came } from './came.ts';
import type { TakingDeps } from './dependencies.ts';
import { freeLookup, insertCame } from './new-case-store.ts';
import { residenceHere } from './residence.ts';
import { isReceived, lockHandover, type ReceivedRow, updateHandover } from './store.ts';

const KEY_BYTES = 32;
const EARLIEST = Date.UTC(2000, 0);

/** Where it is made, and with what. */
interface Making {
  readonly id: string;
  readonly came: Came;
  readonly intakeKey: IntakeKey;
  readonly now: Date;
}

/**
 * Makes the case that came, with a filing and a key of its own: sealed for this point, and for the
 * code that the reporter has. It waits on everybody's list.
 * @returns whether it was made; it is not where another process did, or the handover ended
 */
export async function openCameCase(tx: Db, deps: TakingDeps, making: Making): Promise<boolean> {
  const { id, came, now } = making;
  const row = await lockHandover(tx, id);
  if (!row || !isReceived(row) || row.state.at !== 'accepted' || !row.accountId) return false;
  const { document } = came;
  const made = await insertCase(tx, deps, { ...making, row });
  const { current, filingKey } = made;
  const caseId = current.id;
  const accountId = row.accountId;
  const by = { caseId, accountId, filingKey, now };
  await keepWords(tx, by, document);
  await keepPeople(tx, by, document);
  await keepFiles(tx, by, came);
  await keepNotes(tx, by, { came, from: row.peerFacts.name });
  await count(tx, { current, document, filingKey });
  await refreshDue(tx, caseId, { ...deps, now });
  await updateHandover(tx, id, { caseId, earlier: document.earlier });
  await audit(tx, { at: now, actor: { kind: 'node' }, act: 'handover-in', caseId, subject: id });
  return true;
}

async function insertCase(
  tx: Db,
  deps: TakingDeps,
  { came: { document }, intakeKey, row, now }: Making & { row: ReceivedRow },
): Promise<{ current: CaseRow; filingKey: Uint8Array }> {
  const [filingId, caseId] = [randomUUID(), randomUUID()];
  const filingKey = newFilingKey();
  const { links, key, lookup } = await codeIn(tx, document);
  const answers = answersOf(document, caseId);
  const { coding } = document;
  const { preview, reason } = row.offer ?? {};
  const grounds = coding?.grounds ?? [];
  const municipality = document.happened?.municipality ?? 'UNKNOWN';
  const seen = { residence: coding?.residence, municipality, reason: reason ?? '' };
  const subject = coding?.subject ?? preview?.subject ?? 'QUESTION';
  const domain = coding?.domain ?? 'UNKNOWN';
  const receivedAt = dayHere(document.received, now);
  const filing = {
    ...{ id: filingId, lookup, kid: intakeKey.kid, resealedKey: null, codeLinks: links },
    sealedKey: await sealFilingKey(filingKey, filingId, { intakeKey, codeKey: key }),
    sealedAnswers: await sealText(filingKey, answersPlace(filingId), JSON.stringify(answers)),
    ...{ subject, grounds, domain, municipality, receivedAt, filedBy: null },
    request: coding?.request ?? preview?.request ?? 'COMPLAINT',
    anonymity: document.anonymity,
    residence: residenceHere(seen, deps.municipality),
    language: document.language ?? 'nl',
    channel: coding?.channel ?? 'PARTNER',
    reporterRole: document.role,
    codeVersion: CODE_VERSION,
  };
  const natures = coding?.natures ?? [];
  // elsewhere something else may be coded so
  const careCategories = isAboutCare(subject) ? (coding?.care_categories ?? []) : [];
  // what was counted as closed before is closed for the counts: it ends here without being counted
  const closedAt = document.counted?.includes('CLOSED') ? receivedAt : null;
  const current = await insertCame(tx, { filing, caseId, natures, careCategories, closedAt });
  return { current, filingKey };
}

/** No later than now, and not so early that no offer could say its month. */
function dayHere(seconds: number, now: Date): Date {
  return new Date(Math.min(Math.max(seconds * 1000, EARLIEST), now.getTime()));
}

const boxSchema = z.strictObject({
  links: z.array(codeLinkSchema).max(20),
  key: z.string().regex(/^[\w-]{43}$/),
});

/**
 * How the reporter's code finds and opens the case here. Without a way from the code, none does;
 * and none displaces a case that is here.
 */
async function codeIn(tx: Db, { code, earlier }: HandoverCase) {
  const way = earlier.map(({ handover }) => handover);
  const lookup = code && (await freeLookup(tx, Buffer.from(code.lookup, 'base64url'), way));
  const box = lookup && readBox(code?.box ?? '');
  if (!lookup || !box) {
    const nobody = { links: [], key: new Uint8Array(randomBytes(KEY_BYTES)) };
    return { ...nobody, lookup: new Uint8Array(randomBytes(KEY_BYTES)) };
  }
  return { links: box.links, key: new Uint8Array(Buffer.from(box.key, 'base64url')), lookup };
}

function readBox(box: string): z.infer<typeof boxSchema> | undefined {
  try {
    const parsed = boxSchema.safeParse(JSON.parse(Buffer.from(box, 'base64url').toString()));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function answersOf(document: HandoverCase, caseId: string): FiledAnswers {
  const { story = '', happened, contact, coding, role } = document;
  const { name = '', email = '', phone = '' } = contact ?? {};
  return {
    caseId,
    story,
    when: happened?.when ?? '',
    ongoing: happened?.ongoing ?? false,
    place: happened?.place ?? '',
    lives: null,
    grounds: coding?.grounds ?? [],
    domain: coding?.domain ?? 'UNKNOWN',
    contact: contact ? { name, email, phone } : null,
    role,
    earlier: null,
  };
}

interface By {
  readonly caseId: string;
  readonly accountId: string;
  readonly filingKey: Uint8Array;
  readonly now: Date;
}

/** What was said there: nobody here said it, and nobody has to look at it as news. */
async function keepWords(
  tx: Db,
  { caseId, filingKey, now: readAt }: By,
  { conversation = [] }: HandoverCase,
): Promise<void> {
  // nothing was said at a time that has not come: it would outlive what is erased when a case goes on
  const latest = readAt.getTime() - conversation.length;
  let last = 0;
  for (const { at: seconds, by, text } of conversation) {
    const sender = by === 'REPORTER' ? 'reporter' : 'worker';
    // what was said within one second stays in its order
    last = Math.max(Math.min(seconds * 1000, latest), last + 1);
    const at = new Date(last);
    const message = { id: randomUUID(), caseId, sender, accountId: null, at } as const;
    const sealedText = await sealText(filingKey, addedPlace('message', message), text);
    await insertMessageOnce(tx, { ...message, sealedText, readAt });
  }
}

async function keepPeople(
  tx: Db,
  { caseId, accountId: addedBy, filingKey, now: addedAt }: By,
  { people = [] }: HandoverCase,
): Promise<void> {
  const unanswered = { mediation: null, mediationAt: null, manner: null };
  for (const { role, name = '–', note = '' } of people) {
    const written = { role, name, reach: '', note, ...unanswered };
    const party = { id: randomUUID(), caseId, addedBy, addedAt, version: 1, ...written };
    await insertParty(tx, await sealParty(filingKey, party));
  }
}

async function keepFiles(tx: Db, { caseId, filingKey, now }: By, { files }: Came): Promise<void> {
  for (const { name, type, bytes } of files) {
    const given = { caseId, accountId: null, filingKey, now };
    const file = { name, type, bytes: Buffer.from(bytes) };
    const id = await keepCopied(tx, { file, given });
    await markFilesSeen(tx, [{ id, sender: 'reporter' }], now);
  }
}

/** From whom it came, and what has no place of its own here: the plan, and files not taken. */
async function keepNotes(
  tx: Db,
  by: By,
  { came, from }: { came: Came; from: string },
): Promise<void> {
  const { caseId, accountId: actorId, now: at } = by;
  const { plan, contact } = came.document;
  const lines = [
    `← ${from}`,
    ...(contact?.reach === undefined ? [] : [contact.reach]),
    ...came.refused.map((name) => `✗ ${name}`),
    ...(plan === undefined ? [] : [plan]),
  ];
  const sealedNote = await sealNote(by, lines.join('\n\n'));
  const entry = { caseId, at, actorId, fromState: null, toState: 'RECEIVED' };
  await insertJournal(tx, { ...entry, act: 'handover-in', sealedNote });
}

/** Counts it as received, on the day on which it came in, where no number that left has it. */
async function count(
  tx: Db,
  it: { current: CaseRow; document: HandoverCase; filingKey: Uint8Array },
): Promise<void> {
  const { current, document, filingKey } = it;
  if (document.counted?.includes('RECEIVED')) return;
  const { id: caseId, receivedAt: at } = current;
  const seed = ownSeed(filingKey);
  await tallyReceived(tx, await countedOf(tx, current), { caseId, at, seed });
}
