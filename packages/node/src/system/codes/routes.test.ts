import { allLists, codeList, isCode } from '@nabij/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { listRows } from './list-csv.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

const get = (path: string) => point.app.request(`${POINT_URL}${path}`);

it('serves every list at once, with its version', async () => {
  const body = await (await get('/codes')).json();
  const { version, lists } = body as { version: string; lists: Record<string, unknown> };
  expect(Object.keys(lists)).toEqual(allLists().map(({ name }) => name));
  expect(lists.ground).toEqual(codeList('ground'));
  expect(version).toBe(codeList('ground').version);
});

it('serves one list as JSON, to be kept for an hour', async () => {
  const answer = await get('/codes/nl_wga_nature.json');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
  expect(await answer.json()).toEqual(codeList('nl_wga_nature'));
});

it('serves every list as CSV, with the days between which each code can be chosen', async () => {
  for (const { name, codes } of allLists()) {
    const answer = await get(`/codes/${name}.csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const text = await answer.text();
    for (const { code } of codes) expect(text).toContain(`${name},2026.1,${code},`);
  }
  const text = await (await get('/codes/nl_wga_nature.csv')).text();
  expect(text.split('\r\n')[3]).toBe(
    'nl_wga_nature,2026.1,GEWELD,,2026-01-01,,Geweld,Violence,Gewalt,Violence,عنف,,,',
  );
});

it('says until when a code could be chosen', () => {
  const [age] = codeList('ground').codes.filter(({ code }) => code === 'AGE');
  const list = { ...codeList('ground'), codes: age ? [{ ...age, valid_until: '2027-12-31' }] : [] };
  expect(listRows(list)[1]?.slice(2, 6)).toEqual(['AGE', null, '2026-01-01', '2027-12-31']);
  expect(isCode('ground', 'AGE')).toBe(true);
});

it.each(['/codes/nothing.csv', '/codes/ground', '/codes/ground.xml', '/codes/..%2Fground.csv'])(
  'has nothing at %s',
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);
