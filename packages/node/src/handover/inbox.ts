import {
  type Envelope,
  MAX_PART_BYTES,
  NOT_OFFERED,
  type PointMessage,
  type ProblemCode,
  type ReceiverEvent,
  readMessage,
} from '@nabij/protocol';
import { lastSaid } from '../federation/by-ref.ts';
import type { ReadDirectory } from '../federation/directory/stored.ts';
import type { Peer } from '../federation/peers.ts';
import type { MessageHandler, MessageHandlers, Received } from '../federation/receive.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import type { StepDeps } from './dependencies.ts';
import { factsOf } from './points.ts';
import { stepReceiving } from './receiving.ts';
import { stepSending } from './sending.ts';
import {
  countNamed,
  findHandover,
  type HandoverRow,
  insertHandoverOnce,
  insertPart,
  isReceived,
  lockHandover,
  partsHere,
  type ReceivedRow,
  updateHandover,
} from './store.ts';

const NODE = { kind: 'node' } as const;

const CLASSES = [
  'handover-offer',
  'handover-accept',
  'handover-reject',
  'handover-withdraw',
  'handover-content',
  'handover-arrived',
] as const;

/** A message about a handover that another point sent, read. */
interface Arrival {
  readonly envelope: Envelope;
  readonly ref: string;
  readonly issuer: Peer;
  readonly now: Date;
}

interface InboxDeps extends StepDeps {
  readonly points: ReadDirectory;
}

/** What a point does with messages about handovers. They come from other points only. */
export function handoverHandlers(deps: InboxDeps): MessageHandlers {
  const handler: MessageHandler = async (tx, envelope, { issuer, now }: Received) => {
    const reading = readMessage(envelope);
    if (!reading.ok) throw new Refusal(reading.reason);
    const { ref } = envelope;
    if (ref === undefined) throw new Refusal('message-invalid');
    return handle(tx, deps, { arrival: { envelope, ref, issuer, now }, message: reading.message });
  };
  return new Map(CLASSES.map((type) => [type, { from: ['sibling'], handle: handler }]));
}

async function handle(
  tx: Db,
  deps: InboxDeps,
  { arrival, message }: { arrival: Arrival; message: PointMessage },
): Promise<ProblemCode | undefined> {
  const { ref: id, now } = arrival;
  const at = { id, by: NODE, now };
  switch (message.type) {
    case 'handover-offer':
      return takeOffer(tx, deps, { arrival, body: message.body });
    case 'handover-withdraw': {
      await begin(tx, deps, arrival);
      const told = await lastSaid(tx, { ref: id, type: 'handover-arrived' });
      const isTold = told?.state === 'delivered';
      const { reason } = message.body;
      return received(tx, deps, { arrival, event: { event: 'withdraw', reason, isTold } });
    }
    case 'handover-content':
      return takePart(tx, deps, { arrival, body: message.body });
    case 'handover-accept':
      await ours(tx, arrival);
      return stepSending(tx, deps, { ...at, event: { event: 'accept', ...message.body } });
    case 'handover-reject':
      await ours(tx, arrival);
      return stepSending(tx, deps, { ...at, event: { event: 'reject', ...message.body } });
    case 'handover-arrived': {
      await ours(tx, arrival);
      const { consent, digest, since } = message.body;
      const event = { event: 'arrived', consent, digest } as const;
      // nobody has a case from a moment that has not come
      const moment = new Date(Math.min(since * 1000, now.getTime()));
      return stepSending(tx, deps, { ...at, event, since: moment });
    }
    default:
      throw new Refusal('type-unknown');
  }
}

/** A handover that this point offered to whoever says this. @throws Refusal handover-unknown */
async function ours(tx: Db, { ref, issuer }: Arrival): Promise<void> {
  const row = await findHandover(tx, ref);
  if (row?.side !== 'sender' || row.peer !== issuer.entityId) throw new Refusal('handover-unknown');
}

