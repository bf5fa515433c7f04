import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { PRIVILEGES } from '../privileges.ts';
import { readDocument } from './document.ts';
import { docsPage } from './page.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

const get = (path: string) => point.app.request(`${POINT_URL}${path}`);

it('shows every address of the document, with who may ask', async () => {
  const page = await (await get('/api/docs')).text();
  const document = readDocument(await (await get('/api/openapi.json')).json());
  expect(document.routes.length).toBeGreaterThan(40);
  for (const { method, path } of document.routes) {
    expect(page).toContain(`<span class="method">${method.toUpperCase()}</span> ${path}</h3>`);
  }
  expect(page).toContain('For worker, lead.');
});

it('lets in its own style and nothing else', async () => {
  const answer = await get('/api/docs');
  const style = /<style>([\s\S]*)<\/style>/.exec(await answer.text())?.[1] ?? '';
  const digest = createHash('sha256').update(style).digest('base64');
  const policy = answer.headers.get('content-security-policy');
  expect(policy).toContain(`style-src 'sha256-${digest}'`);
  expect(policy).not.toContain('script');
});

it('has every address of the desk in the document', async () => {
  const { routes } = readDocument(await (await get('/api/openapi.json')).json());
  const told = new Set(routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`));
  const alone = ['/api/docs', '/api/openapi.json'];
  const missing = PRIVILEGES.filter(
    ({ role, path }) => role !== 'coordinator' && path.startsWith('/api/') && !alone.includes(path),
  )
    .map(({ method, path }) => `${method} ${path}`)
    .filter((row) => !told.has(row));
  expect(missing).toEqual([]);
});

it('shows no markup that stands in a document', async () => {
  const info = { title: '<b>x</b>', version: '1' };
  const paths = { '/a': { get: { description: '<img src=x>', responses: {} } } };
  const page = String(await docsPage(readDocument({ info, paths })));
  expect(page).not.toContain('<img');
  expect(page).not.toContain('<b>x');
});
