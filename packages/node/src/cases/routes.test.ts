import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Citizen, citizen } from '../../../../test/citizen.ts';
import { caseIn, type FiledCase, filedCase, wantedFor } from '../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../test/point.ts';
import { cookieFor } from '../../../../test/sign-in.ts';
import { follow } from '../intake/follow/follow.ts';

let point: TestPoint;
let desk: Citizen;
/** What anybody can do to a case that nobody has. */
const FIRST_MOVES = ['take', 'hand-on', 'note', 'refuse', 'merge'];

beforeAll(async () => {
  point = await testPoint();
  desk = citizen(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, WORKER, at)).split('=');
  desk.cookies.set(name, value);
});
afterAll(() => point.drop());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  desk.send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const acts = (filed: FiledCase, body: unknown) => post(`/api/cases/${filed.id}/acts`, body);
const numbers = (html: string) =>
  (JSON.parse(html) as { cases: { id: string }[] }).cases.map(({ id }) => id);

describe('the list', () => {
  it('shows open, closed or all cases, and finds one by its number', async () => {
    const [open, closed] = [await filedCase(point), await caseIn(point, 'CLOSED')];
    const listed = async (query: string) => numbers((await desk.get(`/api/cases${query}`)).html);
    expect(await listed('')).toEqual([open.id]);
    expect(await listed('?state=closed')).toEqual([closed.id]);
    expect((await listed('?state=all')).sort()).toEqual([open.id, closed.id].sort());
    const { number } = await closed.row();
    expect(await listed(`?state=all&q=%20${number}%20`)).toEqual([closed.id]);
    expect(await listed('?state=all&q=99999999999999999999')).toEqual([]);
    expect(await listed('?state=all&q=')).toHaveLength(2);
  });

  it('says nothing personal', async () => {
    const { html } = await desk.get('/api/cases?state=all');
    for (const secret of ['Bo Wandel', 'mijn soort']) expect(html).not.toContain(secret);
  });

  it.each(['?state=others', '?q=drop', '?q=1;2', `?q=${'1'.repeat(30)}`])(
    'refuses %s',
    async (query) => {
      expect((await desk.get(`/api/cases${query}`)).status).toBe(422);
    },
  );
});

describe('one case', () => {
  it('opens, is taken, answered, coded and closed', async () => {
    const filed = await filedCase(point);
    const first = JSON.parse((await desk.get(`/api/cases/${filed.id}`)).html);
    expect(first).toMatchObject({ version: 1, mine: false, moves: FIRST_MOVES });
    const steps = [
      { act: 'take' },
      { act: 'reply', text: 'Dank u.', waiting: true, messageId: randomUUID() },
      { act: 'code', grounds: ['AGE'], domain: 'WORK', natures: [], handlings: ['ADVICE'] },
      { act: 'close', outcomes: ['SOLVED'] },
    ];
    let { version } = first;
    for (const step of steps) {
      const page = await acts(filed, { ...step, version });
      expect([step.act, page.status]).toEqual([step.act, 200]);
      version = JSON.parse(page.html).version;
    }
    expect((await filed.row()).state).toBe('CLOSED');
  });

  it('takes ids in capitals, and opens to both sides afterwards', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    const { version } = await filed.row();
    const messageId = randomUUID().toUpperCase();
    const reply = { act: 'reply', text: 'Dank u wel.', waiting: false, messageId, version };
    expect((await acts({ ...filed, id: filed.id.toUpperCase() }, reply)).status).toBe(200);
    const said = { text: 'Dank u wel.', sender: 'worker' };
    const shown = await desk.get(`/api/cases/${filed.id.toUpperCase()}`);
    expect(JSON.parse(shown.html).messages).toMatchObject([said]);
    expect((await follow(point.db, filed.code))?.messages).toMatchObject([said]);
  });

  it('answers a stale version and a wrong move with 409 and what it is', async () => {
    const filed = await filedCase(point);
    const stale = await acts(filed, { act: 'take', version: 7 });
    expect([stale.status, JSON.parse(stale.html).type]).toEqual([
      409,
      'urn:nabij:problem:changed-meanwhile',
    ]);
    const wrong = await acts(filed, { act: 'reopen', note: 'x', version: 1 });
    expect([wrong.status, JSON.parse(wrong.html).type]).toEqual([
      409,
      'urn:nabij:problem:move-not-allowed',
    ]);
  });

  it.each([
    ['nothing', ''],
    ['half a body', '{"act":"take"'],
    ['an unknown act', { act: 'erase', version: 1 }],
    ['the reporter’s act', { act: 'answer', version: 1 }],
    ['no version', { act: 'take' }],
    ['a version in words', { act: 'take', version: 'one' }],
    ['one field too many', { act: 'take', version: 1, ownerId: randomUUID() }],
    ['a text in place of a list', { act: 'close', version: 1, outcomes: 'SOLVED' }],
    [
      'a message id that is none',
      { act: 'reply', version: 1, text: 'x', waiting: true, messageId: '1' },
    ],
    ['a note of 10,001 characters', { act: 'note', version: 1, text: 'x'.repeat(10_001) }],
    ['an unknown reason', { ...wantedFor('refuse'), version: 1, reason: 'BECAUSE' }],
  ])('refuses %s with 422 and changes nothing', async (_, body) => {
    const filed = await filedCase(point);
    expect((await acts(filed, body)).status).toBe(422);
    expect((await filed.row()).version).toBe(1);
  });

  it('refuses another content type', async () => {
    const filed = await filedCase(point);
    const path = `/api/cases/${filed.id}/acts`;
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      const page = await post(path, { act: 'take', version: 1 }, { 'Content-Type': type });
      expect([type, page.status]).toEqual([type, 422]);
    }
    expect((await filed.row()).version).toBe(1);
  });

  it('is not there under another id', async () => {
    expect((await desk.get(`/api/cases/${randomUUID()}`)).status).toBe(404);
    expect((await desk.get('/api/cases/1')).status).toBe(422);
  });
});
