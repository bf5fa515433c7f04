import { afterAll, beforeAll, expect, it } from 'vitest';
import { citizen } from '../../../../../test/citizen.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';

let point: TestPoint;
const BERT = { login: 'bert', name: 'Bert', password: 'negen-lange-woorden' };
const ADMIN = { login: 'beheer', name: 'Beheer', password: 'acht-lange-woorden' };

beforeAll(async () => {
  point = await testPoint();
  await addAccount(point, { ...BERT, role: 'worker' });
  await addAccount(point, { ...ADMIN, role: 'administrator' });
});
afterAll(() => point.drop());

/** Asks in a session of its own. */
async function ask(who?: { login: string; password: string }) {
  const browser = citizen(point.app);
  if (who) {
    const at = { url: POINT_URL, now: point.clock.now() };
    const [name = '', value = ''] = (await cookieFor(point.db, who, at)).split('=');
    browser.cookies.set(name, value);
  }
  const page = await browser.get('/api/session/drafts-key');
  return { page, answer: JSON.parse(page.html) as Record<string, string> };
}

it('is the same after the same worker signs in again, and another one for anybody else', async () => {
  const [first, again, bert] = [await ask(WORKER), await ask(WORKER), await ask(BERT)];
  expect(first.answer).toEqual({
    accountId: point.worker.accountId,
    key: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect(again.answer).toEqual(first.answer);
  expect(bert.answer.key).toMatch(/^[\w-]{43}$/);
  expect(bert.answer.key).not.toBe(first.answer.key);
});

it('is kept by no cache', async () => {
  const { page } = await ask(WORKER);
  expect(page.headers.get('Cache-Control')).toBe('no-store');
});

it('is not given to who handles no cases, or is not signed in', async () => {
  expect((await ask(ADMIN)).answer.type).toBe('urn:nabij:problem:forbidden');
  expect((await ask()).answer.type).toBe('urn:nabij:problem:sign-in-required');
});

it('is not the key of the account, nor in the database', async () => {
  const { answer } = await ask(WORKER);
  expect(answer.key).not.toBe(point.worker.privateJwk.d);
  const rows = await point.db.execute('select a::text as line from accounts a');
  const hex = Buffer.from(answer.key ?? '', 'base64url').toString('hex');
  const dump = rows.map((row) => String(row.line)).join('\n');
  for (const secret of [answer.key ?? '?', hex]) expect(dump).not.toContain(secret);
});
