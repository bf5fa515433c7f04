import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import { signInWithCode } from '../sign-in.ts';
import { type FiledByHand, fileByHand, senderOf } from './by-hand.ts';
import type { Child } from './child.ts';
import { type Client, clientOf } from './client.ts';
import { nothingUnderWay } from './held-table.ts';
import { newSecrets } from './secrets.ts';
import { type TestedNode, type TestedNodes, WORKER } from './tested-nodes.ts';

const MINUTE = 60_000;
const PATIENCE = { timeout: 60_000, interval: 50 };
const BOUNDARY = 'grens';
const FILE = Buffer.from('Op maandag zei hij het weer, en op dinsdag ook.\n'.repeat(7_500));
const PARTS = ['CODING', 'CONTACT', 'CONVERSATION', 'FILES', 'PEOPLE', 'PLAN', 'STORY'];

/** A point and its worker. */
export interface Staffed {
  readonly node: TestedNode;
  readonly worker: Client;
}

/** A point in a process of its own, which can be killed at any moment, and its worker. */
export interface Mortal extends Staffed {
  start(): Promise<void>;
  /** `kill -9`; resolves when nothing of it is under way in its database. */
  kill(): Promise<void>;
}

/** What a point tells of a handover. */
interface Told {
  readonly state: string;
  readonly because: string | null;
  readonly caseId: string | null;
}

/** A case of one point on its way to another. */
export interface OnItsWay {
  readonly handover: string;
  readonly filed: FiledByHand;
  readonly caseId: string;
  /** Asks for the offer. The same request again offers nothing more. */
  offer(): Promise<number>;
}

/** A coordinator and two points of a region, each a process, with somebody signed in at both. */
export async function mortalRegion(nodes: TestedNodes): Promise<[Mortal, Mortal]> {
  const [region, ...points] = await staffedRegion(nodes, new Date(Date.now() - 5 * MINUTE));
  for (const node of [region, ...points.map((it) => it.node)]) await node.stop();
  await region.startProcess();
  const [beek, dam] = [mortal(points[0]), mortal(points[1])];
  for (const { start } of [beek, dam]) await start();
  return [beek, dam];
}

/** A coordinator and two points in this process, which can be sealed for, with their workers. */
export async function staffedRegion(
  nodes: TestedNodes,
  at: Date,
): Promise<[TestedNode, Staffed, Staffed]> {
  const made = (await nodes.region(['Beek', 'Dam'], at)) as [TestedNode, TestedNode, TestedNode];
  const [region, ...towns] = made;
  const [beek, dam] = [await staffed(towns[0]), await staffed(towns[1])];
  // somebody is there once: so both have a key to seal for, and then everybody knows it
  for (const { worker } of [beek, dam]) await read(worker, '/api/handovers');
  for (const { clock } of made) clock.set(new Date(at.getTime() + 3 * MINUTE));
  for (const node of made) await node.running().refreshDirectory();
  return [region, beek, dam];
}

async function staffed(node: TestedNode): Promise<Staffed> {
  const worker = clientOf(node.url, node.plan.port);
  await signInWithCode(senderOf(worker), WORKER, node.clock.now());
  return { node, worker };
}

function mortal({ node, worker }: Staffed): Mortal {
  let child: Child | undefined;
  return {
    node,
    worker,
    start: async () => {
      child = await node.startProcess();
    },
    kill: async () => {
      child?.kill('SIGKILL');
      expect(await child?.ended).toEqual({ code: null, signal: 'SIGKILL' });
    },
  };
}

async function read<Shape>(client: Client, path: string): Promise<Shape> {
  const { status, text } = await client.json('GET', path);
  expect(status, text).toBe(200);
  return JSON.parse(text) as Shape;
}

/** A citizen files a case with a file; somebody notes that they agree to the other point. */
export async function caseToMove(from: Staffed, to: Staffed): Promise<OnItsWay> {
  const filed = await fileByHand(from.node, newSecrets());
  expect((await filed.client.form('/follow', { code: filed.code })).status).toBe(200);
  await addFile(filed);
  const [row] = await from.node.db.execute<{ id: string }>(
    'select id from cases order by number desc',
  );
  const caseId = row?.id ?? '';
  const [consent, handover] = [randomUUID(), randomUUID()];
  const givenOn = from.node.clock.now().toISOString().slice(0, 10);
  const agreed = {
    id: consent,
    to: to.node.url,
    parts: PARTS,
    state: 'given',
    manner: 'PHONE',
    givenOn,
  };
  const path = `/api/cases/${caseId}/handover`;
  const noted = await from.worker.json('POST', `${path}/consents`, agreed);
  expect(noted.status, noted.text).toBe(200);
  const wanted = { id: handover, consent, reason: 'LIVES_THERE', days: 7 };
  const offer = async () => (await from.worker.json('POST', path, wanted)).status;
  return { handover, filed, caseId, offer };
}

