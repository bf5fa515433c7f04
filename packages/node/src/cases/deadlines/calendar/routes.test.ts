import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../../test/api-client.ts';
import { filedCase, wantedFor } from '../../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../../../test/point.ts';
import { cookieFor } from '../../../../../../test/sign-in.ts';

let point: TestPoint;
let desk: ApiClient;
beforeAll(async () => {
  point = await testPoint();
  desk = apiClient(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, WORKER, at)).split('=');
  desk.cookies.set(name, value);
});
afterAll(() => point.drop());

const PATH = '/api/me/calendar';
const make = async (language = 'nl') => {
  const { body } = await desk.call('POST', PATH, { language });
  return new URL(String(body.address)).pathname;
};
/** Lines of the calendar, unfolded (RFC 5545, 3.1). */
const read = async (path: string) => {
  const answer = await point.app.request(path);
  const text = (await answer.text()).replaceAll(/\r\n[ \t]/g, '');
  return { status: answer.status, type: answer.headers.get('content-type'), text };
};

describe('a calendar of one’s own', () => {
  it('has numbers, days and steps of what one has in hand, and nothing else', async () => {
    const [mine, other] = [await filedCase(point), await filedCase(point)];
    await mine.does(wantedFor('take'));
    const { number } = await mine.row();
    const path = await make();
    const { status, type, text } = await read(path);
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(text).toContain(`SUMMARY:Dossier ${number}: eerste antwoord`);
    expect(text).toContain('DTSTART;VALUE=DATE:20261124');
    expect(text).toContain('DTEND;VALUE=DATE:20261125');
    expect(text).toContain('SUMMARY:Jaarverslag over discriminatie');
    expect(text).toContain('DTSTART;VALUE=DATE:20270331');
    expect(text).not.toContain(`Dossier ${(await other.row()).number}:`);
    const members = text.match(/^[A-Z][A-Z-]*(?=[:;])/gm);
    expect([...new Set(members)].sort()).toEqual(
      [
        ...['BEGIN', 'CALSCALE', 'DTEND', 'DTSTAMP', 'DTSTART', 'END', 'METHOD', 'NAME', 'PRODID'],
        ...['REFRESH-INTERVAL', 'SEQUENCE', 'SUMMARY', 'TRANSP', 'UID', 'VERSION'],
        ...['X-MICROSOFT-CDO-ALLDAYEVENT', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT'],
        ...['X-PUBLISHED-TTL', 'X-WR-CALNAME'],
      ].filter((name) => members?.includes(name)),
    );
    for (const personal of ['Bo Wandel', 'bo@example', mine.id, WORKER.name, WORKER.login]) {
      expect(text).not.toContain(personal);
    }
  });

  it('is in the language that was chosen', async () => {
    expect((await read(await make('en'))).text).toContain('first answer');
    expect((await read(await make('ar'))).text).toContain('أول رد');
    expect((await desk.call('POST', PATH, { language: 'xx' })).problem).toBe('request-invalid');
  });

  it('has an address that is shown once and kept nowhere, and a new one ends the old', async () => {
    const first = await make();
    const second = await make();
    const secret = second.slice('/calendar/'.length, -'.ics'.length);
    const kept = await point.db.execute(sql`select * from calendar_feeds`);
    expect(JSON.stringify(kept)).not.toContain(secret);
    expect((await read(first)).status).toBe(404);
    expect((await read(second)).status).toBe(200);
    const { body } = await desk.call('GET', PATH);
    expect(body).toEqual({ madeAt: point.clock.now().toISOString(), readOn: '2026-11-21' });
    expect((await desk.call('DELETE', PATH)).body).toEqual({ madeAt: null, readOn: null });
    expect((await read(second)).status).toBe(404);
    const acts = await point.db.execute<{ act: string }>(sql`
      select act from audit_entries where act like 'calendar-%' order by id desc limit 3`);
    expect(acts.map(({ act }) => act)).toEqual([
      'calendar-ended',
      'calendar-made',
      'calendar-made',
    ]);
  });

  it('answers nothing to who guesses, or when its person has left', async () => {
    for (const guess of ['x', 'A'.repeat(43), `${'A'.repeat(43)}.ics`, `${'A'.repeat(44)}.ics`]) {
      expect([404, 422]).toContain((await read(`/calendar/${guess}`)).status);
    }
    const path = await make();
    await point.db.execute(sql`update accounts set left_at = now()`);
    expect((await read(path)).status).toBe(404);
    await point.db.execute(sql`update accounts set left_at = null, role = 'administrator'`);
    expect((await read(path)).status).toBe(404);
  });
});
