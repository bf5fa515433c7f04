import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Citizen, citizen } from '../../../../../test/citizen.ts';
import { caseIn, type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { MAX_FILE_BYTES } from '../../cases/attachments/files/clean-file.ts';
import { follow } from '../follow/follow.ts';
import { loadTexts } from '../texts.ts';

let point: TestPoint;
let filed: FiledCase;
let browser: Citizen;
const { t } = loadTexts()('nl');

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

const files = async () => (await follow(point.db, filed.code))?.files ?? [];
const addressOf = async () => `/follow/files/${(await files())[0]?.id}`;

describe('a reporter', () => {
  it('adds a file, sees it in the list, and gets it back', async () => {
    const page = await add('Geachte mevrouw,', 'Brief van de baas.docx');
    expect([page.path, page.status]).toEqual(['/follow?added=1', 200]);
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
    const { html } = await browser.get('/follow');
    expect(html).toMatch(/<form [^>]*action="\/follow\/file"[^>]*enctype="multipart\/form-data"/);
    expect(html).toMatch(/<input [^>]*name="file"[^>]*type="file"/);
    expect(html).not.toContain('<img');
  });

  it('of a case that waited for them answers it', async () => {
    filed = await caseIn(point, 'WAITING_CITIZEN');
    await browser.post('/follow', { code: filed.code });
    expect((await add('hier is de brief')).text).toContain(t('follow.state.IN_PROGRESS'));
  });
});

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
      own.enqueue(bytes);
      if (open.size === count) begun.resolve();
    };
    // a form that was refused is not read on
    const cancel = () => void (own && open.delete(own));
    const body = new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
    const init = { method: 'POST', body, headers, duplex: 'half' };
    return browser.send('/follow/file', init as RequestInit);
  });
  const end = async () => {
    for (const controller of open) controller.close();
    await Promise.all(all);
  };
  return { all, end, begun: begun.promise };
}

const STATUS = { fileNone: 422, fileNotTaken: 422, fileTooLarge: 413 } as const;

describe('a file that is not kept', () => {
  it.each([
    [{ name: '', is: 'nothing chosen' }, '', 'fileNone'],
    [{ name: 'leeg.txt', is: 'empty' }, '', 'fileNotTaken'],
    [{ name: 'foto.jpg', is: 'a page' }, '<!doctype html><script>1</script>', 'fileNotTaken'],
    [{ name: 'foto.jpg', is: 'broken' }, Buffer.from('ffd8ffe000104a', 'hex'), 'fileNotTaken'],
    [{ name: 'x.txt', is: 'one too many' }, 'a'.repeat(MAX_FILE_BYTES + 1), 'fileTooLarge'],
    [{ name: 'x.txt', is: 'far too many' }, 'a'.repeat(MAX_FILE_BYTES * 1.2), 'fileTooLarge'],
  ] as const)(
    '($name: $is) gets a kind page with the form again',
    async ({ name }, content, key) => {
      const page = await add(content, name);
      expect([page.status, page.text.includes(t(`errors.${key}`))]).toEqual([STATUS[key], true]);
      expect(page.html).toContain('action="/follow/file"');
      expect(page.html).toContain('href="/follow"');
      expect(await files()).toEqual([]);
      // and nothing else is lost
      expect((await browser.get('/follow')).text).toContain('mijn soort hier niet past');
    },
  );

  it('is counted while it comes, whatever was announced', async () => {
    const part = new Uint8Array(1024 * 1024).fill(0x61);
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        sent += part.length;
        if (sent > 200 * part.length) controller.close();
        else controller.enqueue(part);
      },
    });
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
    const init = { method: 'POST', body, headers, duplex: 'half' };
    const page = await browser.send('/follow/file', init as RequestInit);
    expect([page.status, sent < 30 * part.length]).toEqual([413, true]);
    expect(page.text).toContain(t('errors.fileTooLarge'));
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
    // one more than there is room for: that one is answered, the others are still coming
    const { all, end } = coming(6, new Uint8Array(MAX_FILE_BYTES));
    const refused = await Promise.race(all);
    expect([refused.status, refused.text.includes(t('errors.fileBusy'))]).toEqual([503, true]);
    await end();
    expect((await add('ook iets')).path).toBe('/follow?added=1');
  });

  it('is announced by others and does not come: that keeps nobody waiting', async () => {
    const announced = { 'Content-Length': String(MAX_FILE_BYTES + 64 * 1024) };
    const { begun, end } = coming(5, new Uint8Array(1), announced);
    await begun;
    const { path } = await add('van mij');
    await end();
    expect(path).toBe('/follow?added=1');
  });

  it('is one too many', async () => {
    for (let n = 0; n < 20; n += 1) await add(`nummer ${n}`);
    const page = await add('nummer 21');
    expect([page.status, page.text.includes(t('errors.fileFull'))]).toEqual([409, true]);
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
