import { PROBLEMS, type ProblemCode, problemUrn } from '@nabij/protocol';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { expect, it } from 'vitest';
import { createLog, type Log } from './log.ts';
import { onError, problemResponse, Refusal } from './problem.ts';

function appThat(fail: () => never): { app: Hono; lines: string[] } {
  const lines: string[] = [];
  const log: Log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } });
  const app = new Hono();
  app.get('/', () => fail());
  app.onError(onError(log));
  return { app, lines };
}

it.each(Object.keys(PROBLEMS) as ProblemCode[])('answers the refusal %s', async (code) => {
  const { app, lines } = appThat(() => {
    throw new Refusal(code);
  });
  const answer = await app.request('/');
  expect(answer.status).toBe(PROBLEMS[code].status);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ type: problemUrn(code), status: answer.status });
  expect(lines).toHaveLength(['internal', 'seal-broken'].includes(code) ? 1 : 0);
});

it('says that it is not available while the database is away, and why in the log', async () => {
  const { app, lines } = appThat(() => {
    throw new Error('Failed query', {
      cause: Object.assign(new Error('gone'), { code: 'CONNECTION_ENDED' }),
    });
  });
  expect((await app.request('/')).status).toBe(503);
  expect(lines.join()).toContain('CONNECTION_ENDED');
});

it('says nothing of an unknown error, to nobody', async () => {
  const { app, lines } = appThat(() => {
    throw new Error('Failed query: insert into cases values (hunter2)', {
      cause: Object.assign(new Error('hunter2'), { code: '23505' }),
    });
  });
  const answer = await app.request('/');
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('hunter2');
  expect(lines.join()).not.toContain('hunter2');
  expect(lines.join()).toContain('23505');
});

it("gives hono's own refusals a problem", async () => {
  const { app } = appThat(() => {
    throw new Error();
  });
  app.post('/', bodyLimit({ maxSize: 2, onError: (c) => problemResponse(c, 'too-large') }), (c) =>
    c.text('ok'),
  );
  expect((await app.request('/', { method: 'POST', body: 'long' })).status).toBe(413);
});
