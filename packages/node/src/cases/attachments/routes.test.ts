import { randomUUID } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { PROBLEMS } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { openingsOf } from '../openings.ts';
import { keepAttachment } from './attachments.ts';

const ADA = {
  login: 'ada',
  name: 'Ada',
  role: 'administrator',
  password: WORKER.password,
} as const;

let point: TestPoint;
let filed: FiledCase;
let id: string;
let cookie: string;
const SQUARE = {
  create: { width: 8, height: 8, channels: 3, background: '#123456' },
} as const;
const bytes = Buffer.from('Beste mensen, dit is de brief.');

beforeAll(async () => {
  point = await testPoint();
  filed = await filedCase(point);
  const given = { ...(await filed.actor()), accountId: null };
  ({ id } = await keepAttachment(point.db, { ...given, name: "l'été (1).docx", bytes }));
  cookie = await cookieFor(point.db, WORKER, { url: POINT_URL, now: point.clock.now() });
});
afterAll(() => point.drop());

const get = (path: string, as = cookie) =>
  point.app.request(`${POINT_URL}${path}`, { headers: { Cookie: as } });
const file = (caseId: string, fileId: string, as?: string) =>
  get(`/api/cases/${caseId}/attachments/${fileId}`, as);

describe('a file at the desk', () => {
  it('is named in its case, as new until somebody looks', async () => {
    const first = await (await get(`/api/cases/${filed.id}`)).json();
    expect(first).toMatchObject({
      unread: 1,
      attachments: [
        {
          ...{ id, sender: 'reporter', by: null, name: "l'été (1).txt", type: 'text/plain' },
          ...{ bytes: bytes.length, at: point.clock.now().toISOString() },
        },
      ],
    });
    expect(await (await get(`/api/cases/${filed.id}`)).json()).toMatchObject({ unread: 0 });
  });

  it('is saved and never shown', async () => {
    const answer = await file(filed.id, id);
    expect([answer.status, await answer.text()]).toEqual([200, bytes.toString()]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%281%29.txt",
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  it('is audited each time', async () => {
    const opened = async () =>
      (
        await point.db.execute(sql`select actor_id, subject from audit_entries
          where case_id = ${filed.id} and act = 'attachment-opened'`)
      ).length;
    const before = await opened();
    await file(filed.id, id);
    await file(filed.id, id);
    expect(await opened()).toBe(before + 2);
  });

  it('is an opening that its reporter is told of', async () => {
    const other = await filedCase(point);
    const given = { ...(await other.actor()), accountId: null };
    const kept = await keepAttachment(point.db, { ...given, name: 'b.txt', bytes });
    expect(await openingsOf(point.db, other.id, 9)).toEqual([]);
    await file(other.id, kept.id);
    const [at, name] = [point.clock.now(), WORKER.name];
    expect(await openingsOf(point.db, other.id, 9)).toEqual([{ at, name }]);
  });

  it('is there under its id in capitals', async () => {
    expect((await file(filed.id.toUpperCase(), id.toUpperCase())).status).toBe(200);
  });

  it('is not there under another case or id', async () => {
    const other = await filedCase(point);
    expect((await file(other.id, id)).status).toBe(404);
    expect((await file(filed.id, randomUUID())).status).toBe(404);
    expect((await file(filed.id, '1')).status).toBe(422);
  });

  it('is for nobody who may not open the case', async () => {
    await addAccount(point, ADA);
    const ada = await cookieFor(point.db, ADA, { url: POINT_URL, now: point.clock.now() });
    expect((await file(filed.id, id, ada)).status).toBe(403);
    expect((await file(filed.id, id, '')).status).toBe(401);
  });
});

describe('a file that the desk shows', () => {
  const view = (caseId: string, fileId: string) =>
    get(`/api/cases/${caseId}/attachments/${fileId}/view`);
  const keep = async (name: string, content: Buffer) => {
    const given = { ...(await filed.actor()), accountId: null };
    return (await keepAttachment(point.db, { ...given, name, bytes: content })).id;
  };

  it('has its own type, and runs nothing', async () => {
    const answer = await view(filed.id, id);
    expect([answer.status, await answer.text()]).toEqual([200, bytes.toString()]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'inline',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const picture = await keep('a.png', await sharp(SQUARE).png().toBuffer());
    expect((await view(filed.id, picture)).headers.get('content-type')).toBe('image/png');
  });

  it('is audited each time', async () => {
    const opened = async () =>
      (
        await point.db.execute(sql`select from audit_entries
          where case_id = ${filed.id} and act = 'attachment-opened'`)
      ).length;
    const before = await opened();
    await view(filed.id, id);
    expect(await opened()).toBe(before + 1);
  });

  it('is no document, and of no other case', async () => {
    const pages = await PDFDocument.create();
    pages.addPage();
    const paper = await keep('a.pdf', Buffer.from(await pages.save()));
    expect((await view(filed.id, paper)).status).toBe(PROBLEMS['file-not-taken'].status);
    expect((await file(filed.id, paper)).status).toBe(200);
    expect((await view((await filedCase(point)).id, id)).status).toBe(404);
  });
});
