import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Citizen,
  chosenIn,
  citizen,
  codeOn,
  EVERYTHING,
} from '../../../../../test/citizen.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { follow } from '../follow/follow.ts';
import { loadTexts } from '../texts.ts';

let point: TestPoint;
let browser: Citizen;
const { t } = loadTexts()('nl');

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  browser = citizen(point.app);
  expect((await browser.answer(EVERYTHING)).path).toBe('/report/check');
});
afterAll(() => point.drop());

async function counts() {
  const [row] = await point.db.execute(sql`select (select count(*)::int from filings) as filings,
    (select count(*)::int from cases) as cases, (select count(*)::int from tallies) as tallies`);
  return { ...row };
}

async function added(work: () => Promise<void>): Promise<Record<string, number>> {
  const before = (await counts()) as Record<string, number>;
  await work();
  const after = (await counts()) as Record<string, number>;
  return Object.fromEntries(
    Object.keys(after).map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]),
  );
}

const ONE = { filings: 1, cases: 1, tallies: 1 };

describe('sending', () => {
  it('twice files once and shows the same code', async () => {
    const change = await added(async () => {
      const first = await browser.post('/report/send');
      const second = await browser.post('/report/send');
      expect(first.text).not.toContain(t('receipt.already'));
      expect(second.text).toContain(t('receipt.already'));
      expect(codeOn(second)).toBe(codeOn(first));
      expect(codeOn(first)).not.toBe('');
    });
    expect(change).toEqual(ONE);
  });

  it('eight times at once files once and shows the same code', async () => {
    const change = await added(async () => {
      const pages = await Promise.all(
        Array.from({ length: 8 }, () => browser.post('/report/send')),
      );
      const codes = new Set(pages.map(codeOn));
      expect(pages.map(({ status }) => status)).toEqual(Array(8).fill(200));
      expect([codes.size, codes.has('')]).toEqual([1, false]);
      expect((await follow(point.db, codeOn(await browser.get('/report/receipt'))))?.state).toBe(
        'RECEIVED',
      );
    });
    expect(change).toEqual(ONE);
  });

  it('before everything is answered leads to what is missing and files nothing', async () => {
    await browser.post('/report/story', { story: '', go: 'back' });
    const change = await added(async () => {
      expect((await browser.post('/report/send')).path).toBe('/report/story');
    });
    expect(change.filings).toBe(0);
  });

  it('with a cookie of nobody files nothing and says what happened', async () => {
    const [name = ''] = [...browser.cookies.keys()];
    for (const cookie of ['A'.repeat(43), 'x', '%00', '']) {
      browser.cookies.set(name, cookie);
      const page = await browser.post('/report/send');
      expect([page.path, page.text.includes(t('report.expired'))]).toEqual([
        '/report?expired=1',
        true,
      ]);
    }
  });

  it('again after starting anew files a second report', async () => {
    const change = await added(async () => {
      await browser.post('/report/send');
      await browser.post('/report/new');
      await browser.answer(EVERYTHING);
      await browser.post('/report/send');
    });
    expect(change.filings).toBe(2);
  });
});

describe('the back button after sending', () => {
  it('leads to the receipt from every page, and files nothing more', async () => {
    const code = codeOn(await browser.post('/report/send'));
    const change = await added(async () => {
      for (const path of ['/report', '/report/check', '/report/want', '/report/story']) {
        const page = await browser.get(path);
        expect([path, page.path, codeOn(page)]).toEqual([path, '/report/receipt', code]);
      }
      const page = await browser.post('/report/anonymity', { anonymity: 'NAMED', go: 'next' });
      expect([page.path, codeOn(page)]).toEqual(['/report/receipt?again=1', code]);
    });
    expect(change.filings).toBe(0);
  });
});

describe('two tabs', () => {
  it('that answer different questions keep both answers', async () => {
    await Promise.all([
      browser.post('/report/story', { story: 'uit de ene tab', go: 'next' }),
      browser.post('/report/when', { when: 'uit de andere tab', go: 'next' }),
      browser.post('/report/setting', { setting: 'HOUSING', go: 'next' }),
    ]);
    const check = await browser.get('/report/check');
    for (const text of ['uit de ene tab', 'uit de andere tab']) expect(check.text).toContain(text);
    expect(chosenIn(await browser.get('/report/setting'), 'setting')).toEqual(['HOUSING']);
  });

  it.each([
    ['story', { story: 'wat ik vergat' }],
    ['when', { when: 'wat ik vergat' }],
    ['contact', { name: 'Bo', email: 'bo@example.org', phone: 'wat ik vergat' }],
  ])('of which one edits (%s) after the other sent lose nothing', async (question, fields) => {
    const code = codeOn(await browser.post('/report/send'));
    const change = await added(async () => {
      const page = await browser.post(`/report/${question}`, { ...fields, go: 'next' });
      expect([page.status, codeOn(page)]).toEqual([200, code]);
      expect(page.text).toContain('wat ik vergat');
      expect(page.text).toContain(t('receipt.late'));
    });
    expect(change.filings).toBe(0);
    expect((await browser.get('/report/receipt')).text).toContain('wat ik vergat');
    expect((await follow(point.db, code))?.answers.story).toBe(EVERYTHING.story.story);
  });

  it('of which one edits while the other sends file once, and the edit is not lost', async () => {
    const late = 'op het laatste moment';
    const change = await added(async () => {
      const [first] = await Promise.all([
        browser.post('/report/send'),
        browser.post('/report/story', { story: late, go: 'next' }),
        browser.post('/report/send'),
      ]);
      // the edit came before: the last page shows it once more, to be sent as it is now
      if (first.path === '/report/check') expect(first.text).toContain(late);
      await browser.post('/report/send');
    });
    expect(change).toEqual(ONE);
    const receipt = await browser.get('/report/receipt');
    const followed = await browser.post('/follow', { code: codeOn(receipt) });
    expect(receipt.text + followed.text).toContain(late);
  });
});

describe('after sending', () => {
  it('nothing that was typed is kept but under the code', async () => {
    const code = codeOn(await browser.post('/report/send'));
    const rows = await point.db.execute(sql`select v::text as line from visits v
      union all select f::text from filings f`);
    const dump = rows.map((row) => String(row.line)).join('\n');
    const letters = code.replaceAll('-', '');
    for (const text of [code, letters, EVERYTHING.story.story, 'Bo Wandel', 'vorige week']) {
      expect(dump).not.toContain(text);
    }
  });

  it('the code is erased from the device on demand, and by itself after an hour', async () => {
    await browser.post('/report/send');
    const kept = new Map(browser.cookies);
    const start = point.clock.now();
    point.clock.set(new Date(start.getTime() + 3_600_000));
    expect((await browser.get('/report/receipt')).path).toBe('/report');
    point.clock.set(start);
    expect((await browser.get('/report/receipt')).path).toBe('/report/receipt');
    await browser.post('/follow/leave');
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.get('/report/receipt')).path).toBe('/report');
  });
});
