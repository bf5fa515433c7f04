import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen } from '../../../../../test/citizen.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { changeRole, leave } from '../../access/team/leaving.ts';
import { shownPeople } from './store.ts';

const PASSWORD = 'kwal fiets zolder magneet';
const PHOTO = '/api/me/card/photo';
let point: TestPoint;
beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

type Card = { shown: boolean; name: string; line: string; photo: string | null };

/** Somebody at a desk, who speaks JSON or sends a picture. */
async function desk(person: { login: string; password: string }) {
  const browser = citizen(point.app);
  const cookie = await cookieFor(point.db, person, { url: POINT_URL, now: point.clock.now() });
  const [name = '', value = ''] = cookie.split('=');
  browser.cookies.set(name, value);
  return async (to: string, body?: object | Uint8Array<ArrayBuffer>) => {
    const [path = '', method = 'GET'] = to.split(' ').reverse();
    const isPicture = body instanceof Uint8Array;
    const headers = { 'Content-Type': isPicture ? 'image/jpeg' : 'application/json' };
    const sent = isPicture ? body : JSON.stringify(body);
    const page = await browser.send(path, { method, headers, ...(body ? { body: sent } : {}) });
    const json = (page.html ? JSON.parse(page.html) : {}) as Card & { type?: string };
    return {
      status: page.status,
      card: json,
      problem: json.type?.replace('urn:nabij:problem:', ''),
    };
  };
}

async function colleague(login: string, role: 'worker' | 'lead' | 'administrator' = 'worker') {
  await addAccount(point, { login, name: `Naam van ${login}`, role, password: PASSWORD });
  return desk({ login, password: PASSWORD });
}

/** A picture as a telephone makes it: turned, and with a place in it. */
async function photo(): Promise<Uint8Array<ArrayBuffer>> {
  const picture = sharp({ create: { width: 900, height: 600, channels: 3, background: '#a33' } });
  const exif = { IFD0: { Make: 'GEHEIM', ImageDescription: 'thuis' } };
  return new Uint8Array(await picture.withExif(exif).jpeg().toBuffer());
}

async function portrait(path: string | null) {
  const answer = await point.app.request(`${POINT_URL}${path}`);
  return {
    status: answer.status,
    headers: answer.headers,
    bytes: Buffer.from(await answer.bytes()),
  };
}

async function names(): Promise<string[]> {
  return (await shownPeople(point.db)).map(({ name }) => name);
}

