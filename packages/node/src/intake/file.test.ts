import { afterEach, beforeEach, expect, it } from 'vitest';
import { EVERYTHING, typedAs } from '../../../../test/citizen.ts';
import { type TestPoint, testPoint } from '../../../../test/point.ts';
import { loadIntakeKey } from '../vault/intake-key.ts';
import { fileReport } from './file.ts';
import { readAnswers, type Typed } from './report/answers.ts';
import { changeVisit } from './visit/change-visit.ts';
import { loadVisit, newVisitCookie, visitKey } from './visit/visit.ts';

let point: TestPoint;
beforeEach(async () => {
  point = await testPoint();
});
afterEach(() => point.drop());

it('files what was read or nothing: an edit of another tab in between is not lost', async () => {
  const { db, clock } = point;
  const now = clock.now();
  const typed = typedAs(EVERYTHING);
  const [key, intakeKey, answers] = [
    visitKey(newVisitCookie()),
    await loadIntakeKey(db, [point.key.publicJwk]),
    readAnswers(typed),
  ];
  if (!key || !intakeKey || !answers) throw new Error('not ready to file');
  const write = (to: Typed) =>
    changeVisit(db, key, {
      now,
      fresh: { language: 'nl', typed: {} },
      change: (it) => ({ ...it, typed: to }),
    });
  const before = await write(typed);
  await write({ ...typed, story: ['Wat ik nog wilde zeggen.'] });
  const town = { name: 'Wilgendrecht', municipality: 'XXDL01', country: 'NL' } as const;
  const filing = { answers, language: 'nl', channel: 'WEB', now };
  const send = (sealed: string) =>
    fileReport({ db, town }, intakeKey, { ...filing, visit: { ...key, sealed } });
  expect(await send(before.held.sealed)).toBeUndefined();
  expect(await db.execute('select id from cases')).toHaveLength(0);
  const after = await loadVisit(db, key, { now });
  expect(after?.visit.typed.story).toEqual(['Wat ik nog wilde zeggen.']);
  expect(await send(after?.held.sealed ?? '')).toMatchObject({ code: expect.any(String) });
});
