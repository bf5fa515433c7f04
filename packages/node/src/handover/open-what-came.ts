import {
  type DecryptionKey,
  digestOf,
  type Envelope,
  epochSeconds,
  type HandoverCase,
  isAnnounced,
  joinParts,
  openMessage,
  type Part,
  readDocument,
} from '@nabij/protocol';
import { type CleanFile, cleanFile } from '../cases/attachments/files/clean-file.ts';
import { FileRefused } from '../cases/attachments/files/file-refused.ts';
import { Refusal } from '../system/problem.ts';
import { loadIntakeKey } from '../vault/intake-key.ts';
import type { Came } from './came.ts';
import type { TakingDeps } from './dependencies.ts';
import { openCameCase } from './new-case.ts';
import { stepReceiving } from './receiving.ts';
import {
  deleteParts,
  findHandover,
  isReceived,
  partHeads,
  partOf,
  type ReceivedRow,
} from './store.ts';

/**
 * Opens the parts that came of one handover. When all are there, the case is made here and the
 * sender is told; what does not open, contradicts itself or holds more than the consent covers is
 * given back, and nothing of it stays.
 * @param it.keys of this point, old ones too
 * @returns whether anything came of it
 */
export async function openWhatCame(
  deps: TakingDeps,
  { id, keys }: { id: string; keys: readonly DecryptionKey[] },
): Promise<boolean> {
  const { db, clock } = deps;
  const row = await findHandover(db, id);
  if (!row || !isReceived(row) || row.state.at !== 'accepted') return false;
  // none of them is the one that was asked for: somebody else can open it
  const { kid } = row.state;
  if (!keys.some((key) => key.kid === kid)) throw new Refusal('not-let-in');
  const came = await read(deps, row, keys);
  if (came === 'missing') return false;
  const now = clock.now();
  const by = { kind: 'node' } as const;
  if (came === 'unreadable') {
    const event = { event: 'unreadable' } as const;
    await db.transaction((tx) => stepReceiving(tx, deps, { id, event, by, now }));
    return true;
  }
  const intakeKey = await loadIntakeKey(db, deps.nodeKeys);
  if (!intakeKey) throw new Refusal('unavailable');
  const { consent } = row.state;
  return db.transaction(async (tx) => {
    const event = { event: 'content', consent, digest: came.digest } as const;
    const since = new Date(epochSeconds(now) * 1000);
    const step = { id, event, by, now, since };
    const made = await openCameCase(tx, deps, { id, came, intakeKey, now });
    if (!made) return false;
    await stepReceiving(tx, deps, step);
    await deleteParts(tx, id);
    return true;
  });
}

type Reading = Came | 'missing' | 'unreadable';

async function read(
  { db, entityId }: TakingDeps,
  row: ReceivedRow,
  keys: readonly DecryptionKey[],
): Promise<Reading> {
  const { id, peer, offer } = row;
  const streams = new Map<number, Part[]>();
  for (const { jti } of await partHeads(db, id)) {
    const part = await openPart(
      { id, entityId, peer, keys },
      await partOf(db, { handoverId: id, jti }),
      row,
    );
    if (!part) return 'unreadable';
    streams.set(part.stream, [...(streams.get(part.stream) ?? []), part]);
  }
  const joined = joinParts(streams.get(0) ?? []);
  if (joined.state === 'missing') return 'missing';
  if (joined.state === 'broken' || !offer) return 'unreadable';
  const document = readDocument(joined.bytes, { handover: id, parts: offer.consent.parts });
  if (!document) return 'unreadable';
  const digest = digestOf(joined.bytes);
  return withFiles(document, { digest, streams });
}

interface Opening {
  readonly id: string;
  readonly entityId: string;
  readonly peer: string;
  readonly keys: readonly DecryptionKey[];
}

/** One part, as it was bound to the message that carried it. */
async function openPart(
  { id, entityId, peer, keys }: Opening,
  { jti, seq, iat, sealed }: { jti: string; seq: number; iat: number | null; sealed: string },
  { state }: ReceivedRow,
): Promise<Part | undefined> {
  const consent = 'consent' in state ? state.consent : '';
  const issued = iat ?? 0;
  const envelope: Envelope = {
    ...{ iss: peer, aud: entityId, jti, iat: issued, exp: issued + 1 },
    type: 'handover-content',
    ...{ ref: id, seq, body: { consent, sealed } },
  };
  const opening = await openMessage(envelope, keys);
  const isPart = opening.ok && opening.message.type === 'handover-content';
  return isPart ? opening.message.content : undefined;
}

async function withFiles(
  document: HandoverCase,
  { digest, streams }: { digest: string; streams: ReadonlyMap<number, Part[]> },
): Promise<Reading> {
  const announced = document.files ?? [];
  const known = new Set([0, ...announced.map(({ stream }) => stream)]);
  // what no document names is nothing to which anybody agreed
  if ([...streams.keys()].some((stream) => !known.has(stream))) return 'unreadable';
  const files: CleanFile[] = [];
  const refused: string[] = [];
  for (const { stream, name } of announced) {
    const joined = joinParts(streams.get(stream) ?? []);
    if (joined.state === 'missing') return 'missing';
    if (joined.state === 'broken') return 'unreadable';
    if (!isAnnounced(document, stream, joined.bytes)) return 'unreadable';
    const clean = await cleaned({ name, bytes: joined.bytes });
    if (clean) files.push(clean);
    else refused.push(name);
  }
  return { document, digest, files, refused };
}

/** Undefined for a file that this point does not take. */
async function cleaned(file: { name: string; bytes: Uint8Array }): Promise<CleanFile | undefined> {
  try {
    return await cleanFile(file);
  } catch (error) {
    if (error instanceof FileRefused) return undefined;
    throw error;
  }
}
