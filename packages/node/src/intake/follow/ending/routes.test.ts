import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Citizen,
  chosenIn,
  citizen,
  textIn,
  valueIn,
} from '../../../../../../test/citizen.ts';
import { caseIn, type FiledCase, filedCase, wantedFor } from '../../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../../test/point.ts';
import { listFeedback } from '../../../cases/feedback/feedback.ts';
import { loadTexts } from '../../texts.ts';

let point: TestPoint;
let filed: FiledCase;
let browser: Citizen;
const { t, list } = loadTexts()('nl');

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  browser = citizen(point.app);
});
afterAll(() => point.drop());

const open = async (it: Promise<FiledCase>) => {
  filed = await it;
  await browser.post('/follow', { code: filed.code });
};
const state = async () => (await filed.row()).state;
const aYearOn = async (what: () => Promise<void>) => {
  const start = point.clock.now();
  point.clock.set(new Date('2027-11-21T12:00:00Z'));
  await browser.post('/follow', { code: filed.code });
  await what();
  point.clock.set(start);
};

describe('withdrawing', () => {
  it('says first what it means, and then does it', async () => {
    await open(filedCase(point));
    const page = await browser.get('/follow/withdraw');
    for (const said of list('follow.withdraw.points')) expect(page.text).toContain(said);
    expect(page.text).toContain(t('follow.withdraw.until', { date: '21 november 2027' }));
    expect(page.html).toContain('href="/follow/erase"');
    expect(await state()).toBe('RECEIVED');
    const messageId = valueIn(page, 'messageId') ?? '';
    const done = await browser.post('/follow/withdraw', { why: 'Ik durf niet.', messageId });
    expect([done.path, await state()]).toEqual(['/follow?withdrawn=1', 'WITHDRAWN']);
    for (const said of [t('follow.state.WITHDRAWN'), t('follow.next.WITHDRAWN'), 'Ik durf niet.']) {
      expect(done.text).toContain(said);
    }
  });

  it('without a word says so itself', async () => {
    await open(filedCase(point));
    const page = await browser.post('/follow/withdraw', { messageId: randomUUID() });
    expect(page.text).toContain(t('follow.withdraw.message'));
  });

  it('twice is once, and of a closed report is told', async () => {
    await open(filedCase(point));
    const fields = { why: 'Stop.', messageId: randomUUID() };
    for (const path of ['/follow?withdrawn=1', '/follow?withdrawn=1']) {
      expect((await browser.post('/follow/withdraw', fields)).path).toBe(path);
    }
    expect((await browser.get('/follow/withdraw')).text).toContain(t('follow.withdraw.over'));
    await open(caseIn(point, 'CLOSED'));
    const page = await browser.post('/follow/withdraw', fields);
    expect([page.status, await state()]).toEqual([409, 'CLOSED']);
  });

  it('with too many words is not done, and the words stay', async () => {
    await open(filedCase(point));
    const why = 'x'.repeat(10_001);
    const page = await browser.post('/follow/withdraw', { why });
    expect([page.status, textIn(page, 'why'), await state()]).toEqual([422, why, 'RECEIVED']);
  });

  it('by somebody without a code withdraws nothing', async () => {
    filed = await filedCase(point);
    const page = await browser.post('/follow/withdraw', { why: 'Stop.' });
    expect([page.status, await state()]).toEqual([409, 'RECEIVED']);
    for (const path of ['/follow/withdraw', '/follow/resume', '/follow/feedback']) {
      expect((await browser.get(path)).path).toBe('/follow');
    }
  });
});

