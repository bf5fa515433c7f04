import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { citizen, codeOn, EVERYTHING, typedAs, valueIn } from '../../../../../test/citizen.ts';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { type App, pointApp, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { journalOpening } from '../../cases/read.ts';
import { createLog } from '../../system/log.ts';
import { newReceiptCode } from '../../vault/receipt-code.ts';
import { loadTexts } from '../texts.ts';
import { changeVisit } from '../visit/change-visit.ts';
import { newVisitCookie, visitKey } from '../visit/visit.ts';

const HALL = '203.0.113.9';
const SECOND = 1000;
const { t } = loadTexts()('nl');

let point: TestPoint;
let filed: FiledCase;
let app: App;
let waits: number[];
let lines: string[];
/** Who waits, in a test that lets them go by itself. */
let seated: (() => void)[];
let holds: boolean;

beforeAll(async () => {
  point = await testPoint();
  filed = await filedCase(point);
});

afterAll(() => point.drop());

beforeEach(async () => {
  await point.db.execute('truncate attempts');
  [waits, lines, seated, holds] = [[], [], [], false];
  const { database, clock, key } = point;
  const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  const wait = async (ms: number) => {
    waits.push(ms);
    if (holds) await new Promise<void>((resolve) => seated.push(resolve));
    else clock.set(new Date(clock.now().getTime() + ms));
  };
  app = await pointApp(database, { clock, key, log, wait });
});

const somebody = (address = HALL) => citizen(app, {}, address);
const later = (ms: number) => point.clock.set(new Date(point.clock.now().getTime() + ms));

/** Somebody at the last page of the form. */
async function readyToSend() {
  const cookie = newVisitCookie();
  const key = visitKey(cookie);
  if (!key) throw new TypeError('A new cookie is always one of ours');
  const visit = { language: 'nl', typed: typedAs(EVERYTHING) } as const;
  const now = point.clock.now();
  await changeVisit(point.db, key, { now, fresh: visit, change: () => visit });
  const person = somebody();
  person.cookies.set('__Host-nabij', cookie);
  return person;
}

describe('a storm of guessed receipt codes', () => {
  it('is slowed and counted in the log, without a code', async () => {
    const codes = Array.from({ length: 300 }, newReceiptCode);
    for (const code of codes) {
      const page = await somebody().post('/follow', { code });
      expect([page.status, page.text.includes(t('errors.codeUnknown'))]).toEqual([422, true]);
    }
    const total = waits.reduce((sum, ms) => sum + ms, 0);
    expect(total).toBeGreaterThan(20 * 60 * SECOND);
    const told = lines.filter((line) => line.includes('code-guessed'));
    expect(told.length).toBeGreaterThan(2);
    expect(told.map((line) => JSON.parse(line).count)).toContain(11);
    const log = lines.join('').toUpperCase();
    for (const code of codes) {
      expect(log).not.toContain(code);
      expect(log).not.toContain(code.replaceAll('-', ''));
      expect(log).not.toContain(code.slice(0, 9));
    }
  });

  it('turns away who is one too many, and never who has the right code', async () => {
    holds = true;
    for (let i = 0; i < 10; i++) await somebody().post('/follow', { code: newReceiptCode() });
    const guesses = Array.from({ length: 60 }, () =>
      somebody().post('/follow', { code: newReceiptCode() }),
    );
    const isRefused = Promise.all(guesses.map(async (one) => (await one).status));
    const first = await Promise.any(
      guesses.map(async (one) => ((await one).status === 429 ? one : Promise.reject(one))),
    );
    expect(first.text).toContain(t('errors.codeTooMany'));
    expect(first.headers.get('retry-after')).toBe('60');

    const reporter = somebody();
    const page = await reporter.post('/follow', { code: filed.code });
    expect([page.path, page.status]).toEqual(['/follow', 200]);
    expect(page.text).toContain('mijn soort hier niet past');

    expect(seated).toHaveLength(20);
    holds = false;
    for (const leave of seated) leave();
    const statuses = await isRefused;
    expect(statuses.filter((status) => status === 422)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(40);
  });

  it('costs nothing to somebody who mistypes, however often', async () => {
    const wrong = filed.code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (let i = 0; i < 40; i++) {
      expect((await somebody().post('/follow', { code: wrong })).status).toBe(422);
      await somebody().post('/follow', { code: '' });
    }
    expect(waits).toEqual([]);
  });
});

describe('many people behind one address', () => {
  it('file and come back, fifty in an hour, and nobody waits', async () => {
    for (let i = 0; i < 50; i++) {
      const person = await readyToSend();
      const receipt = await person.post('/report/send');
      expect([receipt.path, receipt.status]).toEqual(['/report/receipt', 200]);
      const again = await somebody().post('/follow', { code: codeOn(receipt) });
      expect([again.path, again.status]).toEqual(['/follow', 200]);
      later(72 * SECOND);
    }
    expect(waits).toEqual([]);
  });

  it('are asked to wait a minute when very many send at once, and lose nothing', async () => {
    holds = true;
    const people = await Promise.all(Array.from({ length: 36 }, readyToSend));
    const sends = people.map(async (person) => ({
      person,
      page: await person.post('/report/send'),
    }));
    const refused = await Promise.any(
      sends.map(async (one) => ((await one).page.status === 429 ? one : Promise.reject(one))),
    );
    expect(refused.page.text).toContain(t('check.busy'));
    expect(refused.page.text).toContain('mijn soort hier niet past');
    expect(Math.max(...waits)).toBeLessThanOrEqual(20 * SECOND);
    // 30 at once, 4 that wait, 2 too many: on a slow machine somebody may still come to wait
    await vi.waitFor(() => expect(seated).toHaveLength(4), { timeout: 30_000 });
    for (const leave of seated) leave();
    const pages = await Promise.all(sends.map(async (one) => (await one).page.path));
    expect(pages.filter((path) => path === '/report/receipt')).toHaveLength(34);
    holds = false;
    later(60 * SECOND);
    expect((await refused.person.post('/report/send')).path).toBe('/report/receipt');
  });
});

describe('the field that nobody sees', () => {
  it('is empty, out of reach of keyboard and screen reader, and cannot lose a report', async () => {
    const person = somebody();
    const check = await person.answer(EVERYTHING);
    expect(valueIn(check, 'website') ?? '').toBe('');
    expect(check.html).toMatch(/aria-hidden="true">.*name="website"[^>]*tabindex="-1"/);
    const receipt = await person.post('/report/send', { website: 'https://spam.example' });
    expect(receipt.path).toBe('/report/receipt');
    expect(waits).toEqual([20 * SECOND]);
  });
});

describe('who opened a report', () => {
  it('is told to its reporter', async () => {
    const { id, code } = await filedCase(point);
    const reporter = somebody();
    await reporter.post('/follow', { code });
    const before = await reporter.get('/follow/openings');
    expect(before.text).toContain(t('follow.openings'));
    expect(before.text).toContain(t('follow.noOpenings'));
    const who = { caseId: id, actorId: point.worker.accountId };
    for (let i = 0; i < 25; i++) {
      await journalOpening(point.db, who, point.clock.now());
      later(16 * 60 * SECOND);
    }
    await reporter.post('/follow', { code });
    const after = await reporter.get('/follow/openings');
    expect(after.text).not.toContain(t('follow.noOpenings'));
    expect(after.html.match(/<li><bdi>Anna Zoeker<\/bdi> ·/g)).toHaveLength(20);
  });
});

describe('reports that are begun and begun', () => {
  it('are told to wait beyond two hundred, with what was typed on the page', async () => {
    for (let i = 0; i < 200; i++) {
      const kept = await somebody().post('/report/want', { want: 'ADVICE', go: 'next' });
      expect(kept.status).toBe(200);
    }
    const refused = await somebody().post('/report/want', { want: 'ADVICE', go: 'next' });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(refused.html).toMatch(/value="ADVICE"[^>]*checked|checked[^>]*value="ADVICE"/);
    expect(lines.join('')).not.toContain('visit-not-kept');
    later(2 * SECOND);
    expect((await somebody().post('/report/want', { want: 'ADVICE', go: 'next' })).status).toBe(
      200,
    );
  });

  it('do not stop who has begun already', async () => {
    const person = somebody();
    await person.post('/report/want', { want: 'ADVICE', go: 'next' });
    await point.db.execute(`update attempts set expire = expire + interval '1 day'`);
    expect((await person.post('/report/about', { about: 'CARE', go: 'next' })).status).toBe(200);
    expect((await somebody().post('/report/want', { want: 'ADVICE', go: 'next' })).status).toBe(
      429,
    );
  });
});