/** A handover that whoever says this offers to this point. @throws Refusal handover-unknown */
function theirs(row: HandoverRow | undefined, { issuer }: Arrival): ReceivedRow {
  const isTheirs = row && isReceived(row) && row.peer === issuer.entityId;
  if (!isTheirs) throw new Refusal('handover-unknown');
  return row;
}

async function received(
  tx: Db,
  deps: StepDeps,
  { arrival, event }: { arrival: Arrival; event: ReceiverEvent },
): Promise<ProblemCode | undefined> {
  theirs(await lockHandover(tx, arrival.ref), arrival);
  return stepReceiving(tx, deps, { id: arrival.ref, event, by: NODE, now: arrival.now });
}

/** So many handovers one point may name in a day; each is kept, whatever becomes of it. */
const MOST_A_DAY = 200;
const DAY_MS = 86_400_000;

/**
 * Remembers a handover of which nothing was heard before.
 * @throws Refusal too-many: it comes again later
 */
async function begin(tx: Db, { points }: InboxDeps, { ref, issuer, now }: Arrival): Promise<void> {
  if (await findHandover(tx, ref)) return;
  const since = new Date(now.getTime() - DAY_MS);
  const named = await countNamed(tx, { peer: issuer.entityId, since });
  if (named >= MOST_A_DAY) throw new Refusal('too-many');
  await insertHandoverOnce(tx, {
    id: ref,
    side: 'receiver',
    peer: issuer.entityId,
    peerFacts: factsOf(await points(), issuer),
    state: NOT_OFFERED,
    offeredAt: now,
    changedAt: now,
  });
}

type BodyOf<Type extends PointMessage['type']> = Extract<PointMessage, { type: Type }>['body'];

async function takeOffer(
  tx: Db,
  deps: InboxDeps,
  { arrival, body }: { arrival: Arrival; body: BodyOf<'handover-offer'> },
): Promise<ProblemCode | undefined> {
  await begin(tx, deps, arrival);
  const row = theirs(await lockHandover(tx, arrival.ref), arrival);
  // said again it is the same; another one under the same name changes nothing
  if (row.state.at === 'unknown') await updateHandover(tx, row.id, { offer: body });
  const { until, consent } = body;
  return received(tx, deps, { arrival, event: { event: 'offer', until, consent: consent.id } });
}

/** A part lies here as it came until somebody who was let in opens all of them. */
async function takePart(
  tx: Db,
  deps: StepDeps,
  { arrival, body }: { arrival: Arrival; body: BodyOf<'handover-content'> },
): Promise<ProblemCode | undefined> {
  const { ref, envelope } = arrival;
  const row = theirs(await lockHandover(tx, ref), arrival);
  const { consent, sealed } = body;
  if (row.state.at !== 'accepted' || row.state.consent !== consent) {
    return received(tx, deps, { arrival, event: { event: 'content', consent, digest: '' } });
  }
  await checkRoom(tx, row, sealed);
  const { jti, iat, seq = 0 } = envelope;
  await insertPart(tx, { handoverId: ref, jti, seq, iat, kid: null, sealed });
  return undefined;
}

// sealed and written in base64url twice, a part is not twice as long; its frame is the rest
const FRAME = 2_000;

/**
 * No more comes in than the offer announced: as many parts as so many bytes in so many files make.
 * @throws Refusal message-invalid
 */
async function checkRoom(tx: Db, { id, offer }: ReceivedRow, sealed: string): Promise<void> {
  const { bytes = 0, files = 0 } = offer?.preview ?? {};
  const most = Math.floor(bytes / MAX_PART_BYTES) + files + 1;
  const here = (await partsHere(tx, [id])).get(id) ?? { parts: 0, length: 0 };
  const isTooMuch = here.length + sealed.length > 2 * bytes + most * FRAME;
  if (here.parts >= most || isTooMuch) throw new Refusal('message-invalid');
}
