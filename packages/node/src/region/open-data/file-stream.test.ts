import fc from 'fast-check';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../../system/log.ts';
import { type Server, serve } from '../../system/serve.ts';
import { fileStream } from './file-stream.ts';
import { type Observation, STATUSES } from './observation.ts';
import { csvWriter } from './observations-csv.ts';
import { jsonWriter } from './observations-json.ts';
import { sdmxWriter } from './sdmx-csv.ts';
import { written } from './writer.ts';

const silent = createLog({ level: 'silent' });
const about = { title: 'T', description: 'D', publisher: 'P', licence: 'L', issued: '2026-11-01' };
const WRITERS = {
  csv: csvWriter(['ground']),
  json: jsonWriter(about, ['ground']),
  sdmx: sdmxWriter(['ground'], { kind: 'dataflow', id: 'A:B' }),
};

const observations = fc
  .array(fc.record({ status: fc.constantFrom(...STATUSES), townName: fc.string(), n: fc.nat() }))
  .map((all) =>
    all.map(({ status, townName, n }): Observation => {
      const of = { town: 'GM0001', townName, measure: 'received', period: '2026-Q3' };
      const count = status === 'reported' ? n : null;
      return { ...of, table: 'ground', codes: { ground: 'AGE' }, count, status };
    }),
  );

async function all(pieces: AsyncIterable<string>): Promise<string> {
  return new Response(fileStream(pieces, silent)).text();
}

describe.each(Object.entries(WRITERS))('a file of %s', (_, writer) => {
  it('is the same in however many pieces it is written', async () => {
    await fc.assert(
      fc.asyncProperty(observations, fc.array(fc.nat({ max: 5 })), async (rows, sizes) => {
        const left = [...rows];
        const chunks = [...sizes.map((size) => left.splice(0, size)), left];
        const whole = writer.begin + writer.rows(rows) + writer.end;
        expect(await all(written(writer, chunks))).toBe(whole);
      }),
    );
  });
});

describe('a stream', () => {
  let server: Server | undefined;
  afterEach(() => server?.stop());

  async function answerOf(pieces: () => AsyncIterable<string>, log = silent): Promise<Response> {
    const app = new Hono().get('/', (c) => c.body(fileStream(pieces(), log)));
    server = await serve(app, { host: '127.0.0.1', port: 0 });
    return fetch(`http://127.0.0.1:${server.port}/`);
  }

  it('arrives whole', async () => {
    const answer = await answerOf(async function* () {
      for (let n = 0; n < 200; n += 1) yield `${n},`.repeat(1_000);
    });
    const text = await answer.text();
    expect(text.split(',')).toHaveLength(200_001);
    expect(text.endsWith('199,')).toBe(true);
  });

  it.each([0, 1, 2, 3, 200])('that fails after %i pieces is no whole file', async (pieces) => {
    const lines: string[] = [];
    const log = createLog({ level: 'error', destination: { write: (line) => lines.push(line) } });
    const read = async () => {
      const answer = await answerOf(async function* () {
        for (let n = 0; n < pieces; n += 1) yield 'x'.repeat(10_000);
        throw new RangeError('a secret');
      }, log);
      if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
      return answer.text();
    };
    await expect(read()).rejects.toThrow();
    expect(lines.join()).toContain('request-failed');
  });

  it('makes no more than is read, and ends when its reader leaves', async () => {
    let made = 0;
    let ended = false;
    const pieces = async function* () {
      try {
        for (;;) {
          made += 1;
          yield 'x'.repeat(100_000);
        }
      } finally {
        ended = true;
      }
    };
    const reader = fileStream(pieces(), silent).getReader();
    await reader.read();
    await reader.read();
    expect(made).toBeLessThanOrEqual(3);
    await reader.cancel();
    expect(ended).toBe(true);
  });
});
