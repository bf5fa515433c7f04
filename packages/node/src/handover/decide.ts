import { encryptionKeyAt, epochSeconds, type RejectReason } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import type { HandoverDeps } from './dependencies.ts';
import { stepReceiving } from './receiving.ts';
import { stepSending } from './sending.ts';
import { findHandover } from './store.ts';

/** Which handover, and who decides. */
export interface Deciding {
  readonly id: string;
  readonly accountId: string;
}

/** Takes an offer back. @throws Refusal not-found, handover-closed */
export async function withdrawOffer(deps: HandoverDeps, it: Deciding): Promise<void> {
  await deciding(deps, it, async (tx, at) => {
    await requireSide(tx, it.id, 'sender');
    return stepSending(tx, deps, { ...at, event: { event: 'withdraw' } });
  });
}

/**
 * Takes back a case that a point accepted which is no member of the network any more and never said
 * that it has it. It hears so when it is a member again.
 * @throws Refusal not-found, receiver-is-member, handover-closed; node-unreachable while nobody knows how it stands
 */
export async function takeBack(deps: HandoverDeps, it: Deciding): Promise<void> {
  const { peer } = await requireSide(deps.db, it.id, 'sender');
  if (!(await deps.isGone(peer))) throw new Refusal('receiver-is-member');
  await deciding(deps, it, (tx, at) =>
    stepSending(tx, deps, { ...at, event: { event: 'reclaim' } }),
  );
}

/**
 * Takes a case that was offered, with the key for which it is to be sealed.
 * @throws Refusal not-found, handover-closed; unavailable while this point has no such key
 */
export async function acceptOffer(deps: HandoverDeps, it: Deciding): Promise<void> {
  const { encryption, clock, db } = deps;
  const { peer } = await requireSide(db, it.id, 'receiver');
  const now = clock.now();
  const keys = await encryption.published(db, now);
  const kid = encryptionKeyAt(keys, epochSeconds(now))?.kid;
  if (kid === undefined) throw new Refusal('unavailable');
  await deps.trust(peer);
  await deciding(deps, it, async (tx, at) => {
    const { accountId } = it;
    return stepReceiving(tx, deps, { ...at, event: { event: 'accept', kid }, accountId });
  });
}

/** Does not take a case, or gives it back before it came. @throws Refusal not-found, handover-closed */
export async function rejectOffer(
  deps: HandoverDeps,
  it: Deciding,
  reason: RejectReason,
): Promise<void> {
  await deciding(deps, it, async (tx, at) => {
    await requireSide(tx, it.id, 'receiver');
    return stepReceiving(tx, deps, { ...at, event: { event: 'reject', reason } });
  });
}

/** Says again what this side said last. @throws Refusal not-found */
export async function remind(deps: HandoverDeps, it: Deciding): Promise<void> {
  await deciding(deps, it, async (tx, at) => {
    const row = await findHandover(tx, it.id);
    if (!row) throw new Refusal('not-found');
    const event = { event: 'remind' } as const;
    if (row.side === 'sender') return stepSending(tx, deps, { ...at, event });
    return stepReceiving(tx, deps, { ...at, event });
  });
}

interface At {
  readonly id: string;
  readonly by: { readonly kind: 'account'; readonly id: string };
  readonly now: Date;
}

/** One transaction, which stays also where the step is refused: a time may have run out by it. */
async function deciding(
  deps: HandoverDeps,
  { id, accountId }: Deciding,
  step: (tx: Db, at: At) => Promise<ConstructorParameters<typeof Refusal>[0] | undefined>,
): Promise<void> {
  const at = { id, by: { kind: 'account', id: accountId }, now: deps.clock.now() } as const;
  const refused = await deps.db.transaction((tx) => step(tx, at));
  deps.wake();
  if (refused) throw new Refusal(refused);
}

async function requireSide(tx: Db, id: string, side: 'sender' | 'receiver') {
  const row = await findHandover(tx, id);
  if (row?.side !== side) throw new Refusal('not-found');
  return row;
}
