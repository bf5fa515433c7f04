import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import {
  addAccount,
  POINT_URL,
  pointApp,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { openDatabase } from '../../system/database.ts';
import { createLog } from '../../system/log.ts';
import { openHub } from './hub.ts';
import { Presence } from './presence.ts';
import { readSignal, type Signal, writeSignal } from './signal.ts';

const OTHER = {
  login: 'wil',
  name: 'Wil Ander',
  role: 'worker',
  password: WORKER.password,
} as const;

let point: TestPoint;
let filed: FiledCase;
const open: Line[] = [];

beforeAll(async () => {
  point = await testPoint();
  await addAccount(point, OTHER);
  filed = await filedCase(point);
});
afterEach(async () => {
  for (const line of open.splice(0)) await line.close();
});
afterAll(() => point.drop());

/** What a browser hears, as it comes. */
class Line {
  readonly #reader: ReadableStreamDefaultReader<string>;
  heard = '';
  ended = false;

  constructor(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
    this.#reader = body.pipeThrough(new TextDecoderStream()).getReader();
    void this.#read();
  }

  async #read(): Promise<void> {
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done) break;
      this.heard += value;
    }
    this.ended = true;
  }

  async hears(words: string): Promise<void> {
    await expect.poll(() => this.heard, { timeout: 20_000, interval: 20 }).toContain(words);
  }

  async close(): Promise<void> {
    await this.#reader.cancel().catch(() => {});
  }
}

async function listens(
  who: { login: string; password: string },
  query = '',
  app = point.app,
): Promise<Line> {
  const cookie = await cookieFor(point.db, who, { url: POINT_URL, now: point.clock.now() });
  const answer = await app.request(`${POINT_URL}/api/live${query}`, {
    headers: { Cookie: cookie },
  });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  if (!answer.body) throw new Error('no stream');
  const line = new Line(answer.body);
  open.push(line);
  await line.hears('event: missed');
  return line;
}

describe('what happens live', () => {
  it('is told in every process, by ids alone', async () => {
    const database = openDatabase(point.url);
    try {
      const second = await pointApp(database, { clock: point.clock, key: point.key });
      const lines = [await listens(WORKER), await listens(OTHER, '', second)];
      await filed.answers('Dit staat er.');
      const { version } = await filed.row();
      for (const line of lines) {
        await line.hears(`event: case\ndata: {"id":"${filed.id}","version":${version}}`);
        await line.hears(`event: line\ndata: {"id":"${filed.id}"}`);
        expect(line.heard).not.toMatch(/staat|Wil|Anna/);
      }
      for (const line of open.splice(0)) await line.close();
    } finally {
      await database.close();
    }
  });

  it('says that a case is gone', async () => {
    const gone = await filedCase(point);
    const line = await listens(WORKER);
    await point.db.execute(sql`delete from cases where id = ${gone.id}::uuid`);
    await line.hears(`{"id":"${gone.id}","version":"gone"}`);
  });

  it('says who else looks at a case, and when they stop', async () => {
    const query = `?case=${filed.id}`;
    const one = await listens(WORKER, query);
    const two = await listens(OTHER, query);
    const elsewhere = await listens(OTHER);
    await one.hears('event: present\ndata: ["');
    await two.hears(`event: present\ndata: ["${point.worker.accountId}"]`);
    await two.close();
    await one.hears('event: present\ndata: []');
    expect(elsewhere.heard).not.toContain('present');
    const kept = await point.db.execute(sql`select count(*)::int as n from journal
      where case_id = ${filed.id}::uuid and act = 'open'`);
    expect(kept[0]?.n).toBe(0);
  });

  it('needs somebody who is let in', async () => {
    const answer = await point.app.request(`${POINT_URL}/api/live`);
    expect(answer.status).toBe(401);
  });
});

it('ends with the session', async () => {
  const { streamSSE } = await import('hono/streaming');
  const { Hono } = await import('hono');
  const { streamLive } = await import('./stream.ts');
  const hub = openHub(point.database, createLog({ level: 'silent' }));
  let lives = true;
  const app = new Hono().get('/', (c) =>
    streamSSE(c, (stream) =>
      streamLive(
        stream,
        { hub, clock: point.clock, beatMs: 10 },
        { accountId: point.worker.accountId, lives: async () => lives },
      ),
    ),
  );
  const { body } = await app.request('/');
  if (!body) throw new Error('no stream');
  const line = new Line(body);
  await line.hears('event: beat');
  lives = false;
  await expect.poll(() => line.ended, { timeout: 20_000 }).toBe(true);
});

describe('a signal', () => {
  it('reads as it was written, and nothing else reads as one', () => {
    const uuid = fc.uuid();
    const signal: fc.Arbitrary<Signal> = fc.oneof(
      fc.record({
        kind: fc.constant('case' as const),
        caseId: uuid,
        version: fc.oneof(fc.integer({ min: 1, max: 999_999_999 }), fc.constant('gone' as const)),
      }),
      fc.record({
        kind: fc.constantFrom('line' as const, 'asked' as const, 'who' as const),
        caseId: uuid,
      }),
      fc.record({ kind: fc.constant('gone' as const), caseId: uuid, windowId: uuid }),
      fc.record({
        kind: fc.constant('here' as const),
        caseId: uuid,
        windowId: uuid,
        accountId: uuid,
      }),
    );
    fc.assert(
      fc.property(signal, (one) => {
        expect(readSignal(writeSignal(one))).toEqual(one);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readSignal(text)).toBeUndefined();
      }),
    );
  });
});

describe('presence', () => {
  const here = (accountId: string, windowId: string, caseId = 'c'): Signal => {
    return { kind: 'here', caseId, windowId, accountId };
  };

  it('names others once, forgets who fell silent, and nobody looks at another case', () => {
    const presence = new Presence('c');
    presence.hear(here('a', '1'), 0);
    presence.hear(here('b', '2'), 0);
    presence.hear(here('b', '3'), 30_000);
    presence.hear(here('d', '4', 'other'), 0);
    expect(presence.others('a', 40_000)).toEqual(['b']);
    expect(presence.others('b', 40_000)).toEqual(['a']);
    expect(presence.others('b', 46_000)).toEqual([]);
    presence.hear({ kind: 'gone', caseId: 'c', windowId: '3' }, 50_000);
    expect(presence.others('a', 50_000)).toEqual([]);
  });
});
