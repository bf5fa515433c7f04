import { expect, it } from 'vitest';
import { healthRoutes } from './health.ts';

it('lives while it answers', async () => {
  const answer = await healthRoutes(async () => false).request('/healthz');
  expect(answer.status).toBe(200);
});

it('is ready when the check says so', async () => {
  const answer = await healthRoutes(async () => true).request('/readyz');
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'ready' }]);
});

it.each([
  ['says no', async () => false],
  ['fails', () => Promise.reject(new Error('password hunter2 refused'))],
])('is unavailable, without a word on why, when the check %s', async (_how, check) => {
  const answer = await healthRoutes(check).request('/readyz');
  expect(answer.status).toBe(503);
  expect(await answer.text()).not.toContain('hunter2');
});
