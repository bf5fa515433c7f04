import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Citizen, citizen } from '../../../../../test/citizen.ts';
import { caseIn, type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { listAttachments } from '../../cases/attachments/attachments.ts';
import { MAX_FILE_BYTES } from '../../cases/attachments/files/clean-file.ts';
import { keyOf, openReport } from '../follow/open-report.ts';
import { loadTexts } from '../texts.ts';
import { isolated } from './faults.ts';

let point: TestPoint;
let filed: FiledCase;
let browser: Citizen;
const { t } = loadTexts()('nl');
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(
  '',
);

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point);
  browser = citizen(point.app);
  await browser.post('/follow', { code: filed.code });
});
afterAll(() => point.drop());

/** The form as a browser without JavaScript sends it; nothing chosen is an empty file. */
async function add(content: Uint8Array | string, name = 'brief.txt', headers = {}) {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(Buffer.from(content))], name));
  const page = await browser.send('/follow/file', { method: 'POST', body: form, headers });
  return page.status === 303 ? browser.get(page.headers.get('location') ?? '') : page;
}

async function files() {
  const report = await openReport(point.db, filed.code);
  if (!report) throw new Error('The report is here');
  const { caseId, filingKey } = keyOf(report);
  return listAttachments(point.db, caseId, filingKey);
}
const addressOf = async () => `/follow/files/${(await files())[0]?.id}`;

describe('a reporter', () => {
  it('adds a file, sees it in the list, and gets it back', async () => {
    const page = await add('Geachte mevrouw,', 'Brief van de baas.docx');
    expect([page.path, page.status]).toEqual(['/follow/files?added=1', 200]);
    for (const text of [t('files.added'), 'Brief van de baas.txt', t('follow.fromYou')]) {
      expect([text, page.text.includes(text)]).toEqual([text, true]);
    }
    expect(page.html).toContain(`href="${await addressOf()}"`);
    const back = await browser.get(await addressOf());
    expect([back.status, back.text]).toEqual([200, 'Geachte mevrouw,']);
    expect(back.headers.get('content-type')).toBe('application/octet-stream');
    expect(back.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''Brief/);
    expect(back.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  });

  it('who is anonymous adds a photo, of which nothing tells where it was taken', async () => {
    filed = await filedCase(point, { anonymity: 'ANON_FULL', contact: null });
    await browser.post('/follow', { code: filed.code });
    const photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#a33' } })
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 13/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect(photo.includes('Exif')).toBe(true);
    await add(photo, 'foto.jpg');
    const kept = await point.app.request(`${POINT_URL}${await addressOf()}`, {
      headers: { Cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; ') },
    });
    const bytes = Buffer.from(await kept.arrayBuffer());
    expect([bytes.subarray(0, 2).toString('hex'), bytes.includes('Exif')]).toEqual(['ffd8', false]);
  });

  it('has the form, and the names of files escaped', async () => {
    await add('x', '<img src=x onerror=alert(1)>.txt');
    const { html } = await browser.get('/follow/files');
    expect(html).toMatch(/<form [^>]*action="\/follow\/file"[^>]*enctype="multipart\/form-data"/);
    expect(html).toMatch(/<input [^>]*name="file"[^>]*type="file"/);
    expect(html).not.toContain('<img');
  });

  it('of a case that waited for them answers it', async () => {
    filed = await caseIn(point, 'WAITING_CITIZEN');
    await browser.post('/follow', { code: filed.code });
    await add('hier is de brief');
    expect((await browser.get('/follow')).text).toContain(t('follow.state.IN_PROGRESS'));
  });
});

const PART_HEAD = '--b\r\nContent-Disposition: form-data; name="file"; filename="x.txt"\r\n\r\n';

/** Forms of which this much has come and that stay open; `begun` when all are being read. */
function coming(count: number, bytes: Uint8Array, announced: Record<string, string> = {}) {
  const open = new Set<ReadableStreamDefaultController>();
  const begun = Promise.withResolvers<void>();
  const headers = { 'Content-Type': 'multipart/form-data; boundary=b', ...announced };
  const all = Array.from({ length: count }, () => {
    let own: ReadableStreamDefaultController | undefined;
    const pull = (controller: ReadableStreamDefaultController) => {
      if (own) return;
      own = controller;
      open.add(own);
      own.enqueue(Buffer.concat([Buffer.from(PART_HEAD), bytes]));
      if (open.size === count) begun.resolve();
    };
    // a form that was refused is not read on
    const cancel = () => void (own && open.delete(own));
    const body = new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
    const init = { method: 'POST', body, headers, duplex: 'half' };
    return browser.send('/follow/file', init as RequestInit);
  });
  const end = async () => {
    for (const controller of open) {
      controller.enqueue(Buffer.from('\r\n--b--\r\n'));
      controller.close();
    }
    await Promise.all(all);
  };
  return { all, end, begun: begun.promise };
}

const named = (name: string) => ({ name: isolated(name) });

describe('a file that is not kept', () => {
  it.each([
    ['nothing chosen', '', '', 'fileNone', 422],
    ['empty', 'leeg.txt', '', 'fileEmpty', 422],
    ['a page', 'foto.jpg', '<!doctype html><script>1</script>', 'fileUnlike', 422],
    ['broken', 'foto.jpg', Buffer.from('ffd8ffe000104a', 'hex'), 'fileBroken', 422],
    ['a Word file', 'brief.docx', 'PK\x03\x04\0\0', 'fileOffice', 422],
    ['infected', 'brief.txt', `Beste, ${EICAR}`, 'fileInfected', 422],
    ['one byte too many', 'x.txt', 'a'.repeat(MAX_FILE_BYTES + 1), 'fileTooLarge', 413],
    ['far too many', 'x.txt', 'a'.repeat(MAX_FILE_BYTES * 1.2), 'fileTooLarge', 413],
  ] as const)(
    '(%s) gets a kind page with the form again',
    async (...[, name, content, key, status]) => {
      const page = await add(content, name);
      const said = t(`errors.${key}`, named(name));
      expect([page.status, page.text.includes(said)]).toEqual([status, true]);
      expect(page.html).toContain('action="/follow/file"');
      expect(page.html).toContain('href="/follow"');
      expect(await files()).toEqual([]);
      // and nothing else is lost
      expect((await browser.get('/follow')).status).toBe(200);
    },
  );

  it('takes no other file along', async () => {
    const form = new FormData();
    form.append('file', new File(['eerste'], 'een.txt'));
    form.append('file', new File([''], 'leeg.txt'));
    form.append('file', new File(['a'.repeat(MAX_FILE_BYTES + 1)], 'groot.txt'));
    form.append('file', new File(['laatste'], 'twee.txt'));
    const page = await browser.send('/follow/file', { method: 'POST', body: form });
    expect(page.status).toBe(422);
    expect(page.text).toContain(t('errors.fileEmpty', named('leeg.txt')));
    expect(page.text).toContain(t('errors.fileTooLarge', named('groot.txt')));
    expect((await files()).map(({ name }) => name).sort()).toEqual(['een.txt', 'twee.txt']);
  });

  it('is counted while it comes, whatever was announced', async () => {
    const part = new Uint8Array(1024 * 1024).fill(0x61);
    let sent = 0;
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(Buffer.from(PART_HEAD)),
      pull: (controller) => {
        sent += part.length;
        if (sent > 300 * part.length) controller.close();
        else controller.enqueue(part);
      },
    });
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
    const init = { method: 'POST', body, headers, duplex: 'half' };
    const page = await browser.send('/follow/file', init as RequestInit);
    expect([page.status, sent < 70 * part.length]).toEqual([413, true]);
    expect(page.text).toContain(t('errors.fileTooLarge', named('x.txt')));
  });

  it.each([
    ['no form', { 'Content-Type': 'application/json' }, '{}'],
    ['a form without a boundary', { 'Content-Type': 'multipart/form-data' }, 'x'],
    [
      'a form that was cut off',
      { 'Content-Type': 'multipart/form-data; boundary=b' },
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
    ],
  ])('(%s) is answered kindly', async (_, headers, body) => {
    const page = await browser.send('/follow/file', { method: 'POST', headers, body });
    expect([page.status, page.text.includes(t('problem.unreadable'))]).toEqual([400, true]);
  });

  it('text in place of a file asks for the file', async () => {
    const form = new FormData();
    form.set('file', 'text');
    const page = await browser.send('/follow/file', { method: 'POST', body: form });
    expect([page.status, page.text.includes(t('errors.fileNone'))]).toEqual([422, true]);
  });

  it('comes while many others do: then somebody waits a minute', async () => {
    // one more than there is room for: that one is refused, the others are read on
    const { all, begun, end } = coming(6, new Uint8Array(MAX_FILE_BYTES));
    await begun;
    await end();
    const pages = await Promise.all(all);
    const refused = pages.filter(({ status }) => status === 503);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.text).toContain(t('errors.fileBusy', named('x.txt')));
    expect((await add('ook iets')).path).toBe('/follow/files?added=1');
  });

  it('is one too many', async () => {
    for (let n = 0; n < 20; n += 1) await add(`nummer ${n}`);
    const page = await add('nummer 21');
    const said = t('errors.fileFull', named('brief.txt'));
    expect([page.status, page.text.includes(said)]).toEqual([409, true]);
  });
});

