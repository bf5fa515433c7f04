import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { addAccount, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { startSession } from '../../access/sign-in/session.ts';

const PATH = '/api/me/mail';
const EMAIL = 'anna.zoeker@post.example';
const WANTED = { email: EMAIL, language: 'nl' };

let point: TestPoint;
let anna: ApiClient;
let bram: ApiClient;
beforeAll(async () => {
  point = await testPoint({
    NABIJ_SMTP_URL: 'smtp://127.0.0.1:1',
    NABIJ_MAIL_FROM: 'punt@post.example',
  });
  const wanted = {
    login: 'bram',
    name: 'Bram',
    role: 'worker',
    password: 'kwal fiets zolder',
  } as const;
  anna = await deskFor(point.worker);
  bram = await deskFor(await addAccount(point, wanted));
});
afterEach(() => point.db.execute(sql`delete from worker_mail`));
afterAll(() => point.drop());

async function deskFor(who: Parameters<typeof startSession>[1]): Promise<ApiClient> {
  const desk = apiClient(point.app);
  const cookie = await startSession(point.db, who, { stage: 'open', now: point.clock.now() });
  desk.cookies.set('__Host-nabij-desk', cookie);
  return desk;
}

describe('mail that says there is news', () => {
  it('goes nowhere until a worker says where, and nowhere again after', async () => {
    const nowhere = { available: true, email: null, refused: false };
    expect((await anna.call('GET', PATH)).body).toEqual(nowhere);
    const there = { ...nowhere, email: EMAIL };
    expect((await anna.call('PUT', PATH, WANTED)).body).toEqual(there);
    expect((await anna.call('GET', PATH)).body).toEqual(there);
    const other = { email: 'anders@post.example', language: 'fr' };
    expect((await anna.call('PUT', PATH, other)).body).toMatchObject({ email: other.email });
    expect((await anna.call('DELETE', PATH)).body).toEqual(nowhere);
    expect((await anna.call('DELETE', PATH)).body).toEqual(nowhere);
  });

  it('is one’s own: a colleague neither sees nor changes it', async () => {
    await anna.call('PUT', PATH, WANTED);
    expect((await bram.call('GET', PATH)).body).toMatchObject({ email: null });
    await bram.call('DELETE', PATH);
    expect((await anna.call('GET', PATH)).body).toMatchObject({ email: EMAIL });
  });

  it('lies sealed, and does not open in the row of a colleague', async () => {
    await anna.call('PUT', PATH, WANTED);
    await bram.call('PUT', PATH, { ...WANTED, email: 'bram@post.example' });
    const rows = await point.db.execute(sql`select t::text as line from worker_mail t`);
    expect(JSON.stringify([...rows])).not.toContain('post.example');
    await point.db.execute(sql`update worker_mail t set sealed = o.sealed from worker_mail o
      where o.account_id <> t.account_id`);
    for (const desk of [anna, bram]) {
      const { body, status } = await desk.call('GET', PATH);
      expect(JSON.stringify(body)).not.toContain('post.example');
      expect(status).toBeLessThan(500);
    }
  });

  it.each([
    ['no address', { email: 'anna', language: 'nl' }],
    ['a line break in it', { email: 'anna@post.example\r\nBcc: x@y.example', language: 'nl' }],
    ['no language', { email: EMAIL, language: 'xx' }],
    ['too much', { ...WANTED, to: 'x' }],
  ])('is refused with %s', async (_, wanted) => {
    expect((await anna.call('PUT', PATH, wanted)).problem).toBe('request-invalid');
    expect((await anna.call('GET', PATH)).body).toMatchObject({ email: null });
  });

  it('is not for whoever has not signed in', async () => {
    const nobody = apiClient(point.app);
    for (const method of ['GET', 'DELETE'] as const) {
      expect((await nobody.call(method, PATH)).problem).toBe('sign-in-required');
    }
    expect((await nobody.call('PUT', PATH, WANTED)).problem).toBe('sign-in-required');
  });

  it('cannot be wanted where the point sends none', async () => {
    const silent = await testPoint();
    const desk = apiClient(silent.app);
    const open = { stage: 'open', now: silent.clock.now() } as const;
    desk.cookies.set('__Host-nabij-desk', await startSession(silent.db, silent.worker, open));
    expect((await desk.call('GET', PATH)).body).toMatchObject({ available: false });
    expect((await desk.call('PUT', PATH, WANTED)).problem).toBe('request-invalid');
    await silent.drop();
  });
});
