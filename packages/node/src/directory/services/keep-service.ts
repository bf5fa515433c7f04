import { randomUUID } from 'node:crypto';
import { type AuditAct, audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { today } from '../days.ts';
import { MOST_SERVICES, readEntry } from '../services.ts';
import {
  allServices,
  deleteService,
  insertService,
  type KeptService,
  lockServices,
  serviceOf,
  updateService,
} from '../store.ts';
import { edited, type ServiceForm } from './edit.ts';

interface By {
  readonly accountId: string;
  readonly now: Date;
}

/** What is filled in for one service, and which version of it was on the screen; 0 for a new one. */
interface WantedService extends ServiceForm {
  readonly id: string;
  readonly version: number;
  /** Whether they made sure of it just now. */
  readonly verified: boolean;
}

/**
 * Keeps one service as it was filled in. A new one that is sent twice is kept once.
 * @throws Refusal request-invalid for what HSDS or the lists do not allow; changed-meanwhile;
 *   not-found
 */
export async function saveService(db: Db, by: By, wanted: WantedService): Promise<void> {
  await db.transaction(async (tx) => {
    await lockServices(tx);
    const known = await serviceOf(tx, wanted.id);
    if (!known && wanted.version > 0) throw new Refusal('not-found');
    const entry = edited(known?.entry ?? { id: wanted.id }, wanted, randomUUID);
    const read = readEntry(entry);
    if (Array.isArray(read)) throw new Refusal('request-invalid');
    const verifiedOn = wanted.verified ? today(by.now) : (known?.verifiedOn ?? null);
    const one: KeptService = { ...read, verifiedOn, version: wanted.version };
    if (known && wanted.version === 0 && known.body.name === wanted.name) return;
    if (known) await change(tx, by, one);
    else await add(tx, by, { ...one, version: 1 });
    await note(tx, by, { act: 'service-changed', id: wanted.id });
  });
}

/** Somebody made sure that it is still right. @throws Refusal not-found */
export async function verifyService(db: Db, by: By, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    await lockServices(tx);
    const known = await serviceOf(tx, id);
    if (!known) throw new Refusal('not-found');
    if (known.verifiedOn === today(by.now)) return;
    await change(tx, by, { ...known, verifiedOn: today(by.now) });
    await note(tx, by, { act: 'service-verified', id });
  });
}

/** Gone already is gone. */
export async function removeService(db: Db, by: By, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    if (await deleteService(tx, id)) await note(tx, by, { act: 'service-removed', id });
  });
}

async function add(tx: Db, { now }: By, one: KeptService): Promise<void> {
  if ((await allServices(tx)).length >= MOST_SERVICES) throw new Refusal('too-large');
  if (!(await insertService(tx, one, now))) throw new Refusal('changed-meanwhile');
}

async function change(tx: Db, { now }: By, one: KeptService): Promise<void> {
  if (!(await updateService(tx, one, now))) throw new Refusal('changed-meanwhile');
}

async function note(tx: Db, by: By, { act, id }: { act: AuditAct; id: string }): Promise<void> {
  const actor = { kind: 'account', id: by.accountId } as const;
  await audit(tx, { at: by.now, actor, act, subject: id });
}
