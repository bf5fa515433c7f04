import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { citizen, EVERYTHING } from '../../../../../test/citizen.ts';
import { filedCase } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { LANGUAGES, loadTexts } from '../texts.ts';
import { keptSentence, keptWords } from './kept-words.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint();
});
beforeEach(() => point.db.execute(sql`truncate retention_rules`));
afterAll(() => point.drop());

const privacy = async () => (await citizen(point.app).get('/privacy?lang=en')).text;

it.each([
  ['nl', 'P2Y', '2 jaar'],
  ['nl', 'P18M', '18 maanden'],
  ['en', 'P1Y', '1 year'],
  ['fr', 'P1Y6M', '1 an et 6 mois'],
  ['de', 'P15Y', '15 Jahre'],
  ['pl', 'P2Y', '2 lata'],
] as const)('in %s %s is %s', (language, term, words) => {
  const said = keptWords({ language }, { term, from: 'closed' }).replaceAll('\u00a0', ' ');
  expect(said).toBe(words);
});

it.each(LANGUAGES)('in %s a sentence tells it, and from when', (language) => {
  const texts = loadTexts()(language);
  const kept = { term: 'P17M', from: 'closed' } as const;
  expect(keptSentence(texts, kept)).toContain('17');
  expect(keptSentence(texts, kept)).not.toBe(keptSentence(texts, { ...kept, from: 'made' }));
});

it('the page about data tells what this town keeps, from the moment it is set', async () => {
  expect(await privacy()).toMatch(/count your report.*6 months[\s\S]*handle your report.*2 years/);
  await point.db.execute(sql`insert into retention_rules values ('COMPLAINT', 'P3Y', null, now())`);
  expect(await privacy()).toContain('3 years');
  expect(await privacy()).not.toContain('2 years');
});

it('a receipt, a withdrawal and a copy tell what the class of that report is kept', async () => {
  await point.db.execute(sql`insert into retention_rules values ('COMPLAINT', 'P3Y', null, now())`);
  const browser = citizen(point.app);
  await browser.answer(EVERYTHING);
  expect((await browser.post('/report/send')).text).toContain('3 jaar');
  const { code } = await filedCase(point);
  await browser.post('/follow', { code });
  for (const path of ['/follow/receipt', '/follow/withdraw', '/follow/copy']) {
    const page = await browser.get(path);
    expect([path, page.path, page.text.includes('3 jaar')]).toEqual([path, path, true]);
  }
  const copy = JSON.parse((await browser.get('/follow/copy.json')).text);
  expect(copy.keeping.kept).toEqual({ term: 'P3Y', from: 'closed' });
});
