import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { deliverDue } from '../packages/node/src/federation/deliver.ts';
import { addPeer } from '../packages/node/src/federation/peers.ts';
import { peers } from '../packages/node/src/federation/tables.ts';
import { createResolving } from '../packages/node/src/federation/trust/resolving.ts';
import type { ShownHandover } from '../packages/node/src/handover/shape.ts';
import { watchOnce } from '../packages/node/src/handover/watch.ts';
import { createLog } from '../packages/node/src/system/log.ts';
import { renewEncryptionKeys } from '../packages/node/src/vault/encryption-key-renewal.ts';
import { publicEncryptionKeys } from '../packages/node/src/vault/encryption-keys.ts';
import { openIntakeKeys } from '../packages/node/src/vault/intake-key.ts';
import { type ApiAnswer, type ApiClient, deskOf } from './api-client.ts';
import { type Wires, wires } from './federation/nodes.ts';
import { type FiledCase, filedCase } from './filed-case.ts';
import { type TestPoint, testPoint } from './point.ts';

/** A point that hands cases to others and takes theirs, without a port. */
export interface HandoverPoint extends TestPoint {
  readonly url: string;
  readonly name: string;
  desk(): Promise<ApiClient>;
  /** At the desk. */
  post(path: string, body?: unknown): Promise<ApiAnswer<ShownHandover>>;
  handover(id: string): Promise<ShownHandover>;
  /** Looks once at the terms of what is open. */
  watch(): Promise<void>;
  federation: { db: HandoverPoint['db']; key: HandoverPoint['key']; entityId: string };
  /** Tries once to send what waits. @returns how many tries were made */
  deliver(): Promise<number>;
}

/** Points that know and trust one another for a year, and what goes between them. */
export interface HandoverRegion {
  readonly points: readonly HandoverPoint[];
  readonly wires: Wires;
  /** From an offer to its end: taken, sent, opened, told. */
  handOver(id: string, to: HandoverPoint): Promise<ShownHandover>;
  /** Sends until nothing waits anywhere. */
  settle(): Promise<void>;
  /** The same moment everywhere. */
  setClocks(at: Date): void;
  drop(): Promise<void>;
}

const TOWNS = [
  ['Meldpunt Wilgendrecht', 'Wilgendrecht', 'XXDL01'],
  ['Meldpunt Beekdal', 'Beekdal', 'XXDL02'],
  ['Meldpunt Hoogstede', 'Hoogstede', 'XXDL03'],
] as const;

export async function handoverRegion(count: 2 | 3 = 2): Promise<HandoverRegion> {
  const network = wires();
  const points: HandoverPoint[] = [];
  for (const town of TOWNS.slice(0, count)) points.push(await handoverPoint(network, town));
  const settle = async () => {
    for (let round = 0; round < 2_000; round += 1) {
      let tries = 0;
      for (const point of points) tries += await point.deliver();
      if (tries === 0) return;
    }
    throw new Error('They never stop talking');
  };
  for (const point of points) {
    for (const other of points) if (other !== point) await meet(point, other);
  }
  return {
    points,
    wires: network,
    settle,
    handOver: async (id, to) => {
      await settle();
      await to.post(`/api/handovers/${id}/accept`);
      await settle();
      await to.post(`/api/handovers/${id}/take-in`);
      await settle();
      return to.handover(id);
    },
    setClocks: (at) => {
      for (const { clock } of points) clock.set(at);
    },
    drop: async () => {
      for (const point of points) await point.drop();
    },
  };
}