describe('somebody who works here', () => {
  it('is not shown before they say so', async () => {
    const nora = await colleague('nora');
    expect((await nora('/api/me/card')).card).toEqual({
      shown: false,
      name: 'Naam van nora',
      line: '',
      photo: null,
    });
    expect(await names()).toEqual([]);
  });

  it('is shown as they write it, and no longer when they do not want it', async () => {
    const otto = await colleague('otto');
    const { status, card } = await otto('PUT /api/me/card', {
      name: 'Otto',
      line: 'Voor wie zorg mist',
    });
    expect([status, card]).toEqual([
      200,
      { shown: true, name: 'Otto', line: 'Voor wie zorg mist', photo: null },
    ]);
    expect(await names()).toContain('Otto');
    await otto('PUT /api/me/card', { name: 'Otto B.', line: 'Voor iedereen' });
    expect(await names()).toEqual(['Otto B.']);
    expect((await otto('DELETE /api/me/card')).status).toBe(204);
    expect((await otto('DELETE /api/me/card')).status).toBe(204);
    expect(await names()).toEqual([]);
    expect((await otto('/api/me/card')).card.shown).toBe(false);
  });

  it('shows a portrait that is drawn anew, square, and says nothing of place or device', async () => {
    const petra = await colleague('petra');
    await petra('PUT /api/me/card', { name: 'Petra', line: 'Zorg' });
    const { card } = await petra(`PUT ${PHOTO}`, await photo());
    expect(card.photo).toMatch(/^\/people\/[0-9a-f-]{36}$/);
    const served = await portrait(card.photo);
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(served.bytes.toString('latin1')).not.toContain('GEHEIM');
    expect(await sharp(served.bytes).metadata()).toMatchObject({
      width: 320,
      height: 320,
      format: 'webp',
    });
    const again = (await petra(`PUT ${PHOTO}`, await photo())).card;
    expect(again.photo).not.toBe(card.photo);
    expect((await portrait(card.photo)).status).toBe(404);
    expect((await petra(`DELETE ${PHOTO}`)).card.photo).toBeNull();
    expect((await portrait(again.photo)).status).toBe(404);
    await petra('DELETE /api/me/card');
  });

  it('has to be shown before a portrait of them is', async () => {
    const quint = await colleague('quint');
    const refused = await quint(`PUT ${PHOTO}`, await photo());
    expect([refused.status, refused.problem]).toEqual([404, 'not-found']);
  });

  it.each([
    ['nothing', new Uint8Array(), 422],
    ['a text', new TextEncoder().encode('dit is geen foto'), 415],
    ['a page', new TextEncoder().encode('<html><script>alert(1)</script>'), 415],
    ['half a picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 415],
    ['6 MB', new Uint8Array(6 * 1024 * 1024).fill(7), 413],
  ])('cannot show %s', async (what, bytes, status) => {
    const rosa = await colleague(`rosa ${what}`);
    await rosa('PUT /api/me/card', { name: 'Rosa', line: 'Zorg' });
    const answer = await rosa(`PUT ${PHOTO}`, bytes);
    expect([413, 415, 422]).toContain(answer.status);
    if (bytes.length > 0) expect(answer.status).toBe(status);
    expect((await rosa('/api/me/card')).card.photo).toBeNull();
    await rosa('DELETE /api/me/card');
  });

  it.each([
    ['no name', { name: ' ', line: 'x' }],
    ['no line', { name: 'x', line: '' }],
    ['a name of 81 characters', { name: 'x'.repeat(81), line: 'x' }],
    ['a line of 121 characters', { name: 'x', line: 'x'.repeat(121) }],
    ['a control character', { name: 'a\u0000b', line: 'x' }],
    ['a turned line', { name: 'x', line: 'a\u202eb' }],
    ['somebody else', { name: 'x', line: 'x', accountId: '5a4f4ad6-54a9-4c4c-9e6a-a5e2b0bfb3b5' }],
    ['a number', { name: 3, line: 'x' }],
  ])('cannot be shown with %s', async (_what, card) => {
    const anna = await desk(WORKER);
    expect((await anna('PUT /api/me/card', card)).problem).toBe('request-invalid');
    expect(await names()).toEqual([]);
  });
});

describe('who does not handle cases', () => {
  it('is never shown: an administrator', async () => {
    const beheer = await colleague('beheer', 'administrator');
    expect((await beheer('/api/me/card')).problem).toBe('forbidden');
    for (const to of ['PUT /api/me/card', 'DELETE /api/me/card', `PUT ${PHOTO}`]) {
      expect((await beheer(to, { name: 'x', line: 'x' })).problem, to).toBe('forbidden');
    }
  });

  it('nor is who left, or became an administrator', async () => {
    const { db, key, clock, worker: who } = point;
    const node = { role: 'point' } as const;
    const nodeKeys = [key.publicJwk];
    const team = { node, nodeKeys, who, cases: undefined, now: clock.now() };
    for (const login of ['saar', 'teun']) {
      const desk = await colleague(login);
      await desk('PUT /api/me/card', { name: login, line: 'Zorg' });
      await desk(`PUT ${PHOTO}`, await photo());
    }
    const photos = (await shownPeople(db)).map(({ photoId }) => `/people/${photoId}`);
    expect(await names()).toEqual(['saar', 'teun']);
    const ids = await db.execute<{ id: string; login: string }>(
      `select id, login from accounts where login in ('saar', 'teun')`,
    );
    const idOf = (login: string) => ids.find((row) => row.login === login)?.id ?? '';
    await leave(db, { id: idOf('saar'), handOnTo: null }, team);
    expect(await names()).toEqual(['teun']);
    await changeRole(db, { id: idOf('teun'), role: 'administrator', handOnTo: null }, team);
    expect(await names()).toEqual([]);
    for (const path of photos) expect((await portrait(path)).status).toBe(404);
    const [left] = await db.execute<{ count: number }>('select count(*)::int from shown_people');
    expect(left?.count).toBe(0);
  });
});
