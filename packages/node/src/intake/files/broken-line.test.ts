import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { citizen } from '../../../../../test/citizen.ts';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { type Server, serve } from '../../system/serve.ts';

let point: TestPoint;
let server: Server;

beforeAll(async () => {
  point = await testPoint();
  server = await serve(point.app, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.stop();
  await point.drop();
});

const TUS = { 'Tus-Resumable': '1.0.0' };

it('a connection that is cut in the middle costs no more than its last piece', async () => {
  const browser = citizen(point.app);
  await browser.post('/report/want', { want: 'COMPLAINT', go: 'next' });
  const size = 3_000_000;
  const told = { ...TUS, 'Upload-Length': String(size), 'Upload-Metadata': 'filename YS50eHQ=' };
  const begun = await browser.send('/uploads?for=report', { method: 'POST', headers: told });
  const path = begun.headers.get('location') ?? '';
  const offset = async () => {
    const { headers } = await browser.send(path, { method: 'HEAD', headers: TUS });
    return Number(headers.get('upload-offset'));
  };

  const bytes = Buffer.from(randomBytes(size / 2).toString('hex'));
  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
  const head = [
    `PATCH ${path} HTTP/1.1`,
    `Host: ${new URL(POINT_URL).host}`,
    `Cookie: ${cookie}`,
    'Tus-Resumable: 1.0.0',
    'Upload-Offset: 0',
    'Content-Type: application/offset+octet-stream',
    `Content-Length: ${size}`,
  ];
  const line = connect(server.port, '127.0.0.1');
  await once(line, 'connect');
  line.write(`${head.join('\r\n')}\r\n\r\n`);
  // what this end has not passed on yet would be gone with it
  if (!line.write(bytes.subarray(0, 1_000_000))) await once(line, 'drain');
  await expect.poll(offset, { timeout: 10_000 }).toBeGreaterThan(500_000);
  line.destroy();
  await expect.poll(offset, { timeout: 10_000 }).toBe(1_000_000);

  const type = { 'Content-Type': 'application/offset+octet-stream' };
  const headers = { ...TUS, ...type, 'Upload-Offset': '1000000' };
  const rest = new Uint8Array(bytes.subarray(1_000_000));
  const done = await browser.send(path, { method: 'PATCH', headers, body: rest });
  expect([done.status, done.headers.get('upload-offset')]).toEqual([204, String(size)]);
  expect((await browser.get('/report/files')).text).toContain('a.txt');
});
