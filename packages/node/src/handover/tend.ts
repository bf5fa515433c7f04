import { epochSeconds, type HandoverCase, isAnnounced, readDocument } from '@nabij/protocol';
import { listAttachments, readAttachment } from '../cases/attachments/attachments.ts';
import { type OpenCase, openCase } from '../cases/read.ts';
import { findPeer } from '../federation/peers.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { openBytes } from '../vault/seal.ts';
import type { VaultJob } from '../vault/tend.ts';
import type { Encryption, TakingDeps } from './dependencies.ts';
import { documentPlace, keepSealed } from './offer.ts';
import { openWhatCame } from './open-what-came.ts';
import { say } from './say.ts';
import {
  deleteParts,
  findHandover,
  isSent,
  lockHandover,
  partsHere,
  sealedForAnother,
  waitingToOpen,
} from './store.ts';

/** Opens what came whole, as a job of `vault/tend.ts`. What cannot be opened waits for people. */
export function takingIn(deps: TakingDeps, encryption: Encryption): VaultJob {
  return async (db, keys) => {
    let done = 0;
    const opening = await encryption.opening(db, keys);
    for (const id of await waitingToOpen(db)) {
      if (!(await mayBeWhole(db, id))) continue;
      const isOpened = () => openWhatCame(deps, { id, keys: opening });
      if (await alone(deps, isOpened)) done += 1;
    }
    return { done };
  };
}

/** One that goes wrong holds up nobody: people see it where it stands. */
async function alone({ log }: TakingDeps, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) log.error('handover-untended', {}, error);
    return false;
  }
}

/** Sealed, content is longer than it was: with less than was announced nothing need be opened. */
async function mayBeWhole(db: Db, id: string): Promise<boolean> {
  const { offer } = (await findHandover(db, id)) ?? {};
  const here = (await partsHere(db, [id])).get(id);
  return here !== undefined && here.length >= (offer?.preview.bytes ?? 0);
}

/**
 * Seals content anew that is sealed for another key than the other point asked for, as a job of
 * `vault/tend.ts`, and sends it.
 */
export function sealingAnew(deps: TakingDeps): VaultJob {
  return async (db, keys, { now }) => {
    let done = 0;
    for (const id of await sealedForAnother(db)) {
      if (await alone(deps, () => sealAnew(deps, { id, keys, now }))) done += 1;
    }
    return { done };
  };
}

type Keys = Parameters<VaultJob>[1];

async function sealAnew(
  deps: TakingDeps,
  { id, keys, now }: { id: string; keys: Keys; now: Date },
): Promise<boolean> {
  const { db, entityId } = deps;
  const row = await findHandover(db, id);
  if (!row?.caseId || !isSent(row) || row.state.at !== 'moved') return false;
  const { kid, consent } = row.state;
  const peer = await findPeer(db, row.peer);
  const to = peer?.encryptionKeys.find((key) => key.kid === kid);
  const streams = to && (await streamsAgain(db, await openCase(db, keys, row.caseId), row));
  if (!streams) return false;
  return db.transaction(async (tx) => {
    const locked = await lockHandover(tx, id);
    // another process may have done it
    if (locked?.state.at !== 'moved' || !(await sealedForAnother(tx)).includes(id)) return false;
    await deleteParts(tx, id);
    const sealing = { id, entityId, peer: row.peer, consent, streams, to };
    await keepSealed(tx, { ...sealing, iat: epochSeconds(now) });
    await say(tx, deps, { row: locked, messages: [{ send: 'content', kid }], now });
    return true;
  });
}

/** The document as it was offered, and its files: the case stood still since. @throws SealBroken */
async function streamsAgain(
  db: Db,
  { case: it, open: { filingKey } }: OpenCase,
  { id, sealedDocument, offer }: Awaited<ReturnType<typeof findHandover>> & object,
): Promise<Uint8Array[] | undefined> {
  if (!sealedDocument || !offer) return undefined;
  const bytes = await openBytes(filingKey, documentPlace(id), sealedDocument);
  const document = readDocument(bytes, { handover: id, parts: offer.consent.parts });
  if (!document) return undefined;
  const files: Uint8Array[] = [];
  for (const { stream } of document.files ?? []) {
    const file = await fileOf(db, { caseId: it.id, filingKey }, { document, stream });
    if (!file) return undefined;
    files.push(file);
  }
  return [bytes, ...files];
}

async function fileOf(
  db: Db,
  of: { caseId: string; filingKey: Uint8Array },
  { document, stream }: { document: HandoverCase; stream: number },
): Promise<Uint8Array | undefined> {
  for (const { id } of await listAttachments(db, of.caseId, of.filingKey)) {
    const { bytes } = await readAttachment(db, { ...of, id });
    if (isAnnounced(document, stream, bytes)) return bytes;
  }
  return undefined;
}
