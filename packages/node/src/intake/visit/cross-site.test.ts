import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen } from '../../../../../test/citizen.ts';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { loadTexts } from '../texts.ts';

let point: TestPoint;

beforeAll(async () => {
  point = await testPoint();
});

afterAll(() => point.drop());

const STRANGERS: [string, Record<string, string>][] = [
  ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['a neighbour', { 'Sec-Fetch-Site': 'same-site' }],
  ['an old browser elsewhere', { 'Sec-Fetch-Site': '', Origin: 'https://evil.example' }],
  ['no origin told', { 'Sec-Fetch-Site': '' }],
];

describe('a form from elsewhere', () => {
  it.each(STRANGERS)('gets a page that says so, from %s', async (_, headers) => {
    for (const path of ['/report/about', '/report/send', '/follow', '/follow/answer', '/no']) {
      const body = new URLSearchParams({ about: 'CARE' });
      const page = await citizen(point.app).send(path, { method: 'POST', headers, body });
      expect([path, page.status]).toEqual([path, 403]);
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(page.text).toContain(loadTexts()('nl').t('problem.crossSite'));
    }
  });

  it.each(STRANGERS)('gets the problem from the addresses for programs, from %s', async (_, it) => {
    const body = new URLSearchParams({ login: 'anna' });
    const page = await citizen(point.app).send('/api/session', {
      method: 'POST',
      headers: it,
      body,
    });
    expect(page.status).toBe(403);
    expect(JSON.parse(page.html)).toMatchObject({ type: 'urn:nabij:problem:cross-site' });
  });

  it('is refused wherever this node takes anything', async () => {
    const taking = point.app.routes.filter(
      ({ method }) => !['GET', 'HEAD', 'ALL'].includes(method),
    );
    expect(taking.length).toBeGreaterThan(20);
    for (const { method, path } of taking) {
      const url = new URL(path.replaceAll(/[:*][^/]*/g, 'x'), POINT_URL);
      for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x']) {
        const headers = { 'Sec-Fetch-Site': 'cross-site', 'Content-Type': type };
        const answer = await point.app.request(url, { method, headers, body: '{}' });
        // the inbox of other nodes minds no cookie, and takes nothing that a form can send
        const status = path === '/federation/inbox' ? 415 : 403;
        expect([method, path, type, answer.status]).toEqual([method, path, type, status]);
      }
    }
  });
});
