import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { MOST_LEVELS, MOST_VALUES } from '../bounds.ts';
import { MAX_SERVICES_BYTES } from '../services.ts';

let point: TestPoint;
let cookie = '';
beforeAll(async () => {
  point = await testPoint();
  cookie = await cookieFor(point.db, WORKER, { url: POINT_URL, now: point.clock.now() });
});
afterAll(() => point.drop());

const headers = () => ({ cookie, origin: POINT_URL, 'content-type': 'application/json' });

async function send(body: string) {
  const url = `${POINT_URL}/api/services/import?mode=add`;
  const answer = await point.app.request(url, { method: 'POST', body, headers: headers() });
  const said = (await answer.json()) as { mistakes?: { kind: string }[]; title?: string };
  const kept = await point.db.execute(sql`select from services`);
  return {
    status: answer.status,
    kinds: said.mistakes?.map(({ kind }) => kind),
    kept: kept.length,
  };
}

/** A good service, and one with more members, as they would be typed. */
const file = (more: string) =>
  `[{"id":"good","name":"b","status":"active"},{"id":"bad","name":"a","status":"active"${more}}]`;
const nested = (levels: number) => `,"x":${'['.repeat(levels)}${']'.repeat(levels)}`;
const many = (count: number) =>
  Array.from({ length: count }, (_, id) => `{"id":"${id}","name":"a","status":"active"}`);

describe('a file that is broken or means harm', () => {
  it.each([
    ['is cut off', file('').slice(0, -2), 'json'],
    ['opens a million brackets', '['.repeat(1_000_000), 'json'],
    ['is nested far too deep', file(nested(200_000)), 'deep'],
    ['is nested a little too deep', file(nested(MOST_LEVELS)), 'deep'],
    ['has a service of millions of mistakes', file(`,"phones":[${'0,'.repeat(3e6)}0]`), 'large'],
    ['has a service with too much', file(`,"x":[${'1,'.repeat(MOST_VALUES)}1]`), 'large'],
    ['has a NUL', file(',"x":"a\\u0000b"'), 'characters'],
    ['has a NUL in a name', file(',"a\\u0000b":1'), 'characters'],
    ['has half a character', file(',"x":"\\ud800"'), 'characters'],
    ['is a package of tables', 'PK\u0003\u0004', 'package'],
    ['is a table', 'id,name,status\r\na,b,active\r\n', 'package'],
    ['describes a package', '{"resources":[{"name":"services","path":"a.csv"}]}', 'package'],
    ['is an older HSDS', '[{"id":"a","name":"a","organization":{"name":"b"}}]', 'missing'],
    ['is the whole country', `[${many(50_000).join()}]`, 'many'],
    ['has an id twice', `[${[...many(3), ...many(1)].join()}]`, 'repeated'],
    ['has an endless number', file(',"minimum_age":1e400'), 'type'],
  ])('and %s is refused whole, with why', async (_, body, kind) => {
    const { status, kinds, kept } = await send(body);
    expect([status, kinds?.[0], kept]).toEqual([422, kind, 0]);
  });

  it('of 100 MB is refused while it streams in', async () => {
    let pulled = 0;
    const chunk = new Uint8Array(1024 * 1024).fill(0x20);
    const body = new ReadableStream<Uint8Array>({
      pull: (stream) => {
        pulled += 1;
        if (pulled > 100) stream.close();
        else stream.enqueue(chunk);
      },
    });
    const init = { method: 'POST', body, duplex: 'half' as const, headers: headers() };
    const answer = await point.app.request(`${POINT_URL}/api/services/import?mode=add`, init);
    expect(answer.status).toBe(413);
    expect(pulled * chunk.length).toBeLessThan(MAX_SERVICES_BYTES + 4 * chunk.length);
  });

  it('with names that JavaScript minds is taken as the data it is', async () => {
    const names = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const body = file(`,${names}`);
    expect(await send(body)).toEqual({ status: 200, kinds: undefined, kept: 2 });
    expect({}).not.toHaveProperty('polluted');
    // the same file once more
    expect(await send(body)).toEqual({ status: 200, kinds: undefined, kept: 2 });
    await point.db.execute(sql`delete from services`);
  });

  it('with nothing where other files have null is taken', async () => {
    expect(await send(file(',"description":null,"phones":null'))).toMatchObject({ status: 200 });
    await point.db.execute(sql`delete from services`);
  });
});
