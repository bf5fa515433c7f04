import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Citizen, citizen, codeOn, EVERYTHING } from '../../../../../test/citizen.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { listAttachments, readAttachment } from '../../cases/attachments/attachments.ts';
import { readReceiptCode } from '../../vault/receipt-code.ts';
import { keyOf, openReport } from '../follow/open-report.ts';
import { loadTexts } from '../texts.ts';
import { isolated } from './faults.ts';

let point: TestPoint;
let scanner: Server;
let browser: Citizen;
/** What the scanner answers; undefined to hang up. */
let verdict: string | undefined;
const { t } = loadTexts()('nl');

beforeAll(async () => {
  scanner = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (part: Buffer) => {
      // the empty piece at the end
      if (verdict === undefined) socket.destroy();
      else if (part.subarray(-4).equals(Buffer.alloc(4))) socket.end(`${verdict}\0`);
    });
  });
  scanner.listen(0, '127.0.0.1');
  await once(scanner, 'listening');
  const address = scanner.address();
  const port = typeof address === 'object' ? address?.port : 0;
  point = await testPoint({ NABIJ_CLAMD: `127.0.0.1:${port}` });
});
beforeEach(async () => {
  verdict = 'stream: OK';
  browser = citizen(point.app);
  await browser.post('/report/want', { want: 'COMPLAINT', go: 'next' });
});
afterAll(async () => {
  scanner.close();
  await point.drop();
});

type Given = readonly [name: string, content: string];

/** The form as a browser without JavaScript sends it. */
async function post(files: readonly Given[], go = 'add') {
  const form = new FormData();
  for (const [name, content] of files) form.append('file', new File([content], name));
  form.set('go', go);
  const page = await browser.send('/report/files', { method: 'POST', body: form });
  const to = page.headers.get('location');
  return page.status === 303 && to ? browser.get(to) : page;
}

async function listed(): Promise<string[]> {
  const { html } = await browser.get('/report/files');
  const list = /<ul class="files">(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
  return [...list.matchAll(/<bdi>(.*?)<\/bdi>/g)].map((match) => match[1] ?? '');
}

async function filedWith(code: string) {
  const report = await openReport(point.db, readReceiptCode(code) ?? '');
  if (!report) throw new Error('The report is here');
  const open = keyOf(report);
  return { ...open, files: await listAttachments(point.db, open.caseId, open.filingKey) };
}

const waiting = async () =>
  Number((await point.db.execute(sql`select count(*)::int as n from uploads`))[0]?.n);

describe('files beside a report', () => {
  it('are added, listed, taken away, and go on to the next question', async () => {
    const page = await post([
      ['een.txt', 'een'],
      ['<b>.txt', 'twee'],
    ]);
    expect(page.path).toBe('/report/files?added=2');
    expect(page.text).toContain(t('files.draftAdded', { count: 2 }));
    expect(page.html).not.toContain('<b>');
    expect(await listed()).toEqual(['een.txt', '-b-.txt']);
    const id = /name="id" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    const less = await browser.post('/report/files/remove', { id });
    expect([less.path, less.text.includes(t('files.removed'))]).toEqual([
      ...['/report/files?removed=1', true],
    ]);
    expect(await listed()).toEqual(['-b-.txt']);
    expect((await post([['drie.txt', 'drie']], 'next')).path).not.toBe('/report/files');
    expect(await listed()).toEqual(['-b-.txt', 'drie.txt']);
    expect((await post([], 'back')).path).toBe('/report/story');
  });

  it('go along with it, sealed anew, and nothing of them stays behind', async () => {
    await post([['brief.txt', 'Geachte mevrouw,']]);
    const before = await waiting();
    const check = await browser.answer(EVERYTHING);
    const { text } = check.path === '/report/check' ? check : await browser.get('/report/check');
    expect(text).toContain('brief.txt');
    const code = codeOn(await browser.post('/report/send'));
    const { caseId, filingKey, files } = await filedWith(code);
    expect(files).toMatchObject([{ name: 'brief.txt', type: 'text/plain', sender: 'reporter' }]);
    const id = files[0]?.id ?? '';
    const file = await readAttachment(point.db, { caseId, id, filingKey });
    expect(file.bytes.toString()).toBe('Geachte mevrouw,');
    expect(await waiting()).toBe(before - 1);
    const acts = await point.db.execute(sql`select act, actor_kind from audit_entries
      where case_id = ${caseId} order by id`);
    expect(acts.map(({ act, actor_kind: kind }) => `${kind} ${act}`)).toEqual([
      ...['reporter filed', 'reporter attachment-added'],
    ]);
  });

  it('that are gone are named before anything is sent', async () => {
    await post([
      ['weg.txt', 'weg'],
      ['brief.txt', 'brief'],
    ]);
    const id = /name="id" value="([^"]+)"/.exec((await browser.get('/report/files')).html)?.[1];
    await point.db.execute(sql`delete from uploads where id = ${id ?? ''}`);
    await browser.answer(EVERYTHING);
    const page = await browser.post('/report/send');
    const said = t('check.fileGone', { name: isolated('weg.txt') });
    expect([page.status, page.text.includes(said)]).toEqual([409, true]);
    expect(page.text).toContain(t('check.fileGoneNext'));
    const filings = await point.db.execute(sql`select from filings`);
    expect(await listed()).toEqual(['brief.txt']);
    const receipt = await browser.post('/report/send');
    expect((await filedWith(codeOn(receipt))).files.map(({ name }) => name)).toEqual(['brief.txt']);
    // the first time nothing had been filed
    expect(await point.db.execute(sql`select from filings`)).toHaveLength(filings.length + 1);
  });

  it('that did not come whole are dropped with the answers', async () => {
    const before = await waiting();
    const headers = { 'Tus-Resumable': '1.0.0', 'Upload-Length': '9' };
    await browser.send('/uploads?for=report', { method: 'POST', headers });
    await post([['brief.txt', 'brief']]);
    expect(await waiting()).toBe(before + 2);
    await browser.post('/report/new');
    expect(await waiting()).toBe(before);
  });

  it('are kept when others are wrong, and so are all answers', async () => {
    await browser.post('/report/story', { story: 'Het was zo.', go: 'next' });
    const page = await post(
      [
        ['leeg.txt', ''],
        ['brief.txt', 'brief'],
        ['alles.docx', 'PK\x03\x04\0\0'],
      ],
      'next',
    );
    expect(page.status).toBe(422);
    for (const [name, key] of [
      ['leeg.txt', 'fileEmpty'],
      ['alles.docx', 'fileOffice'],
    ] as const) {
      const said = t(`errors.${key}`, { name: isolated(name) });
      // at the top, and at the field
      expect([name, page.text.split(said).length - 1]).toEqual([name, 2]);
    }
    expect(await listed()).toEqual(['brief.txt']);
    expect((await browser.get('/report/story')).text).toContain('Het was zo.');
  });

  it('need something chosen only when somebody asks to add', async () => {
    const page = await post([]);
    expect([page.status, page.text.includes(t('errors.fileNone'))]).toEqual([422, true]);
    expect((await post([], 'next')).status).toBe(200);
  });

  it('are one file when the form comes twice at once', async () => {
    await Promise.all([post([['brief.txt', 'brief']]), post([['brief.txt', 'brief']])]);
    expect(await listed()).toEqual(['brief.txt']);
  });

  it('belong to nobody whose answers are over', async () => {
    browser = citizen(point.app);
    expect((await browser.get('/report/files')).path).toBe('/report?expired=1');
    expect((await post([['brief.txt', 'brief']])).path).toBe('/report?expired=1');
    await browser.post('/report/files/remove', { id: 'x' });
  });
});

