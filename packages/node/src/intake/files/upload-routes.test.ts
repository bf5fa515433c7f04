import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Citizen, citizen } from '../../../../../test/citizen.ts';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { listAttachments } from '../../cases/attachments/attachments.ts';
import { MAX_FILE_BYTES } from '../../cases/attachments/files/clean-file.ts';
import { keyOf, openReport } from '../follow/open-report.ts';

let point: TestPoint;
let browser: Citizen;

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  browser = citizen(point.app);
  await browser.post('/report/want', { want: 'COMPLAINT', go: 'next' });
});
afterAll(() => point.drop());

const TUS = { 'Tus-Resumable': '1.0.0' };
const PIECE = { ...TUS, 'Content-Type': 'application/offset+octet-stream' };
const base64 = (text: string) => Buffer.from(text).toString('base64');

const ask = (method: string, path: string, headers: Record<string, string> = TUS) =>
  browser.send(path, { method, headers });

function begin(size: number | string, name = 'brief.txt', purpose = 'report') {
  const told = { 'Upload-Length': String(size), 'Upload-Metadata': `filename ${base64(name)}` };
  return ask('POST', `/uploads?for=${purpose}`, { ...TUS, ...told });
}

async function begun(size: number, name?: string, purpose?: string): Promise<string> {
  const answer = await begin(size, name, purpose);
  expect(answer.status).toBe(201);
  return answer.headers.get('location') ?? '';
}

function patch(...[path, offset, body, headers = {}]: Piece) {
  const bytes = new Uint8Array(Buffer.from(body));
  const length = { 'Content-Length': String(bytes.length) };
  const all = { ...PIECE, ...length, 'Upload-Offset': String(offset), ...headers };
  return browser.send(path, { method: 'PATCH', headers: all, body: bytes });
}

type Piece = [path: string, offset: number, body: Uint8Array | string, headers?: object];

async function sent(content: Uint8Array | string, name?: string) {
  const path = await begun(Buffer.from(content).length, name);
  return { path, answer: await patch(path, 0, content) };
}

