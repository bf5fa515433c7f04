import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { goToTheOther } from '../../../../../../test/both-sides.ts';
import { citizen } from '../../../../../../test/citizen.ts';
import { filedCase } from '../../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../../test/point.ts';
import { setConference } from '../../../cases/conference/conferences.ts';
import { invite, showGuest } from '../../../cases/conference/guests.ts';
import { noteNotHeard } from '../../../cases/people/hearing.ts';
import { setParty } from '../../../cases/people/parties.ts';
import { loadTexts } from '../../texts.ts';

let point: TestPoint;
const { t } = loadTexts()('nl');
beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

it('a copy says to its reporter who was spoken with and who saw what, and no more', async () => {
  const filed = await filedCase(point);
  const { db } = point;
  const by = await filed.actor();
  await goToTheOther(db, by, 'WORK');
  const witness = { role: 'WITNESS', name: 'Geheime Getuige', reach: '06-2', note: 'intern' };
  await setParty(db, by, { id: randomUUID(), version: null, ...witness });
  await noteNotHeard(db, by, { reason: 'UNSAFE', why: 'intern bang' });
  const [id, gid] = [randomUUID(), randomUUID()];
  const words = { question: 'intern wat nu', place: '', notes: '' };
  await setConference(db, by, { id, version: null, state: 'held', at: by.now, ...words });
  const helper = { kind: 'helper', name: 'Zus Wandel', accountId: null } as const;
  await invite(db, by, { conferenceId: id, id: gid, ...helper });
  const parts = ['STORY', 'CODING'];
  await showGuest(db, by, { id: randomUUID(), conferenceId: id, guestId: gid, parts });

  const browser = citizen(point.app);
  await browser.post('/follow', { code: filed.code });
  const { text } = await browser.get('/follow/copy');
  for (const word of [
    'De leidinggevende',
    t('involved.mediation.agreed'),
    t('involved.told'),
    t('involved.heard'),
    t('involved.unnamed'),
    t('involved.notHeard'),
    'Zus Wandel',
    'Wat de melder vertelde en Waar het over gaat',
  ]) {
    expect(text).toContain(word);
  }
  for (const word of ['Geheime', '06-2', 'intern']) expect(text).not.toContain(word);
});
