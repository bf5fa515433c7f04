import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filedCase } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import type { FiledAnswers } from '../../vault/filing.ts';
import { type CaseCopy, exportCase } from './export.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

/** Where each answer stands in a copy; only the case's own id is nobody's answer. */
const STANDS: Record<keyof Omit<FiledAnswers, 'caseId'>, (copy: CaseCopy) => unknown> = {
  story: ({ filed }) => filed.story,
  when: ({ filed }) => filed.when,
  ongoing: ({ filed }) => filed.ongoing,
  place: ({ filed }) => filed.place,
  lives: ({ filed }) => filed.lives,
  grounds: ({ filed }) => filed.grounds.map(({ code }) => code),
  domain: ({ filed }) => filed.domain.code,
  contact: ({ contact }) => contact,
  role: ({ filed }) => filed.role.code,
  earlier: ({ filed }) => filed.earlier,
};

it('a copy has every answer that was filed, and who filed it for them', async () => {
  const filed = await filedCase(point, { earlier: 7, ongoing: true, role: 'WITNESS' });
  const options = {
    point: { name: 'Meldpunt', url: 'https://meldpunt.example', country: 'NL' },
    now: point.clock.now(),
    notes: false,
    fileContents: false,
  } as const;
  const copied = async () => exportCase(point.db, await filed.open(), options);
  const { caseId: _, ...answers } = (await filed.open()).open.answers;
  const copy = await copied();
  const there = Object.entries(STANDS).map(([key, read]) => [key, read(copy)]);
  expect(Object.fromEntries(there)).toEqual(answers);
  expect(answers.lives).toBe('YES');

  expect(copy.filed.filedBy).toBeNull();
  await point.db.execute(sql`update filings set filed_by = ${point.worker.accountId}
    where id = (select filing_id from cases where id = ${filed.id}::uuid)`);
  expect((await copied()).filed.filedBy).toBe(WORKER.name);
});