async function listed(): Promise<string[]> {
  const { html } = await browser.get('/report/files');
  const list = /<ul class="files">(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
  return [...list.matchAll(/<bdi>(.*?)<\/bdi>/g)].map((match) => match[1] ?? '');
}

const offsetOf = async (path: string) => {
  const { status, headers } = await ask('HEAD', path);
  return [status, headers.get('upload-offset'), headers.get('upload-length')];
};

describe('the protocol', () => {
  it('says what it can do', async () => {
    const { status, headers } = await browser.send('/uploads', { method: 'OPTIONS' });
    expect([status, headers.get('tus-version'), headers.get('tus-resumable')]).toEqual([
      ...[204, '1.0.0', '1.0.0'],
    ]);
    expect(headers.get('tus-extension')).toBe('creation,expiration,termination');
    expect(headers.get('tus-max-size')).toBe(String(MAX_FILE_BYTES));
  });

  it.each([{}, { 'Tus-Resumable': '0.2.2' }])('is spoken in one version: %j', async (headers) => {
    const path = await begun(5);
    for (const [method, at] of [
      ...[['POST', '/uploads?for=report'] as const, ['HEAD', path] as const],
      ...[['PATCH', path] as const, ['DELETE', path] as const],
    ]) {
      const answer = await ask(method, at, headers);
      expect([method, answer.status, answer.headers.get('tus-version')]).toEqual([
        ...[method, 412, '1.0.0'],
      ]);
    }
    expect(await offsetOf(path)).toEqual([200, '0', '5']);
  });

  it('takes a file in pieces', async () => {
    const path = await begun(10, 'Brief aan ’t loket.txt');
    expect(path).toMatch(/^\/uploads\/[0-9a-f-]{36}$/);
    const first = await patch(path, 0, 'hallo');
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '5']);
    expect(new Date(first.headers.get('upload-expires') ?? '').getTime()).toBe(
      point.clock.now().getTime() + 24 * 3_600_000,
    );
    const head = await ask('HEAD', path);
    expect(head.headers.get('upload-metadata')).toBe(
      `filename ${base64('Brief aan ’t loket.txt')}`,
    );
    expect(head.headers.get('cache-control')).toBe('no-store');
    expect(await offsetOf(path)).toEqual([200, '5', '10']);
    expect(await listed()).toEqual([]);
    const last = await patch(path, 5, ' daar');
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, '10']);
    expect(await listed()).toEqual(['Brief aan ’t loket.txt']);
    // the answer was lost: asked where it is, and once more to finish
    expect(await offsetOf(path)).toEqual([200, '10', '10']);
    expect((await patch(path, 10, '')).status).toBe(204);
    expect(await listed()).toHaveLength(1);
  });

  it('takes no piece twice, and says where it is', async () => {
    const path = await begun(10);
    await patch(path, 0, 'hallo');
    for (const offset of [0, 4, 6, 10]) {
      const answer = await patch(path, offset, 'hallo');
      expect([offset, answer.status, answer.headers.get('upload-offset')]).toEqual([
        ...[offset, 409, '5'],
      ]);
    }
    const both = await Promise.all([patch(path, 5, ' daar'), patch(path, 5, ' daar')]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await listed()).toEqual(['brief.txt']);
  });

  it.each([
    [{ 'Content-Type': 'text/plain' }, 415],
    [{ 'Upload-Offset': '' }, 400],
    [{ 'Upload-Offset': '-1' }, 400],
    [{ 'Upload-Offset': '0x0' }, 400],
    [{ 'Content-Length': '99' }, 413],
  ])('refuses a piece with %j', async (headers, status) => {
    const path = await begun(10);
    expect((await patch(path, 0, 'hallo', headers)).status).toBe(status);
    expect(await offsetOf(path)).toEqual([200, '0', '10']);
  });

  it('counts what comes, whatever was announced', async () => {
    const path = await begun(3);
    expect((await patch(path, 0, 'hallo', { 'Content-Length': '3' })).status).toBe(413);
    expect(await offsetOf(path)).toEqual([200, '0', '3']);
  });

  it.each([
    [{}, 400],
    [{ 'Upload-Length': '-1' }, 400],
    [{ 'Upload-Length': 'x' }, 400],
    [{ 'Upload-Defer-Length': '1' }, 400],
    [{ 'Upload-Length': '5', 'Upload-Metadata': 'filename ***' }, 400],
    [{ 'Upload-Length': '5', 'Upload-Metadata': 'a YQ==,a YQ==' }, 400],
    [{ 'Upload-Length': '5', 'Upload-Metadata': `a ${'A'.repeat(5000)}` }, 400],
    [{ 'Upload-Length': '0' }, 422],
    [{ 'Upload-Length': String(MAX_FILE_BYTES + 1) }, 413],
    [{ 'Upload-Length': '5', 'Upload-Metadata': '' }, 201],
    [{ 'Upload-Length': '5', 'Upload-Metadata': 'filename YQ==,filetype dGV4dA==,is_x' }, 201],
  ])('begins with %j: %i', async (headers, status) => {
    expect((await ask('POST', '/uploads?for=report', { ...TUS, ...headers })).status).toBe(status);
  });

  it('ends an upload, also one that is done', async () => {
    const half = await begun(10);
    await patch(half, 0, 'hallo');
    expect((await ask('DELETE', half)).status).toBe(204);
    expect((await ask('HEAD', half)).status).toBe(404);
    expect((await patch(half, 5, ' daar')).status).toBe(404);
    const { path } = await sent('een brief');
    expect(await listed()).toHaveLength(1);
    expect((await ask('DELETE', path)).status).toBe(204);
    expect(await listed()).toEqual([]);
    expect((await ask('DELETE', path)).status).toBe(404);
  });

  it('goes through networks that know only old methods', async () => {
    const path = await begun(5);
    const bytes = new Uint8Array(Buffer.from('hallo'));
    const headers = { ...PIECE, 'Upload-Offset': '0', 'X-HTTP-Method-Override': 'PATCH' };
    expect((await browser.send(path, { method: 'POST', headers, body: bytes })).status).toBe(204);
    expect(await listed()).toEqual(['brief.txt']);
    const end = { ...TUS, 'X-HTTP-Method-Override': 'DELETE' };
    expect((await ask('POST', path, end)).status).toBe(204);
    expect((await ask('POST', path)).status).toBe(404);
  });

  it('says that an upload waited too long', async () => {
    const path = await begun(10);
    await patch(path, 0, 'hallo');
    const start = point.clock.now();
    point.clock.set(new Date(start.getTime() + 23 * 3_600_000));
    await browser.post('/report/story', { story: 'ik ben er nog', go: 'next' });
    // a byte now and then keeps nothing
    expect((await patch(path, 5, ' ')).status).toBe(204);
    point.clock.set(new Date(start.getTime() + 25 * 3_600_000));
    const statuses = [await ask('HEAD', path), await patch(path, 6, 'daar')];
    point.clock.set(start);
    expect(statuses.map(({ status }) => status)).toEqual([410, 410]);
  });
});