async function handoverPoint(
  network: Wires,
  [name, town, municipality]: (typeof TOWNS)[number],
): Promise<HandoverPoint> {
  const url = `https://${town.toLowerCase()}.example`;
  const env = { NABIJ_URL: url, NABIJ_NAME: name, NABIJ_TOWN: town };
  const point = await testPoint({ ...env, NABIJ_MUNICIPALITY: municipality });
  const { db, key, clock, app, worker } = point;
  await renewEncryptionKeys(db, await openIntakeKeys(db, worker), { key, now: clock.now() });
  network.connect(url, app);
  const log = createLog({ level: 'silent' });
  const federation = { db, key, clock, log, entityId: url, outgoing: network };
  const resolving = createResolving();
  const desk = () => deskOf(point);
  return {
    ...point,
    url,
    name,
    desk,
    federation,
    post: async (path, body = {}) => (await desk()).call('POST', path, body),
    handover: async (id) =>
      (await (await desk()).call<ShownHandover>('GET', `/api/handovers/${id}`)).body,
    watch: () => watchOnce({ ...federation, country: 'NL' }),
    deliver: () => deliverDue({ ...federation, resolving, chance: () => 0 }),
  };
}

/** As if a chain of trust had been found. */
async function meet({ db, clock }: HandoverPoint, other: HandoverPoint): Promise<void> {
  const { url: entityId, name, key } = other;
  const now = clock.now();
  const peer = {
    ...({ entityId, name, role: 'point', relation: 'sibling' } as const),
    ...{ municipalities: ['XXDL02'], population: null },
    ...{ kid: key.kid, publicKey: key.publicJwk, inbox: `${entityId}/federation/inbox` },
  };
  await addPeer(db, peer, { now, replaceKey: true });
  const encryptionKeys = await publicEncryptionKeys(other.db, { nodeKeys: [key.publicJwk], now });
  const trustedUntil = new Date(now.getTime() + 366 * 86_400_000);
  await db
    .update(peers)
    .set({ encryptionKeys, trustedUntil, reach: { phone: '053 123 45 67' } })
    .where(eq(peers.entityId, entityId));
}

/** Every part of a case. */
const ALL_PARTS = [
  'CODING',
  'CONTACT',
  'CONVERSATION',
  'FILES',
  'PEOPLE',
  'PLAN',
  'STORY',
] as const;

/** A case at the first point, and an offer of it to another. */
export interface OfferedCase {
  readonly filed: FiledCase;
  readonly handover: string;
  readonly consent: string;
}

/** Notes at a desk that the reporter agreed; answers with the id of the consent. */
export async function noteConsent(
  from: HandoverPoint,
  it: { caseId: string; to: string; parts?: readonly string[]; givenOn?: string },
): Promise<string> {
  const { caseId, to, parts = ALL_PARTS, givenOn = '2026-11-20' } = it;
  const id = randomUUID();
  const body = { id, to, parts, state: 'given', manner: 'PHONE', givenOn };
  const answer = await (await from.desk()).call(
    'POST',
    `/api/cases/${caseId}/handover/consents`,
    body,
  );
  if (answer.status !== 200) throw new Error(`No consent: ${answer.status} ${answer.problem}`);
  return id;
}

/** Files a case at one point and offers it to another. */
export async function offeredCase(
  from: HandoverPoint,
  to: HandoverPoint,
  it: {
    answers?: Parameters<typeof filedCase>[1];
    parts?: readonly string[];
    reason?: string;
    days?: number;
    before?: (filed: FiledCase) => Promise<void>;
  } = {},
): Promise<OfferedCase> {
  const filed = await filedCase(from, it.answers);
  await it.before?.(filed);
  const caseId = filed.id;
  const consent = await noteConsent(from, {
    caseId,
    to: to.url,
    ...(it.parts ? { parts: it.parts } : {}),
  });
  const handover = await offer(from, {
    caseId,
    consent,
    days: it.days ?? 7,
    ...(it.reason ? { reason: it.reason } : {}),
  });
  return { filed, handover, consent };
}

/** Offers a case on a consent; answers with the id of the handover. */
export async function offer(
  from: HandoverPoint,
  it: { caseId: string; consent: string; reason?: string; days?: number; id?: string },
): Promise<string> {
  const { caseId, consent, reason = 'LIVES_THERE', days = 7, id = randomUUID() } = it;
  const body = { id, consent, reason, days };
  const answer = await (await from.desk()).call('POST', `/api/cases/${caseId}/handover`, body);
  if (answer.status !== 200) throw new Error(`No offer: ${answer.status} ${answer.problem}`);
  return id;
}
