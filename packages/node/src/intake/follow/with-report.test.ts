import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Citizen, citizen, textIn, valueIn } from '../../../../../test/citizen.ts';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { pointApp, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { eraseCases } from '../../cases/rights/erase.ts';
import { createLog } from '../../system/log.ts';
import { loadTexts } from '../texts.ts';

const HALL = '203.0.113.9';
const TEXT = 'Lang getypt. שלום 🙏';
const { t } = loadTexts()('nl');

let point: TestPoint;
let filed: FiledCase;
let browser: Citizen;
let lines: string;

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  lines = '';
  const { database, clock, key } = point;
  const destination = {
    write: (line: string) => {
      lines += line;
    },
  };
  const log = createLog({ level: 'info', destination });
  const app = await pointApp(database, { clock, key, log, wait: async () => {} });
  filed = await filedCase(point);
  browser = citizen(app, {}, HALL);
  await browser.post('/follow', { code: filed.code });
});
afterAll(() => point.drop());

describe('a form that is not taken keeps what was typed, and says', () => {
  it('to wait a minute where too much was sent', async () => {
    await browser.post('/follow/answer', { answer: 'Een.' });
    await point.db.execute(`update attempts set expire = expire + interval '1 day'`);
    const page = await browser.post('/follow/answer', { answer: TEXT });
    await point.db.execute('truncate attempts');
    expect([page.status, page.headers.get('retry-after')]).toEqual([429, '60']);
    expect([page.text.includes(t('follow.notSent')), textIn(page, 'answer')]).toEqual([true, TEXT]);
    expect(lines).not.toContain('answer-not-kept');
  });

  it('that something changed where it can never be taken', async () => {
    const fields = { correctionId: randomUUID() };
    await browser.post('/follow/said/when', { ...fields, when: 'gisteren' });
    const page = await browser.post('/follow/said/when', { ...fields, when: 'morgen' });
    expect([page.status, page.headers.get('retry-after')]).toEqual([409, null]);
    expect(page.text).toContain(t('follow.notPossible'));
    expect(page.text).not.toContain(t('follow.notSent'));
    expect(valueIn(page, 'when')).toBe('morgen');
    expect(page.html).toContain(`href="/follow" target="_blank">${t('follow.back')}`);
    expect(lines).not.toContain('answer-not-kept');
  });

  it('that the report is gone where it was erased meanwhile', async () => {
    await point.db.transaction((tx) => eraseCases(tx, [filed.id]));
    const page = await browser.post('/follow/answer', { answer: TEXT });
    expect([page.status, textIn(page, 'answer')]).toEqual([404, TEXT]);
    expect(page.text).toContain(t('follow.gone'));
    expect(page.text).not.toContain(t('follow.notSent'));
    expect(lines).not.toContain('answer-not-kept');
  });

  it('to try again, with a line in the log, where the machine is in trouble', async () => {
    await point.db.execute('alter table messages rename to away');
    const page = await browser.post('/follow/answer', { answer: TEXT });
    await point.db.execute('alter table away rename to messages');
    expect([page.status, textIn(page, 'answer')]).toEqual([503, TEXT]);
    expect(page.text).toContain(t('follow.notSent'));
    expect(lines).toContain('answer-not-kept');
  });
});