describe('an upload', () => {
  it('is that of one visit, and of nobody else', async () => {
    const path = await begun(10);
    const mine = browser;
    browser = citizen(point.app);
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      expect([method, (await ask(method, path)).status]).toEqual([method, 404]);
    }
    await browser.post('/report/want', { want: 'REPORT', go: 'next' });
    await begun(10);
    expect((await ask('HEAD', path)).status).toBe(404);
    browser = mine;
    expect((await ask('HEAD', path)).status).toBe(200);
    for (const id of [randomUUID(), '1', '%00']) {
      expect((await ask('HEAD', `/uploads/${id}`)).status).toBe(404);
    }
  });

  it('begins nowhere without a report', async () => {
    expect((await begin(5, 'x.txt', 'follow')).status).toBe(404);
    expect((await begin(5, 'x.txt', 'nothing')).status).toBe(404);
    browser = citizen(point.app);
    expect((await begin(5)).status).toBe(404);
  });

  it('comes from no other site', async () => {
    const path = await begun(5);
    const strange = { ...PIECE, 'Upload-Offset': '0', 'Sec-Fetch-Site': 'cross-site' };
    for (const method of ['PATCH', 'DELETE', 'POST']) {
      expect([method, (await ask(method, path, strange)).status]).toEqual([method, 403]);
    }
    expect(await offsetOf(path)).toEqual([200, '0', '5']);
  });

  it('of the same file twice is one file, at once too', async () => {
    await sent('een brief');
    await Promise.all([sent('een brief'), sent('een brief')]);
    expect(await listed()).toEqual(['brief.txt']);
  });

  it('loses nothing of what another tab does', async () => {
    await Promise.all([sent('een', 'een.txt'), sent('twee', 'twee.txt'), sent('drie', 'drie.txt')]);
    expect((await listed()).sort()).toEqual(['drie.txt', 'een.txt', 'twee.txt']);
  });

  it('is one of twenty', async () => {
    for (let n = 0; n < 20; n += 1) await sent(`nummer ${n}`, `${n}.txt`);
    const answer = await begin(5);
    expect([answer.status, JSON.parse(answer.html).reason]).toEqual([413, 'full']);
    expect(await listed()).toHaveLength(20);
  });

  it('has no room beside others on their way', async () => {
    for (let n = 0; n < 5; n += 1) await begun(MAX_FILE_BYTES);
    const answer = await begin(5);
    expect([answer.status, JSON.parse(answer.html).reason]).toEqual([413, 'full']);
    browser = citizen(point.app);
    await browser.post('/report/want', { want: 'COMPLAINT', go: 'next' });
    await begun(5);
  });

  it('waits while the node holds no more', async () => {
    const path = await begun(9);
    await patch(path, 0, 'een ');
    const id = randomUUID();
    await point.db.execute(sql`insert into uploads
      (id, owner, sealed_facts, size, received, chunks, state, expires_at)
      values (${id}, '', '', 1, 2147483647, 1, 'ready', ${point.clock.now()})`);
    for (const answer of [await begin(5), await patch(path, 4, 'brief')]) {
      const { reason } = JSON.parse(answer.html);
      expect([answer.status, reason, answer.headers.get('retry-after')]).toEqual([
        ...[503, 'busy', '30'],
      ]);
    }
    const form = new FormData();
    form.append('file', new File(['een'], 'een.txt'));
    form.set('go', 'add');
    expect((await browser.send('/report/files', { method: 'POST', body: form })).status).toBe(503);
    expect(await listed()).toEqual([]);
    await point.db.execute(sql`delete from uploads where id = ${id}`);
    expect((await patch(path, 4, 'brief')).status).toBe(204);
    expect(await listed()).toEqual(['brief.txt']);
  });

  it('keeps a photo without where it was taken', async () => {
    const photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#a33' } })
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 13/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect((await sent(photo, 'IMG_1.jpeg')).answer.status).toBe(204);
    expect(await listed()).toEqual(['IMG_1.jpg']);
  });
});

const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'];

describe('a file that is not kept', () => {
  it.each([
    ['a page called a photo', 'foto.jpg', '<!doctype html>', 'unlike'],
    ['an archive', 'alles.zip', 'PK\x03\x04\0\0\0', 'office'],
    ['the test virus', 'brief.txt', `Beste, ${EICAR.join('')}`, 'infected'],
    ['a PDF cut off', 'brief.pdf', '%PDF-1.4\n1 0 obj', 'broken'],
  ])('(%s) says why, and is gone', async (...[, name, content, reason]) => {
    const { path, answer } = await sent(content, name);
    expect([answer.status, JSON.parse(answer.html).reason]).toEqual([422, reason]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect((await ask('HEAD', path)).status).toBe(404);
    expect(await listed()).toEqual([]);
  });
});

describe('of a report that is sent', () => {
  let filed: FiledCase;
  beforeEach(async () => {
    filed = await filedCase(point);
    browser = citizen(point.app);
    await browser.post('/follow', { code: filed.code });
  });

  async function files(code: string) {
    const report = await openReport(point.db, code);
    if (!report) throw new Error('The report is here');
    const { caseId, filingKey } = keyOf(report);
    return (await listAttachments(point.db, caseId, filingKey)).map(({ name }) => name);
  }

  it('goes into its case', async () => {
    const path = await begun(9, 'brief.txt', 'follow');
    await patch(path, 0, 'een ');
    expect((await patch(path, 4, 'brief')).status).toBe(204);
    expect(await files(filed.code)).toEqual(['brief.txt']);
    // asked again after a lost answer
    expect(await offsetOf(path)).toEqual([200, '9', '9']);
    expect((await patch(path, 9, '')).status).toBe(204);
    expect(await files(filed.code)).toEqual(['brief.txt']);
  });

  it('goes into no other one that is opened meanwhile', async () => {
    const path = await begun(9, 'brief.txt', 'follow');
    await patch(path, 0, 'een ');
    const other = await filedCase(point);
    await browser.post('/follow', { code: other.code });
    expect((await patch(path, 4, 'brief')).status).toBe(404);
    expect([await files(filed.code), await files(other.code)]).toEqual([[], []]);
  });
});
