import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { requireStrong } from '../../packages/node/src/access/password/strength.ts';
import { totpStep } from '../../packages/node/src/access/second-step/totp.ts';
import { systemClock } from '../../packages/node/src/system/clock.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import { type NetworkNode, networkNode, type Person } from '../network.ts';
import { COORDINATOR, TOWNS } from './region.ts';
import { addresses, codes, onEnter } from './sign-ins.ts';

const PEOPLE: readonly Person[] = [COORDINATOR, ...TOWNS].flatMap(
  ({ people }): readonly Person[] => people,
);
const NOW = new Date('2026-11-21T12:00:10Z');
const nodes = [COORDINATOR, ...TOWNS].map((it, at) => nodeOf(it, at)) as [NetworkNode];

function nodeOf(it: (typeof TOWNS)[number] | typeof COORDINATOR, at: number): NetworkNode {
  return networkNode({
    id: `node-${at}`,
    env: { NABIJ_NAME: it.name },
    people: it.people,
    clock: systemClock,
    log: createLog({ level: 'silent' }),
    databaseUrl: '',
    keysDir: '',
    port: 4100 + at,
    delivers: false,
  });
}

it('shows an address, a sign-in and a password for every node', () => {
  const [coordinator, ...towns] = nodes;
  const table = addresses(coordinator, towns);
  expect(table.split('\n')).toHaveLength(1 + 1 + 2 * towns.length);
  expect(table).toMatch(/^Regio Drieland +http:\/\/\w+:4100\/region +hedwig +hedwig-in-/m);
  expect(table).toMatch(/^Meldpunt Wilgendrecht +http:\/\/\w+:4101\/desk +geeske +geeske-in-/m);
});

it('shows codes that are right at this moment, and until when', () => {
  const lines = codes(nodes, NOW).split('\n').slice(1);
  expect(lines).toHaveLength(4);
  for (const line of lines) {
    const [login, code = '', secret = ''] = line.split(/ +/);
    const person = PEOPLE.find((one) => one.login === login);
    expect(secret).toBe(person?.totpSecret);
    expect(totpStep(secret, code, NOW)).toBe(Math.floor(NOW.getTime() / 30_000));
  }
  expect(codes(nodes, NOW)).toMatch(/code until \d\d:00:30/);
});

it('everybody there has a password that the node takes', () => {
  for (const { login, name, password, totpSecret } of PEOPLE) {
    expect(() => requireStrong(password, [login, name])).not.toThrow();
    expect(totpSecret).toMatch(/^[A-Z2-7]{32}$/);
  }
});

it('calls back at every Enter until it is ended, and not for an end of input', async () => {
  const input = new PassThrough();
  let times = 0;
  const end = onEnter(input, () => {
    times += 1;
  });
  input.write('\n');
  await new Promise(setImmediate);
  input.write('\n');
  await new Promise(setImmediate);
  expect(times).toBe(2);
  end();
  expect(input.destroyed).toBe(true);
  const closed = new PassThrough();
  const endClosed = onEnter(closed, () => expect.fail('Nobody pressed Enter'));
  closed.end();
  await new Promise(setImmediate);
  endClosed();
});