async function addFile({ client }: FiledByHand): Promise<void> {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="dagboek.txt"\r\nContent-Type: text/plain\r\n\r\n`;
  const body = `${head}${FILE.toString()}\r\n--${BOUNDARY}--\r\n`;
  const type = `multipart/form-data; boundary=${BOUNDARY}`;
  const added = await client.post('/follow/file', type, body);
  expect([added.status, added.headers.get('location')]).toEqual([303, '/follow/files?added=1']);
}

/** Does something with a handover at the desk. @returns the status of the answer */
export async function does({ worker }: Staffed, id: string, act: string): Promise<number> {
  return (await worker.json('POST', `/api/handovers/${id}/${act}`, {})).status;
}

export function told({ worker }: Staffed, id: string): Promise<Told> {
  return read(worker, `/api/handovers/${id}`);
}

/** Waits until nothing that was said of a handover is on its way, without waiting for the next try. */
export async function quiet(points: readonly Mortal[], id: string): Promise<void> {
  await vi.waitFor(async () => {
    for (const { node } of points) {
      await node.db.execute(sql`update outbox set next_attempt_at = created_at
        where ref = ${id} and state = 'waiting' and lease_until is null`);
      const left = await node.db.execute(sql`select type, refusal from outbox
        where ref = ${id} and state <> 'delivered'`);
      expect([...left]).toEqual([]);
    }
  }, PATIENCE);
}

/** What a killed process had under way is free again, as when its lease has run out. */
export async function anHourLater({ node }: Mortal): Promise<void> {
  await nothingUnderWay(node.db);
  await node.db.execute(`update outbox set next_attempt_at = created_at,
    lease_until = null where state = 'waiting'`);
}

const hash = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

export async function counted({ node: { db } }: Staffed, caseId: string | null) {
  const [row] = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from tallies where measure = 'received' and case_id = ${caseId}::uuid`,
  );
  return row?.n;
}

async function lying({ node: { db } }: Mortal, ref: string) {
  const count = async (query: ReturnType<typeof sql>) =>
    (await db.execute<{ n: number }>(query))[0]?.n;
  return {
    said: await count(sql`select count(*)::int as n from outbox where ref = ${ref}`),
    parts: await count(sql`select count(*)::int as n from handover_parts`),
    files: await count(sql`select count(*)::int as n from attachments a
      join handovers h on h.case_id = a.case_id where h.id = ${ref}::uuid`),
  };
}

/**
 * The case is at the receiver and only there: once, whole, counted once, with nothing left of it
 * at the sender, and its reporter finds it with the same code at both addresses.
 */
export async function isThereOnce(
  [from, to]: readonly [Mortal, Mortal],
  { handover, filed, caseId }: OnItsWay,
): Promise<void> {
  const [here, there] = [await told(from, handover), await told(to, handover)];
  expect([here.state, there.state]).toEqual(['arrived', 'arrived']);
  expect(await lying(from, handover)).toEqual({ said: 6, parts: 0, files: 0 });
  expect(await lying(to, handover)).toEqual({ said: 2, parts: 0, files: 1 });
  expect([await counted(from, caseId), await counted(to, there.caseId)]).toEqual([0, 1]);
  interface Detail {
    filed: { story: string };
    attachments: { id: string; name: string }[];
  }
  const it = await read<Detail>(to.worker, `/api/cases/${there.caseId}`);
  expect(it.filed.story).toContain(filed.story);
  expect(it.attachments.map(({ name }) => name)).toEqual(['dagboek.txt']);
  const path = `/api/cases/${there.caseId}/attachments/${it.attachments[0]?.id}`;
  const file = await to.worker.json('GET', path);
  expect(hash(file.text)).toBe(hash(FILE));
  expect((await filed.client.page('/follow')).text).toContain(to.node.url);
  const reporter = clientOf(to.node.url, to.node.plan.port);
  expect((await reporter.form('/follow', { code: filed.code })).status).toBe(200);
  expect((await reporter.page('/follow/files')).text).toContain('dagboek.txt');
}
