import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { expect } from 'vitest';
import { type Desk, type FiledByHand, fileByHand, keepCookies } from './by-hand.ts';
import { clientOf } from './client.ts';
import { sendTo } from './inbox.ts';
import type { Secrets } from './secrets.ts';
import { type TestedNode, WORKER } from './tested-nodes.ts';

/** Does everything wrong that puts what people type into the hands of an error. */
export async function doWrong(town: TestedNode, desk: Desk, secrets: Secrets): Promise<void> {
  const citizen = clientOf(town.url, town.plan.port);
  const behindTheWire = { url: `http://127.0.0.1:${town.plan.port}` };
  const word = (where: string): string => secrets.word(`wrong ${where}`);
  const wrong: [Promise<{ status: number }>, number][] = [
    [citizen.page(`/${word('path')}`), 404],
    [citizen.page(`/report/${word('question')}`), 404],
    [citizen.form('/report/want', { want: word('choice') }), 422],
    [citizen.form('/follow', { code: word('code') }), 422],
    [citizen.form('/report/want', { want: word('site') }, 'https://elders.example'), 403],
    [desk.client.json('GET', `/api/cases?q=${word('question')}`), 422],
    [desk.client.json('GET', `/api/cases/${word('id')}`), 422],
    [desk.client.json('POST', `/api/releases/2026-Q1`, { digest: word('digest') }), 409],
    [desk.client.json('POST', `/api/cases/${randomUUID()}/acts`, { act: word('act') }), 422],
    [desk.client.json('GET', `/api/${word('api')}`), 404],
    [signIn(WORKER.login, word('password')), 401],
    [signIn(word('login'), word('password')), 401],
    [desk.client.post(`/api/session`, 'application/json', `{"login":"${word('JSON')}`), 422],
    [desk.client.post('/report/story', 'multipart/form-data; boundary=x', word('parts')), 400],
    [sendTo(behindTheWire, word('envelope')), 400],
  ];
  for (const [answered, status] of wrong) expect((await answered).status).toBe(status);
  expect((await citizen.form('/report/want', { want: 'ADVICE' })).status).toBe(200);
  const long = `${word('long story')} ${'x'.repeat(20_001)}`;
  expect((await citizen.form('/report/story', { story: long })).status).toBe(422);

  keepCookies(citizen, secrets);
  const form = 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000';
  const site = `Host: nabij\r\nOrigin: ${town.url}`;
  const half = `POST /report/story HTTP/1.1\r\n${site}\r\n${form}\r\n\r\nstory=${word('half')}`;
  await breakOff(town.plan.port, half);
  await breakOff(town.plan.port, `${word('method')} / HTTP/9.9\r\n\r\n`);

  function signIn(login: string, password: string) {
    return citizen.json('POST', '/api/session', { login, password });
  }
}

/** Sends this much of a request and hangs up. */
function breakOff(port: number, text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text, () => socket.resetAndDestroy());
    });
    socket.on('error', () => {});
    socket.once('close', () => resolve());
  });
}

/** Takes tables away while people write: the database's errors quote what was to be written. */
export async function breakDown(
  town: TestedNode,
  it: { desk: Desk; filed: FiledByHand; caseId: string },
  secrets: Secrets,
): Promise<void> {
  const { desk, filed } = it;
  await without(town, 'messages', async () => {
    expect((await answerByHandInTrouble(filed, secrets)).status).toBe(503);
    const detail = await desk.client.json('GET', `/api/cases/${it.caseId}`);
    expect(detail.status).toBe(500);
  });
  await without(town, 'journal', async () => {
    const note = { act: 'note', text: secrets.word('note in trouble'), version: 1 };
    const acted = await desk.client.json('POST', `/api/cases/${it.caseId}/acts`, note);
    expect(acted.status).toBeGreaterThanOrEqual(400);
  });
  for (const table of ['visits', 'filings', 'tallies']) {
    await without(town, table, async () => {
      await expect(fileByHand(town, secrets)).rejects.toThrow();
    });
  }
}

async function answerByHandInTrouble(filed: FiledByHand, secrets: Secrets) {
  const answer = secrets.word('answer in trouble');
  return filed.client.form('/follow/answer', { answer, messageId: randomUUID() });
}

async function without(
  { db }: TestedNode,
  table: string,
  work: () => Promise<void>,
): Promise<void> {
  await db.execute(`alter table ${table} rename to away`);
  try {
    await work();
  } finally {
    await db.execute(`alter table away rename to ${table}`);
  }
}