describe('with a virus scanner', () => {
  it('a file that is infected is not kept', async () => {
    verdict = 'stream: Win.Test FOUND';
    const before = await waiting();
    const page = await post([['brief.txt', 'brief']]);
    const said = t('errors.fileInfected', { name: isolated('brief.txt') });
    expect([page.status, page.text.includes(said)]).toEqual([422, true]);
    expect([await listed(), await waiting()]).toEqual([[], before]);
  });

  it.each([undefined, 'INSTREAM size limit exceeded. ERROR'])(
    'that says %j nothing is kept unscanned, and it may be tried again',
    async (reply) => {
      verdict = reply;
      const page = await post([['brief.txt', 'brief']]);
      const said = t('errors.fileUnchecked', { name: isolated('brief.txt') });
      expect([page.status, page.text.includes(said)]).toEqual([503, true]);
      expect(await listed()).toEqual([]);
      verdict = 'stream: OK';
      await post([['brief.txt', 'brief']]);
      expect(await listed()).toEqual(['brief.txt']);
    },
  );

  it('that is away a sent file waits for, piece by piece', async () => {
    const tus = { 'Tus-Resumable': '1.0.0' };
    const size = { ...tus, 'Upload-Length': '5', 'Upload-Metadata': 'filename YS50eHQ=' };
    const begun = await browser.send('/uploads?for=report', { method: 'POST', headers: size });
    const path = begun.headers.get('location') ?? '';
    const type = { 'Content-Type': 'application/offset+octet-stream' };
    const patch = (offset: number, body: string) =>
      browser.send(path, {
        method: 'PATCH',
        headers: { ...tus, ...type, 'Upload-Offset': String(offset) },
        body,
      });
    verdict = undefined;
    const away = await patch(0, 'hallo');
    expect([away.status, JSON.parse(away.html).reason]).toEqual([503, 'unchecked']);
    expect(away.headers.get('retry-after')).toBe('30');
    expect(await listed()).toEqual([]);
    verdict = 'stream: OK';
    expect((await patch(5, '')).status).toBe(204);
    expect(await listed()).toEqual(['a.txt']);
  });
});
