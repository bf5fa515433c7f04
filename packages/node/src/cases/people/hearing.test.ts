import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { goToTheOther } from '../../../../../test/both-sides.ts';
import { caseIn, type FiledCase, type Wanted, wantedFor } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { SealBroken } from '../../vault/seal.ts';
import { addConsent, decideConsent, listConsents } from '../consents/consents.ts';
import { type Contacting, listContacts, noteContact, strikeContact } from './contacts.ts';
import { noteNotHeard, readNotHeard } from './hearing.ts';
import { answerMediation, listParties, setParty } from './parties.ts';

let point: TestPoint;
let filed: FiledCase;
let by: Contacting;
const WHY = { reason: 'NO_ANSWER', why: 'Drie keer gebeld en geschreven.' };
const problem = (code: string) => ({ problem: code });

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await caseIn(point, 'IN_PROGRESS');
  by = await filed.actor();
});
afterAll(() => point.drop());

const code = (...handlings: string[]) => filed.does({ ...wantedFor('code'), handlings } as Wanted);
const close = () => filed.does(wantedFor('close'));
const closing = async () => expect(close()).rejects.toMatchObject(problem('other-side-not-heard'));

describe('closing an own investigation', () => {
  it('needs the other side’s account', async () => {
    await code('INVESTIGATE');
    await closing();
    await goToTheOther(point.db, by, 'WORK');
    await close();
    expect((await filed.row()).state).toBe('CLOSED');
  });

  it('is not helped by what was struck out, by a call nobody took, or by a witness', async () => {
    await code('INVESTIGATE');
    await goToTheOther(point.db, by, 'WORK');
    const [heard] = await listContacts(point.db, by);
    await strikeContact(point.db, by, heard?.id ?? '');
    const how = { channel: 'PHONE', direction: 'in', told: false, at: by.now, note: 'x' } as const;
    const [other] = await listParties(point.db, by);
    const unheard = { ...how, partyId: other?.id ?? '', reached: false, heard: false };
    await noteContact(point.db, by, { id: randomUUID(), ...unheard });
    const id = randomUUID();
    const witness = { role: 'WITNESS', name: 'Buurvrouw', reach: '', note: '' };
    await setParty(point.db, by, { id, version: null, ...witness });
    const hears = { ...how, id: randomUUID(), partyId: id, reached: true, heard: true };
    await expect(noteContact(point.db, by, hears)).rejects.toMatchObject(
      problem('request-invalid'),
    );
    await closing();
  });

  it('is not helped by somebody who turns out to be a witness', async () => {
    await code('INVESTIGATE');
    await goToTheOther(point.db, by, 'WORK');
    const [other] = await listParties(point.db, by);
    const { id = '', version = 0, name = '' } = other ?? {};
    await setParty(point.db, by, { id, version, role: 'WITNESS', name, reach: '', note: '' });
    await closing();
  });

  it('can say why the other side was not heard, and take that back', async () => {
    await code('INVESTIGATE');
    await noteNotHeard(point.db, by, WHY);
    await noteNotHeard(point.db, by, null);
    await closing();
    await noteNotHeard(point.db, by, WHY);
    await noteNotHeard(point.db, by, { ...WHY, reason: 'DECLINED' });
    expect(await readNotHeard(point.db, by)).toEqual({
      ...WHY,
      reason: 'DECLINED',
      by: 'Anna Zoeker',
      at: by.now,
    });
    await close();
    const rows = await point.db.execute(sql`select subject from audit_entries
      where case_id = ${filed.id}::uuid and act = 'not-heard-noted' order by id`);
    const said = rows.map(({ subject }) => subject);
    expect(said).toEqual(['NO_ANSWER', 'none', 'NO_ANSWER', 'DECLINED']);
  });

  it.each([
    [{ ...WHY, reason: 'NOPE' }, 'request-invalid'],
    [{ ...WHY, why: ' ' }, 'reason-required'],
    [{ ...WHY, why: 'x'.repeat(2001) }, 'request-invalid'],
  ])('does not take %j for a reason', async (wanted, refusal) => {
    await expect(noteNotHeard(point.db, by, wanted)).rejects.toMatchObject(problem(refusal));
  });

  it('does not open a reason that was changed in the database', async () => {
    await noteNotHeard(point.db, by, WHY);
    await point.db.execute(sql`update not_heard set reason = 'UNSAFE'
      where case_id = ${filed.id}::uuid`);
    await expect(readNotHeard(point.db, by)).rejects.toThrow(SealBroken);
  });
});

it('any other kind of handling closes without a hearing', async () => {
  await code('ADVICE', 'REFERRAL');
  await close();
});

describe('coding what goes to the other side', () => {
  const name = 'De verhuurder';
  const consent = async () => {
    const id = randomUUID();
    const wanted = { id, purpose: 'APPROACH_OTHER', party: name, state: 'given' } as const;
    await addConsent(point.db, by, { ...wanted, manner: 'Gezegd.' });
    return id;
  };
  const refused = async (...handlings: string[]) =>
    expect(code(...handlings)).rejects.toMatchObject(problem('consent-required'));

  it('a letter needs the reporter’s consent', async () => {
    await refused('LETTER');
    const id = await consent();
    await code('LETTER');
    await decideConsent(point.db, by, { id, state: 'withdrawn' });
    // what was done was done; something new is not
    await code('LETTER', 'ADVICE');
    await code('ADVICE');
    await refused('LETTER');
  });

  it('a mediation needs the other side’s agreement too', async () => {
    await consent();
    await refused('MEDIATION');
    const id = randomUUID();
    const party = { role: 'OTHER_SIDE', name, reach: '', note: '' };
    await setParty(point.db, by, { id, version: null, ...party });
    await answerMediation(point.db, by, { id, answer: 'declined', manner: 'Wil niet.' });
    await refused('MEDIATION');
    await answerMediation(point.db, by, { id, answer: 'agreed', manner: 'Wil toch.' });
    await code('MEDIATION');
  });

  it('an agreement is not enough without the reporter’s consent of now', async () => {
    await goToTheOther(point.db, by, 'WORK');
    const [consented] = await listConsents(point.db, by);
    const { id = '' } = consented ?? {};
    await decideConsent(point.db, by, { id, state: 'withdrawn' });
    await refused('MEDIATION');
  });

  it('nothing of it is possible for somebody anonymous', async () => {
    for (const anonymity of ['ANON_THIRD', 'ANON_FULL']) {
      filed = await caseIn(point, 'IN_PROGRESS', { anonymity, contact: null });
      for (const handling of ['MEDIATION', 'LETTER', 'INVESTIGATE']) {
        await expect(code(handling)).rejects.toMatchObject(problem('anonymous-no-contact'));
      }
    }
  });
});
