import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Citizen,
  chosenIn,
  citizen,
  codeOn,
  type Fields,
  textIn,
  valueIn,
} from '../../../../../test/citizen.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { openReport } from '../follow/open-report.ts';
import { CHOICES, firstUnanswered, type QuestionId, readAnswers, type Typed } from './answers.ts';
import { cleanLine, cleanText } from './clean-text.ts';

let point: TestPoint;

beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

const words = fc.oneof(
  fc.constantFrom(
    '',
    'gisteren',
    '  met  ruimte ',
    'Ĳ é\u0301',
    '\u202eomgekeerd',
    '<b>&',
    '👩🏽‍🦽',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const maybe = (codes: readonly string[]) => fc.constantFrom('', 'NOPE', ...codes);

/** What somebody may send from each page. */
const PAGES: { [Id in QuestionId]?: fc.Arbitrary<Record<string, string>> } = {
  want: fc.record({ want: maybe(CHOICES.want) }),
  about: fc.record({ about: maybe(CHOICES.about) }),
  story: fc.record({ story: words }),
  place: fc.record({
    ...{ place: maybe(CHOICES.place), elsewhere: words, lives: maybe(CHOICES.lives) },
  }),
  when: fc.record({ when: words, ongoing: maybe(['YES']) }),
  setting: fc.record({ setting: maybe(['WORK', 'HOUSING']) }),
  ground: fc.record({ ground: maybe(['AGE', 'ORIGIN']) }),
  role: fc.record({ role: maybe(CHOICES.role) }),
  anonymity: fc.record({ anonymity: maybe(CHOICES.anonymity) }),
  contact: fc.record({
    name: words,
    email: fc.constantFrom('', 'bo@', 'bo@example.org'),
    phone: words,
  }),
};

interface Step {
  readonly id: string;
  readonly fields: Record<string, string>;
  readonly how: 'next' | 'back' | 'save';
  /** On which of two devices; the second one comes in with the code, once there is one. */
  readonly device: 0 | 1;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  ...Object.entries(PAGES).map(([id, fields]) =>
    fc.record({
      id: fc.constant(id),
      fields,
      how: fc.constantFrom('next', 'next', 'back', 'save'),
      device: fc.constantFrom(0, 1),
    }),
  ),
);

/** What should be remembered of a field as it was sent. */
function remembered(field: string, value: string): string[] {
  const clean = field === 'story' ? cleanText(value) : cleanLine(value);
  return clean === '' ? [] : [clean];
}

/** What the pages show in every field that was ever sent. */
async function shown(browser: Citizen, fields: Typed): Promise<Typed> {
  const found: Typed = {};
  for (const [id, arbitrary] of Object.entries(PAGES)) {
    const page = await browser.get(`/report/${id}`);
    for (const field of Object.keys(fc.sample(arbitrary, 1)[0] ?? {})) {
      if (!(field in fields)) continue;
      const choice =
        page.html.includes(`type="radio" name="${field}"`) || ['ground', 'ongoing'].includes(field);
      const text = textIn(page, field) ?? valueIn(page, field) ?? '';
      // what is no choice cannot be shown, and is not sent
      found[field] = choice ? chosenIn(page, field) : [text].filter(Boolean);
    }
  }
  return found;
}

it('what was typed last in each field is what is shown and what is filed, on every way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const devices = [citizen(point.app), citizen(point.app)];
      const [first] = devices;
      if (!first) throw new Error('There are two devices');
      await first.post('/report/want', { want: 'ADVICE', go: 'next' });
      const typed: Typed = { want: ['ADVICE'] };
      let code = '';
      for (const { id, fields, how, device } of steps) {
        const browser = (code && devices[device]) || first;
        const page =
          how === 'save'
            ? await browser.post('/report/save', { ...fields, from: id })
            : await browser.post(`/report/${id}`, { ...fields, go: how });
        for (const [field, value] of Object.entries(fields))
          typed[field] = remembered(field, value);
        expect([200, 422]).toContain(page.status);
        if (how === 'save' && code === '') {
          code = codeOn(page);
          await devices[1]?.post('/follow', { code });
        }
        if (how === 'save') expect(codeOn(page)).toBe(code);
      }
      for (const browser of code ? devices : [first]) {
        const wrong = Object.entries(typed).filter(([, values]) => values.includes('NOPE'));
        const expected = { ...typed, ...Object.fromEntries(wrong.map(([field]) => [field, []])) };
        expect(await shown(browser, typed)).toEqual(expected);
      }
      await finish(devices[code ? 1 : 0] ?? first, typed, code);
    }),
    { numRuns: 25 },
  );
}, 240_000);

const GOOD: { [Id in QuestionId]?: Fields } = {
  want: { want: 'COMPLAINT' },
  about: { about: '' },
  story: { story: 'Alsnog verteld.' },
  place: { place: 'UNKNOWN', elsewhere: '', lives: 'NO' },
  when: { when: '', ongoing: '' },
  setting: { setting: '' },
  ground: { ground: '' },
  role: { role: '' },
  anonymity: { anonymity: '' },
  contact: { name: 'Bo', email: '', phone: '' },
};

/** Mends what is wrong, page by page, as the last page leads there; then sends. */
async function finish(browser: Citizen, typed: Typed, code: string): Promise<void> {
  for (let id = firstUnanswered(typed); id; id = firstUnanswered(typed)) {
    const page = await browser.get('/report/check');
    expect(page.path).toBe(`/report/${id}`);
    const fields = GOOD[id] ?? {};
    await browser.post(`/report/${id}`, { ...fields, go: 'next' });
    for (const [field, value] of Object.entries(fields))
      typed[field] = remembered(field, String(value));
  }
  const check = await browser.get('/report/check');
  expect(check.path).toBe('/report/check');
  expect(check.text).toContain(typed.story?.[0]);
  const receipt = await browser.post('/report/send');
  expect(receipt.path).toBe('/report/receipt');
  if (code) expect(codeOn(receipt)).toBe(code);
  const answers = readAnswers(typed);
  const filed = (await openReport(point.db, codeOn(receipt)))?.open.answers;
  expect(filed).toMatchObject({
    ...{ story: answers?.story, when: answers?.when, ongoing: answers?.ongoing },
    place: answers?.place === 'HERE' ? 'Wilgendrecht' : answers?.elsewhere,
    ...{ lives: answers?.lives, role: answers?.role, contact: answers?.contact },
    ...{ grounds: answers?.ground, domain: answers?.setting },
  });
}
