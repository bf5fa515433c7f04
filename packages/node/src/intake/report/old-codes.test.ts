import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { citizen, EVERYTHING } from '../../../../../test/citizen.ts';
import { endCode } from '../../../../../test/ended-code.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { formIn } from '../assisted/form.ts';
import { readFiling } from '../assisted/read-filing.ts';
import { loadTexts } from '../texts.ts';

const [YESTERDAY, TODAY] = ['2026-11-20', '2026-11-21'];
const textsIn = loadTexts();

let point: TestPoint;
let restore: () => void = () => {};
beforeAll(async () => {
  point = await testPoint();
});
afterEach(() => restore());
afterAll(() => point.drop());

describe('an answer that nobody can give any more', () => {
  it.each([
    { list: 'domain', code: 'WORK', path: '/report/setting', typed: { setting: 'WORK' } },
    { list: 'ground', code: 'AGE', path: '/report/ground', typed: { ground: ['AGE'] } },
  ] as const)('($list) is not offered and not taken', async ({ list, code, path, typed }) => {
    const browser = citizen(point.app);
    await browser.answer(EVERYTHING);
    restore = endCode(list, code, TODAY);
    expect((await browser.get(path)).html).toContain(`value="${code}"`);
    expect((await browser.post(path, typed)).status).toBe(200);
    restore();
    restore = endCode(list, code, YESTERDAY);
    expect((await browser.get(path)).html).not.toContain(`value="${code}"`);
    expect((await browser.post(path, typed)).status).toBe(422);
  });

  it('leads back to its question when it ended before the report was sent', async () => {
    const browser = citizen(point.app);
    await browser.answer({ ...EVERYTHING, setting: { setting: 'WORK' } });
    restore = endCode('domain', 'WORK', YESTERDAY);
    for (const page of [await browser.get('/report/check'), await browser.post('/report/send')]) {
      expect(page.path).toBe('/report/setting');
    }
    await browser.post('/report/setting', { setting: 'HOUSING' });
    expect((await browser.post('/report/send')).path).toBe('/report/receipt');
  });

  it('is not there to be chosen for finding help either', async () => {
    const browser = citizen(point.app);
    expect((await browser.get('/help')).html).toContain('value="AGE"');
    restore = endCode('ground', 'AGE', YESTERDAY);
    expect((await browser.get('/help')).html).not.toContain('value="AGE"');
  });

  it('is neither offered to a worker who files for somebody, nor taken', () => {
    const now = point.clock.now();
    const it = { town: 'Wilgendrecht', mails: false, textsIn, now };
    const filed = { want: ['REPORT'], about: ['DISCRIMINATION'], story: ['Zo.'], place: ['HERE'] };
    const answers = { ...filed, lives: ['YES'], setting: ['WORK'] };
    const offered = () =>
      formIn(textsIn('nl'), it)
        .questions.flatMap(({ fields }) => fields)
        .find(({ id }) => id === 'setting')
        ?.options.map(({ value }) => value);
    expect(offered()).toContain('WORK');
    expect(readFiling({ answers }, textsIn('nl'), now)).toHaveProperty('answers');
    restore = endCode('domain', 'WORK', YESTERDAY);
    expect(offered()).not.toContain('WORK');
    expect(readFiling({ answers }, textsIn('nl'), now)).toMatchObject({
      mistakes: [{ field: 'setting' }],
    });
    restore();
    restore = endCode('channel', 'PHONE', YESTERDAY);
    expect(formIn(textsIn('nl'), it).channels).not.toContain('PHONE');
  });
});