describe('taking it up again', () => {
  it('needs a reason, and gives the report back to who had it', async () => {
    await open(caseIn(point, 'CLOSED'));
    const page = await browser.get('/follow/resume');
    expect(page.text).toContain(t('follow.resume.until', { date: '21 november 2027' }));
    const empty = await browser.post('/follow/resume', { why: ' ' });
    expect([empty.status, empty.text.includes(t('errors.resume'))]).toEqual([422, true]);
    const messageId = valueIn(page, 'messageId') ?? '';
    const fields = { why: 'Het begon opnieuw.', messageId };
    const done = await browser.post('/follow/resume', fields);
    expect([done.path, await state()]).toEqual(['/follow?resumed=1', 'IN_PROGRESS']);
    expect(done.text).toContain('Het begon opnieuw.');
    expect((await browser.post('/follow/resume', fields)).path).toBe('/follow?resumed=1');
  });

  it.each(['RECEIVED', 'IN_PROGRESS'] as const)(
    'of a report in %s is not needed, and the words are still there',
    async (now) => {
      await open(caseIn(point, now));
      expect((await browser.get('/follow/resume')).text).toContain(t('follow.resume.open'));
      const page = await browser.post('/follow/resume', { why: 'Verder graag.' });
      expect([page.status, await state()]).toEqual([409, now]);
      expect(page.text).toContain('Verder graag.');
      expect((await browser.post('/follow/resume', { why: '' })).status).toBe(409);
    },
  );

  it('after a year leads to a new report, and the words are still there', async () => {
    await open(caseIn(point, 'NOT_HANDLED'));
    await aYearOn(async () => {
      expect((await browser.get('/follow/resume')).text).toContain(t('follow.resume.old'));
      const page = await browser.post('/follow/resume', { why: 'Toch.' });
      expect([page.status, await state()]).toEqual([409, 'NOT_HANDLED']);
      expect(page.text).toContain('Toch.');
      expect(page.html).toContain('action="/report/again"');
    });
  });
});

describe('the three questions', () => {
  const kept = async () => {
    const { filingKey } = (await filed.open()).open;
    const all = await listFeedback(point.db, { caseId: filed.id, filingKey });
    return all.map(({ codes, words }) => [codes, words]);
  };

  it('are asked after the end, and answered once', async () => {
    await open(caseIn(point, 'CLOSED'));
    expect((await browser.get('/follow')).html).toContain('href="/follow/feedback"');
    const answers = { helped: 'HELPED', once: 'TOLD_AGAIN', words: 'Dank.' };
    const page = await browser.post('/follow/feedback', answers);
    expect([page.path, page.text.includes(t('follow.news.thanks'))]).toEqual([
      '/follow?thanks=1',
      true,
    ]);
    expect(page.html).not.toContain('href="/follow/feedback"');
    const again = await browser.post('/follow/feedback', { ...answers, helped: 'NOT_HELPED' });
    expect([again.status, again.text.includes(t('follow.feedback.not'))]).toEqual([409, true]);
    expect(await kept()).toEqual([[['HELPED', 'TOLD_AGAIN'], 'Dank.']]);
  });

  it('left open all three are told, and what was typed stays', async () => {
    await open(caseIn(point, 'NOT_HANDLED'));
    const none = await browser.post('/follow/feedback', { helped: 'NOPE' });
    expect([none.status, none.text.includes(t('errors.feedback'))]).toEqual([422, true]);
    const words = 'x'.repeat(2001);
    const long = await browser.post('/follow/feedback', { heard: 'HEARD', words });
    expect([long.status, textIn(long, 'words'), chosenIn(long, 'heard')]).toEqual([
      422,
      words,
      ['HEARD'],
    ]);
    expect(await kept()).toEqual([]);
  });

  it.each(['IN_PROGRESS', 'WITHDRAWN'] as const)('are not asked in %s', async (now) => {
    await open(caseIn(point, now));
    expect((await browser.get('/follow')).html).not.toContain('href="/follow/feedback"');
    expect((await browser.get('/follow/feedback')).text).toContain(t('follow.feedback.not'));
    const page = await browser.post('/follow/feedback', { helped: 'HELPED' });
    expect([page.status, await kept()]).toEqual([409, []]);
  });

  it('are asked again after it was taken up and closed again', async () => {
    await open(caseIn(point, 'CLOSED'));
    await browser.post('/follow/feedback', { helped: 'NOT_HELPED' });
    await aYearOn(async () => {});
    await browser.post('/follow', { code: filed.code });
    await browser.post('/follow/resume', { why: 'Nog eens.', messageId: randomUUID() });
    const start = point.clock.now();
    point.clock.set(new Date(start.getTime() + 60_000));
    await filed.does(wantedFor('close'));
    point.clock.set(start);
    expect((await browser.get('/follow')).html).toContain('href="/follow/feedback"');
  });
});
