import { connect, type Socket } from 'node:net';
import { periodOf, previousPeriod } from '@nabij/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { freePort } from '../network.ts';
import { people } from '../people.ts';
import { type Child, startNodeProcess } from './child.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const PATIENCE = { timeout: 20_000, interval: 20 };
const nodes = testedNodes();

afterEach(() => nodes.end());

/** A request of which the last byte is still to come. */
async function slowRequest(port: number): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  const answer = new Promise<string>((resolve, reject) => {
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.once('close', () => resolve(text));
    socket.once('error', reject);
  });
  const head = [
    'POST /federation/inbox HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Content-Type: application/jose',
    'Content-Length: 5',
  ];
  await new Promise<void>((resolve) => {
    socket.write(`${head.join('\r\n')}\r\n\r\na.b.`, () => resolve());
  });
  return { socket, answer };
}

async function takesNothingNew(port: number): Promise<void> {
  await vi.waitFor(async () => {
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  }, PATIENCE);
}

async function node(role: 'point' | 'coordinator'): Promise<TestedNode> {
  return nodes.make({ name: 'Beek', role, at: new Date() });
}

describe('a node that is told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('by %s finishes what is in flight', async (signal) => {
    const point = await node('point');
    const child = await point.startProcess();
    const slow = await slowRequest(point.plan.port);
    // An answer to a later request shows that the slow one has been taken.
    expect((await fetch(`http://127.0.0.1:${point.plan.port}/readyz`)).status).toBe(200);
    child.kill(signal);
    await takesNothingNew(point.plan.port);
    slow.socket.write('c');
    const answer = await slow.answer;
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('urn:nabij:problem:envelope-');
    expect(await child.ended, child.output()).toEqual({ code: 0, signal: null });
    expect(child.output()).toContain('"stopped"');
  });

  it('while it delivers to a coordinator that does not answer stops all the same', async () => {
    const [region, town] = await nodes.region(['Beek'], new Date());
    if (!town) throw new Error('No town');
    await people().release(town, previousPeriod(periodOf(new Date())));
    await town.stop();
    region.wire.withholdAnswers(true);
    const child = await town.startProcess();
    await vi.waitFor(
      () => expect(region.wire.requests('POST /federation/inbox')).toBe(1),
      PATIENCE,
    );
    child.kill('SIGTERM');
    expect(await child.ended, child.output()).toEqual({ code: 0, signal: null });
  });
});

describe('a node that cannot start', () => {
  it('because its port is used says so in one sentence', async () => {
    const point = await node('point');
    await point.start();
    const said = await whyNot(startNodeProcess(point));
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(said).toContain(String(point.plan.port));
  });

  it('because its database is not there says so in one sentence', async () => {
    const point = await node('point');
    const url = `postgres://nobody:geheim@127.0.0.1:${await freePort()}/none`;
    const said = await whyNot(startNodeProcess(point, { DATABASE_URL: url }));
    expect(said).toContain('The database cannot be reached');
    expect(said).not.toContain('geheim');
  });
});

/** What a process wrote that was to start and did not. */
async function whyNot(started: Promise<Child>): Promise<string> {
  const [outcome] = await Promise.allSettled([started]);
  if (outcome.status === 'fulfilled') throw new Error('It started');
  return String(outcome.reason).split('": ').slice(1).join('": ');
}
