import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../../test/api-client.ts';
import { addAccount, type TestPoint, testPoint } from '../../../../../../test/point.ts';
import { totpCode } from '../../../access/second-step/totp.ts';
import { startSession } from '../../../access/sign-in/session.ts';

const PASSWORD = 'zeven-lange-woorden';
const NEXT = 'acht-andere-lange-woorden';

let point: TestPoint;
let lead: ApiClient;
let wil: { id: string; desk: ApiClient; address: string };

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  point.clock.set(new Date(point.clock.now().getTime() + 60_000));
  lead = await deskFor(point.worker);
  wil = await somebodyWithCalendar();
});
afterAll(() => point.drop());

async function deskFor(who: Parameters<typeof startSession>[1]): Promise<ApiClient> {
  const desk = apiClient(point.app);
  const cookie = await startSession(point.db, who, { stage: 'open', now: point.clock.now() });
  desk.cookies.set('__Host-nabij-desk', cookie);
  return desk;
}

async function somebodyWithCalendar() {
  const login = `wil-${randomUUID()}`;
  const who = await addAccount(point, { login, name: 'Wil', role: 'worker', password: PASSWORD });
  const desk = await deskFor(who);
  const { body } = await desk.call('POST', '/api/me/calendar', { language: 'nl' });
  const address = new URL(String(body.address)).pathname;
  expect(await status(address)).toBe(200);
  return { id: who.accountId, desk, address };
}

const status = async (address: string) => (await point.app.request(address)).status;

/** Sets up codes of an app, and takes their first one. */
async function addApp(desk: ApiClient): Promise<void> {
  const { body } = await desk.call('POST', '/api/account/totp', {});
  const secret = String(body.secret);
  const code = totpCode(secret, point.clock.now());
  expect((await desk.call('PUT', '/api/account/totp', { secret, code })).status).toBe(200);
}

const ENDINGS: Record<string, () => Promise<{ status: number }>> = {
  'signing out everywhere': () => wil.desk.call('DELETE', '/api/sessions'),
  'another password': () =>
    wil.desk.call('POST', '/api/account/password', { current: PASSWORD, next: NEXT }),
  'a second step taken away': async () => {
    await addApp(wil.desk);
    await point.db.execute(sql`insert into passkeys (id, account_id, name, public_key, counter,
        transports, backed_up, created_at)
      values (${randomUUID()}::text::bytea, ${wil.id}, 'sleutel', '\\x00', 0, '{}', false, now())`);
    return wil.desk.call('DELETE', '/api/account/totp');
  },
  'leaving the team': () => lead.call('POST', `/api/team/${wil.id}/leave`, { handOnTo: null }),
  'a role without cases': () =>
    lead.call('POST', `/api/team/${wil.id}/role`, { role: 'administrator', handOnTo: null }),
  'an account that begins anew': () => lead.call('POST', `/api/team/${wil.id}/reset`),
};

describe('the address of a calendar', () => {
  it.each(Object.entries(ENDINGS))('ends with %s', async (_, ending) => {
    expect([200, 204]).toContain((await ending()).status);
    expect(await status(wil.address)).toBe(404);
    const left = await point.db.execute(
      sql`select 1 from calendar_feeds where account_id = ${wil.id}`,
    );
    expect([...left]).toEqual([]);
    const [last] = await point.db.execute(sql`select subject from audit_entries
      where act = 'calendar-ended' order by id desc limit 1`);
    expect(last).toEqual({ subject: wil.id });
  });

  it('stays when somebody signs out of one window, or gets another role with cases', async () => {
    await lead.call('POST', `/api/team/${wil.id}/role`, { role: 'lead', handOnTo: null });
    await wil.desk.call('DELETE', '/api/session');
    expect(await status(wil.address)).toBe(200);
  });

  it('is not made by a session that is over', async () => {
    await lead.call('POST', `/api/team/${wil.id}/reset`);
    const asked = await wil.desk.call('POST', '/api/me/calendar', { language: 'nl' });
    expect(asked.problem).toBe('sign-in-required');
  });
});
