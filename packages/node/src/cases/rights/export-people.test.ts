import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { goToTheOther } from '../../../../../test/both-sides.ts';
import { filedCase } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import { setConference } from '../conference/conferences.ts';
import { invite, showGuest } from '../conference/guests.ts';
import { addConsent } from '../consents/consents.ts';
import { noteContact } from '../people/contacts.ts';
import { noteNotHeard } from '../people/hearing.ts';
import { setParty } from '../people/parties.ts';
import { involvedPart } from './export-people.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

/** A case in which somebody was approached, heard, not heard, told and shown something. */
async function involving() {
  const filed = await filedCase(point);
  const { db } = point;
  const by = await filed.actor();
  await goToTheOther(db, by, 'WORK');
  const witness = {
    id: randomUUID(),
    version: null,
    role: 'WITNESS',
    reach: '06-2',
    note: 'intern',
  };
  const later = { ...by, now: new Date(by.now.getTime() + 1000) };
  await setParty(db, later, { ...witness, name: 'Getuige Geheim' });
  const call = { channel: 'PHONE', direction: 'out', reached: true, heard: false } as const;
  const seen = { ...call, told: true, at: by.now, note: 'intern gesproken' };
  await noteContact(db, by, { id: randomUUID(), partyId: witness.id, ...seen });
  await noteContact(db, by, { id: randomUUID(), partyId: null, ...seen, told: false });
  await noteNotHeard(db, by, { reason: 'UNSAFE', why: 'intern bang' });
  const consent = { purpose: 'SHARE_AGENCY', party: 'Wijkteam', state: 'given' } as const;
  await addConsent(db, by, { ...consent, id: randomUUID(), manner: 'Gezegd.' });
  const id = randomUUID();
  const words = { question: 'intern wat nu', place: 'hier', notes: 'intern besproken' };
  await setConference(db, by, { id, version: null, state: 'planned', at: by.now, ...words });
  const guest = { conferenceId: id, id: randomUUID(), accountId: null };
  await invite(db, by, { ...guest, kind: 'agency', name: 'Wijkteam' });
  const parts = ['STORY', 'PLAN'];
  await showGuest(db, by, { id: randomUUID(), conferenceId: id, guestId: guest.id, parts });
  return filed;
}

it('the reporter’s copy says who was told what, without notes and without a witness’s name', async () => {
  const filed = await involving();
  const how = { language: 'nl', notes: false };
  const copy = await involvedPart(point.db, await filed.open(), how);
  expect(copy).toMatchObject({
    people: [
      { role: { code: 'OTHER_SIDE', label: 'Andere partij' }, name: 'De leidinggevende' },
      { role: { code: 'WITNESS' }, name: null },
    ],
    notHeard: { reason: { code: 'UNSAFE' } },
    conferences: [
      {
        state: 'planned',
        guests: [
          {
            kind: 'agency',
            name: 'Wijkteam',
            shown: [{ by: WORKER.name, parts: [{ code: 'STORY' }, { code: 'PLAN' }] }],
          },
        ],
      },
    ],
  });
  expect(copy.contacts.map((contact) => [contact.with?.role.code ?? null, contact.told])).toEqual(
    expect.arrayContaining([
      ['OTHER_SIDE', true],
      ['WITNESS', true],
      [null, false],
    ]),
  );
  const text = JSON.stringify(copy);
  for (const word of ['intern', 'Geheim', '06-2']) expect(text).not.toContain(word);
});

it('the copy that a worker looks through has all of it', async () => {
  const filed = await involving();
  const how = { language: 'en', notes: true };
  const text = JSON.stringify(await involvedPart(point.db, await filed.open(), how));
  const words = ['Getuige Geheim', '06-2', 'intern gesproken', 'intern bang', 'intern besproken'];
  for (const word of words) expect(text).toContain(word);
  expect(text).not.toContain('sealed');
});
