import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import type { FiledAnswers } from '../../vault/filing.ts';
import { openText, sealText } from '../../vault/seal.ts';
import { insertJournal, lockCase, updateCase } from '../store.ts';
import { type NoticeAfter, noticeAfter } from './notice-after.ts';
import { type CorrectionRow, correctionById, correctionsOf, insertCorrection } from './store.ts';

/** What can be said better later, and how long it may be, in Unicode code points. */
export const CORRECTABLE = {
  story: 20_000,
  when: 200,
  place: 200,
  name: 200,
  email: 200,
  phone: 200,
} as const;

export type CorrectedField = keyof typeof CORRECTABLE;
export type Changes = Partial<Record<CorrectedField, string>>;

/** What a reporter said better, and when. */
export interface Correction {
  readonly at: Date;
  readonly changes: Changes;
}

const FIELDS = Object.keys(CORRECTABLE) as CorrectedField[];
const CONTACT = ['name', 'email', 'phone'] as const;
const NOBODY = { name: '', email: '', phone: '' };

/** Every correction of a case, the first one first. @throws SealBroken */
export async function listCorrections(
  db: Db,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
): Promise<Correction[]> {
  const rows = await correctionsOf(db, [caseId]);
  return Promise.all(
    rows.map(async (row) => ({ at: row.at, changes: await openCorrection(filingKey, row) })),
  );
}

/** Opens one correction: it is that of this case and this moment, or it does not open. */
export async function openCorrection(filingKey: Uint8Array, row: CorrectionRow): Promise<Changes> {
  return JSON.parse(await openText(filingKey, placeOf(row), row.sealed)) as Changes;
}

/** What the reporter says now: what they filed, with every correction on top. */
export function said<Filed extends FiledAnswers>(
  filed: Filed,
  corrections: readonly Correction[],
): Filed {
  const changes: Changes = Object.assign({}, ...corrections.map((it) => it.changes));
  const { story = filed.story, when = filed.when, place = filed.place } = changes;
  const contact = { ...(filed.contact ?? NOBODY), ...contactIn(changes) };
  const reachable = CONTACT.some((field) => contact[field] !== '');
  return { ...filed, story, when, place, contact: reachable ? contact : null };
}

/**
 * The reporter says something better. What they filed stays as it is; this is added to it. The
 * same form sent twice adds it once.
 * @param filed what was filed first
 * @returns what came of it: nothing is different, or it is kept and mail goes elsewhere or nowhere
 * @throws Refusal not-found; request-invalid; anonymous-no-contact for contact details of somebody
 *   whom nobody may know
 */
export async function correct(
  db: Db,
  by: { id: string; caseId: string; anonymity: string; filingKey: Uint8Array; now: Date },
  { filed, changes }: { filed: FiledAnswers; changes: Changes },
): Promise<'same' | NoticeAfter> {
  const { id, caseId, filingKey, now: at } = by;
  check(changes, by.anonymity);
  return db.transaction(async (tx) => {
    const current = await lockCase(tx, caseId);
    if (!current) throw new Refusal('not-found');
    const before = await correctionById(tx, id);
    if (before) {
      await checkThis(before, by, changes);
      return 'corrected';
    }
    const now = said(filed, await listCorrections(tx, by));
    const different = differing(now, changes);
    if (Object.keys(different).length === 0) return 'same';
    const row = { id, caseId, at, readAt: null };
    const sealed = await sealText(filingKey, placeOf(row), JSON.stringify(different));
    await insertCorrection(tx, { ...row, sealed });
    // a worker who acts on what was said before is told that it changed
    await updateCase(tx, current, {});
    const nothing = { fromState: null, toState: null, sealedNote: null };
    await insertJournal(tx, { caseId, at, actorId: null, act: 'correct', ...nothing });
    await audit(tx, { at, actor: { kind: 'reporter' }, act: 'corrected', caseId, subject: id });
    return noticeAfter(tx, by, { before: now.contact?.email, after: different.email });
  });
}

function check(changes: Changes, anonymity: string): void {
  for (const field of FIELDS) {
    const text = changes[field];
    if (text !== undefined && lengthOf(text) > CORRECTABLE[field]) {
      throw new Refusal('request-invalid');
    }
  }
  if (changes.story === '') throw new Refusal('request-invalid');
  const contact = Object.values(contactIn(changes)).some((text) => text !== '');
  if (contact && anonymity === 'ANON_FULL') throw new Refusal('anonymous-no-contact');
}

/** The same form again is done already; the id of anything else is refused. */
async function checkThis(
  before: CorrectionRow,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
  changes: Changes,
): Promise<void> {
  if (before.caseId !== caseId) throw new Refusal('changed-meanwhile');
  const kept = await openCorrection(filingKey, before);
  const same = FIELDS.every((field) => kept[field] === undefined || kept[field] === changes[field]);
  if (!same) throw new Refusal('changed-meanwhile');
}

function differing(now: FiledAnswers, changes: Changes): Changes {
  const { story, when, place, contact } = now;
  const current: Record<CorrectedField, string> = { story, when, place, ...NOBODY, ...contact };
  const different = FIELDS.filter(
    (field) => changes[field] !== undefined && changes[field] !== current[field],
  );
  return Object.fromEntries(different.map((field) => [field, changes[field]]));
}

function contactIn(changes: Changes): Partial<typeof NOBODY> {
  return Object.fromEntries(
    CONTACT.flatMap((field) => (changes[field] === undefined ? [] : [[field, changes[field]]])),
  );
}

function placeOf({ id, caseId, at }: Omit<CorrectionRow, 'sealed'>): string {
  return `case/${caseId}/correction/${id}/${at.toJSON()}`;
}
