import { isCitizenLanguage } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { openText, sealText } from '../../vault/seal.ts';
import { MESSAGE_MAX } from '../conversation.ts';
import { changing } from '../people/changing.ts';
import { type Contacting, noteContact } from '../people/contacts.ts';
import { partyIn } from '../people/parties.ts';
import { insertLetter, type LetterRow, letterById, lettersOf } from './letter-store.ts';

/** Longest address on a letter, in Unicode code points. */
const ADDRESS_MAX = 500;

/** What of a letter lies sealed. */
export interface LetterWords {
  /** To whom, as they were called then. */
  readonly to: string;
  readonly address: string;
  readonly language: string;
  readonly text: string;
}

/** A letter that was written for a case; it stays as it was written. */
export interface Letter extends Omit<LetterRow, 'sealed' | 'caseId'>, LetterWords {
  readonly by: string | null;
}

/** A letter to be kept; its id is made where it is written, so that sending twice keeps one. */
export type LetterWanted = Omit<LetterWords, 'to'> & {
  readonly id: string;
  readonly partyId: string;
};

/** The letters of a case, the first one first. @throws SealBroken */
export async function listLetters(
  db: Db,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
): Promise<Letter[]> {
  const rows = await lettersOf(db, caseId);
  return Promise.all(
    rows.map(async ({ sealed, by, caseId: _, ...row }) => {
      const words = JSON.parse(
        await openText(filingKey, placeOf({ ...row, caseId }), sealed),
      ) as LetterWords;
      return { ...row, ...words, by };
    }),
  );
}

/**
 * Keeps a letter to somebody who is involved and notes that they were written to: that needs the
 * reporter's consent where they are the other side or an agency, and for an anonymous reporter
 * nobody is written to (Besluit gemeentelijke antidiscriminatievoorzieningen art. 5(4)).
 * @throws Refusal not-found for somebody of another case; request-invalid; consent-required,
 *   anonymous-no-contact; changed-meanwhile for an id that stands for another letter
 */
export async function writeLetter(db: Db, by: Contacting, wanted: LetterWanted): Promise<void> {
  const { id, partyId, language } = wanted;
  const written = { language, address: wanted.address.trim(), text: wanted.text.trim() };
  checkWritten(written);
  const { caseId, accountId, filingKey, now: at } = by;
  await db.transaction(async (tx) => {
    const known = await letterById(tx, id);
    if (known) {
      if (known.caseId === caseId && known.partyId === partyId) return;
      throw new Refusal('changed-meanwhile');
    }
    const { name: to } = await partyIn(tx, by, partyId);
    const post = { channel: 'POST', direction: 'out', reached: true, told: true } as const;
    await noteContact(tx, by, { id, partyId, ...post, heard: false, at, note: '' });
    await changing(tx, by, async () => {
      const row = { id, caseId, partyId, at, accountId };
      const words = JSON.stringify({ to, ...written } satisfies LetterWords);
      await insertLetter(tx, { ...row, sealed: await sealText(filingKey, placeOf(row), words) });
      return { act: 'letter', audited: 'letter-written', subject: id };
    });
  });
}

function checkWritten({ language, address, text }: Omit<LetterWords, 'to'>): void {
  const fits =
    isCitizenLanguage(language) &&
    text !== '' &&
    lengthOf(text) <= MESSAGE_MAX &&
    lengthOf(address) <= ADDRESS_MAX;
  if (!fits) throw new Refusal('request-invalid');
}

/** To whom and by whom is part of the place: a letter cannot be made one to somebody else. */
function placeOf({ id, caseId, partyId, at, accountId }: Omit<LetterRow, 'sealed'>): string {
  return ['case', caseId, 'letter', id, partyId, accountId, at.toJSON()].join('/');
}
