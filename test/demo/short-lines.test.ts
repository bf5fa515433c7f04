import { afterAll, beforeAll, expect, it } from 'vitest';
import { listLines } from '../../packages/node/src/directory/lines/lines.ts';
import { replaceServices } from '../../packages/node/src/directory/services/import-services.ts';
import { allServices } from '../../packages/node/src/directory/store.ts';
import { teamBox } from '../../packages/node/src/vault/box.ts';
import { type TestPoint, testPoint, WORKER } from '../point.ts';
import { servicesOf } from './services.ts';
import { knowPeople } from './short-lines.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

it('shows what was checked lately, and what is to be asked for', async () => {
  const { db, clock, key } = point;
  const team = { node: { plan: { clock }, running: () => point }, people: [WORKER] };
  await replaceServices(db, servicesOf('hazelvoorde'), clock.now());
  await knowPeople(team, 'then');
  clock.set(new Date('2028-11-21T12:00:00Z'));
  await knowPeople(team, 'now');
  const box = await teamBox(db, point.worker, { nodeKeys: [key.publicJwk], now: clock.now() });
  const days = (await listLines(db, box)).map(({ verifiedOn }) => verifiedOn);
  expect(days.filter((day) => day === '2026-11-21')).toHaveLength(1);
  expect(days.filter((day) => day === '2028-11-21')).toHaveLength(5);
  const checked = (await allServices(db)).filter(({ verifiedOn }) => verifiedOn !== null);
  expect(checked).toHaveLength(servicesOf('hazelvoorde').length - 1);
});
