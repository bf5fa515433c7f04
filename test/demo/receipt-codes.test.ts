import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../packages/node/src/system/clock.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import { networkNode } from '../network.ts';
import { neighbourSteps } from './neighbours.ts';
import { keepCodes, receiptCodes, SHOWN_REPORTS } from './receipt-codes.ts';
import { TOWNS } from './region.ts';
import { showSteps } from './show/every.ts';

const UNTIL = new Date('2026-11-19T13:30:00Z');

const nodes = TOWNS.map(({ id }, at) =>
  networkNode({
    ...{ id, env: {}, people: [], clock: systemClock, log: createLog({ level: 'silent' }) },
    ...{ databaseUrl: '', keysDir: '', port: 4101 + at, delivers: false },
  }),
);
let dir = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nabij-codes-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

it('are of reports that the plan files', () => {
  const filed = [...showSteps(UNTIL), ...neighbourSteps(UNTIL)].flatMap((step) =>
    step.kind === 'file' ? [step.case] : [],
  );
  expect(filed).toEqual(expect.arrayContaining(SHOWN_REPORTS.map(({ name }) => name)));
});

it('are shown with every page on which they work, and only those', async () => {
  const file = join(dir, 'codes.json');
  const cases = new Map(
    ['overgedragen', 'parkeerkaart', 'huis'].map((name) => [
      name,
      { code: `of ${name}`, caseId: '' },
    ]),
  );
  await keepCodes(file, cases);
  const rows = await receiptCodes(file, nodes);
  const [wilgendrecht, hazelvoorde] = nodes.map(({ url }) => `${url}/follow`);
  expect(rows.map(([, code, page]) => [code, page])).toEqual([
    ['of parkeerkaart', wilgendrecht],
    ['of overgedragen', hazelvoorde],
    ['', wilgendrecht],
  ]);
});

it('are none where an older demo kept none', async () => {
  expect(await receiptCodes(join(dir, 'none.json'), nodes)).toEqual([]);
});