describe('somebody else', () => {
  it('with another code or none does not get the file', async () => {
    await add('geheim');
    const address = await addressOf();
    const other = citizen(point.app);
    expect((await other.get(address)).status).toBe(404);
    await other.post('/follow', { code: (await filedCase(point)).code });
    expect((await other.get(address)).status).toBe(404);
    for (const id of [randomUUID(), '1', '%00', '..']) {
      expect((await browser.get(`/follow/files/${id}`)).status).toBe(404);
    }
  });

  it('without a code adds nothing, and is asked for it', async () => {
    browser = citizen(point.app);
    const page = await add('geheim');
    expect([page.path, page.text.includes(t('follow.codeHint').slice(0, 20))]).toEqual([
      '/follow',
      true,
    ]);
    expect(await files()).toEqual([]);
  });

  it('sends no form from another site', async () => {
    const page = await add('geheim', 'x.txt', {
      'Sec-Fetch-Site': 'cross-site',
      Origin: 'https://evil.example',
    });
    expect([page.status, await files()]).toEqual([403, []]);
  });
});

it('other forms stay small', async () => {
  const body = new FormData();
  body.set('answer', 'x'.repeat(5 * 1024 * 1024));
  const headers = { 'Content-Length': String(5 * 1024 * 1024) };
  const page = await browser.send('/follow/answer', { method: 'POST', body, headers });
  expect(page.status).toBe(413);
});

it('that a reporter took a file back is written down', async () => {
  await add('geheim');
  const address = await addressOf();
  await browser.get(address);
  const rows = await point.db.execute(sql`select act, actor_kind, subject from audit_entries
    where case_id = ${filed.id} order by id desc limit 1`);
  expect(rows[0]).toEqual({
    act: 'copy-taken',
    actor_kind: 'reporter',
    subject: address.split('/').at(-1),
  });
});
