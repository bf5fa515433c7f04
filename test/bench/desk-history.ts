import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { keepAttachment } from '../../packages/node/src/cases/attachments/attachments.ts';
import { answerByReporter, keepMessage } from '../../packages/node/src/cases/conversation.ts';
import { sealNote } from '../../packages/node/src/cases/note-place.ts';
import { insertJournal } from '../../packages/node/src/cases/store.ts';
import type { Db } from '../../packages/node/src/system/database.ts';

/** Somebody who reported something: with their code they can write in their case. */
export interface WhoReported {
  readonly caseId: string;
  readonly filingKey: Uint8Array;
}

/** What was said and noted in a case: the same in each, as sealing hides what it is anyway. */
const SAID = [
  'Kunt u mij terugbellen? Het liefst in de ochtend.',
  'Dank voor uw bericht. Ik heb het woonbedrijf gebeld.',
  'Ze zeggen dat het aan mij ligt. Ik heb de brief bewaard.',
] as const;
const NOTED = 'Gesproken met de wijkagent. Die kent de straat en gaat langs.';

/** Gives a case some messages both ways and two notes. */
export async function talk(db: Db, who: WhoReported, accountId: string): Promise<void> {
  const [asked, answered, replied] = SAID;
  const now = new Date();
  await answerByReporter(db, { ...who, id: randomUUID(), text: asked, now });
  const answer = { ...who, id: randomUUID(), text: answered, now };
  await keepMessage(db, answer, { sender: 'worker', accountId });
  await answerByReporter(db, { ...who, id: randomUUID(), text: replied, now });
  for (const later of [1, 2]) {
    const at = new Date(now.getTime() + later);
    const sealedNote = await sealNote({ ...who, accountId, now: at }, NOTED);
    const nothing = { fromState: null, toState: null };
    await insertJournal(db, {
      ...{ caseId: who.caseId, at, actorId: accountId, act: 'note', sealedNote },
      ...nothing,
    });
  }
}

/** A photo of a letter, as a telephone makes one, in each of these cases. */
export async function addPhotos(db: Db, all: readonly WhoReported[]): Promise<void> {
  const noise = { type: 'gaussian', mean: 200, sigma: 20 } as const;
  const letter = sharp({
    create: { width: 1_200, height: 1_600, channels: 3, background: '#ffffff', noise },
  });
  const bytes = await letter.jpeg({ quality: 60 }).toBuffer();
  for (const who of all) {
    const file = { ...who, accountId: null, name: 'brief.jpg', bytes, now: new Date() };
    await keepAttachment(db, file);
  }
}

/** Nearly everything was read: in some open cases the reporter's last word was not. */
export async function readMost(db: Db): Promise<void> {
  await db.execute(sql`
    with late as (
      select id from cases where state not in ('CLOSED', 'NOT_HANDLED')
      order by number desc limit 400
    )
    update messages set read_at = at
    where sender = 'reporter' and case_id not in (select id from late)`);
  await db.execute(sql`update attachments set read_at = at`);
}
