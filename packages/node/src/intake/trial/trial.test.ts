import { generateSigningKeyJwk, importSigningKey } from '@nabij/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { TRIAL_STEPS, type TrialDeps, tryFiling } from './trial.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

function deps(change: Partial<TrialDeps> = {}): TrialDeps {
  const { db, clock, key } = point;
  const town = { name: 'Wilgendrecht', municipality: 'XXDL01', country: 'NL' } as const;
  const nodeKeys = [key.publicJwk];
  return { db, clock, key, nodeKeys, town, point: { url: POINT_URL, name: 'Meldpunt' }, ...change };
}

it('a trial goes all the way where everything works', async () => {
  expect(await tryFiling(deps(), point.worker)).toEqual(TRIAL_STEPS);
});

it('stops where a receipt is not of this node', async () => {
  const key = await importSigningKey(await generateSigningKeyJwk());
  expect(await tryFiling(deps({ key }), point.worker)).toEqual(['filed', 'code-opens']);
});

it('stops where somebody cannot open what was filed', async () => {
  const outside = { ...WORKER, login: 'beheer', role: 'administrator' } as const;
  const stranger = await addAccount(point, outside);
  expect(await tryFiling(deps(), stranger)).toEqual(TRIAL_STEPS.slice(0, 3));
});

it('says that nothing can be filed where the intake key is not of this node', async () => {
  await expect(tryFiling(deps({ nodeKeys: [] }), point.worker)).rejects.toThrow('unavailable');
});
