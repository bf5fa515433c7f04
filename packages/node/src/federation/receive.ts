import { randomUUID } from 'node:crypto';
import {
  type Envelope,
  epochSeconds,
  type ProblemCode,
  signReceipt,
  verifyEnvelope,
} from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import type { FederationDeps } from './dependencies.ts';
import type { ReadDirectory } from './directory/stored.ts';
import type { KnownPeers } from './known-peers.ts';
import type { Peer } from './peers.ts';
import { findReceived } from './store.ts';
import type { PeerRelation } from './tables.ts';
import type { TakeOnce } from './take-once.ts';
import { findIssuer } from './trust/issuer.ts';
import type { Turns } from './turns.ts';
import type { ImportKey } from './verify-keys.ts';

/** What a handler is told beside the message. */
export interface Received {
  /** The peer that signed the message. */
  issuer: Peer;
  now: Date;
}

/**
 * What a message does here, inside the transaction that remembers the message: at most once. A
 * thrown {@link Refusal} undoes it and is answered; one that it returns is answered too, and what
 * was done stays, except that the message came: it is looked at again. Where it shared the
 * transaction with others and one of them failed, it runs a second time after the first was undone.
 */
export type MessageHandler = (
  tx: Db,
  message: Envelope,
  received: Received,
) => Promise<ProblemCode | undefined> | Promise<void>;

/** A class of messages that is taken here. */
export interface TakenClass {
  /** What those who may send it are to us; from others it is refused. */
  readonly from: readonly PeerRelation[];
  readonly handle: MessageHandler;
  /** Whether it takes long: others that come at the same time then do not share its transaction. */
  readonly alone?: boolean;
  /**
   * Whether it reads and writes only what is of the issuer itself: then it runs in the middle of
   * others of the same transaction, which those that count on an order of all cannot.
   */
  readonly ofIssuerOnly?: boolean;
}

/** By the `type` of the messages. */
export type MessageHandlers = ReadonlyMap<string, TakenClass>;

/** Keeps that a message was refused which a peer that is known has signed. */
export type NoteRefusal = (it: {
  readonly message: Envelope;
  readonly problem: ProblemCode;
  readonly now: Date;
}) => Promise<void>;

export type Reception = { status: 200; receipt: string } | { refusal: ProblemCode };

export interface ReceiveDeps
  extends Pick<
    FederationDeps,
    'db' | 'key' | 'entityId' | 'clock' | 'log' | 'outgoing' | 'resolving'
  > {
  handlers: MessageHandlers;
  importKey: ImportKey;
  turns: Turns;
  knownPeers: KnownPeers;
  takeOnce: TakeOnce;
  readDirectory: ReadDirectory;
  /** Whether any of them is taken from other points. */
  takesFromSiblings: boolean;
  /** Without: refusals are in the log only. */
  noteRefusal?: NoteRefusal | undefined;
}

/**
 * Takes the bytes that another node sent. Message, effect and receipt are stored in one
 * transaction; a repeat gets the same receipt, byte for byte, and has no effect.
 */
export async function receive(deps: ReceiveDeps, bytes: Uint8Array): Promise<Reception> {
  const now = deps.clock.now();
  let issuer: Peer | undefined;
  const verdict = await verifyEnvelope(bytes, {
    audience: deps.entityId,
    now,
    async findKey(iss, kid, at) {
      const found = await findIssuer(deps, { iss, kid, at });
      if (typeof found === 'string') return found;
      issuer = found.peer;
      return deps.importKey(found.jwk);
    },
  }).catch(asReason);
  if (!verdict.verified) {
    // whoever signed may have been removed since; others cause no question to the database
    const signer = verdict.reason === 'signature-invalid' ? undefined : issuer;
    if (signer && !(await deps.knownPeers.isCurrent(signer))) return await receive(deps, bytes);
    return refused(deps, verdict.reason);
  }
  const { message, digest } = verdict;
  // only here is it known who sent it, so that nobody can use up the turns of others
  const turn = deps.turns(message.iss, () => take(deps, { message, digest, now, issuer }));
  const reception = (await turn) ?? refused(deps, 'too-many', message);
  // not within the turn, which others of this peer wait for
  return reception === 'judged-too-early' ? await receive(deps, bytes) : reception;
}

interface Verified {
  message: Envelope;
  digest: string;
  now: Date;
  issuer: Peer | undefined;
}

async function take(
  deps: ReceiveDeps,
  verified: Verified,
): Promise<Reception | 'judged-too-early'> {
  const { message, digest, now, issuer } = verified;
  const refuse = async (problem: ProblemCode): Promise<Reception> => {
    await deps.noteRefusal?.({ message, problem, now });
    return refused(deps, problem, message);
  };
  const taken = deps.handlers.get(message.type);
  if (!issuer || !taken) return await refuse('type-unknown');
  if (!taken.from.includes(issuer.relation)) {
    if (!(await deps.knownPeers.isCurrent(issuer))) return 'judged-too-early';
    return await refuse('type-unknown');
  }
  // only to whoever signed: nobody else is told how a member stands
  if (issuer.suspendedAt) return await refuse('issuer-suspended');
  try {
    const receipt = await acknowledge(deps, { message, digest, now });
    const { handle, alone = false, ofIssuerOnly = false } = taken;
    const from = issuer;
    const effect = (tx: Db) => handle(tx, message, { issuer: from, now });
    const version = deps.knownPeers.versionOf(from);
    const how = { effect, alone, ofIssuerOnly };
    const taking = await deps.takeOnce({ message, digest, receipt, now, version, ...how });
    if (taking === 'judged-too-early') {
      deps.knownPeers.forget(message.iss);
      return taking;
    }
    if (taking === 'taken') {
      const { iss, jti, type } = message;
      deps.log.info('message-received', { iss, jti, type });
      return { status: 200, receipt };
    }
    if (taking !== 'repeated') return await refuse(taking.refused);
    const earlier = await repeat(deps, message, digest);
    if (earlier === undefined) return await refuse('replayed-with-other-content');
    return { status: 200, receipt: earlier };
  } catch (error) {
    if (error instanceof Refusal) return await refuse(error.problem);
    throw error;
  }
}

/** Whether anything is taken from other points here. */
export function takesFromSiblings(handlers: MessageHandlers): boolean {
  return [...handlers.values()].some(({ from }) => from.includes('sibling'));
}

/** What nobody can know now is refused for now. */
function asReason(error: unknown): { verified: false; reason: ProblemCode } {
  if (error instanceof Refusal) return { verified: false, reason: error.problem };
  throw error;
}

function acknowledge(
  deps: ReceiveDeps,
  { message, digest, now }: { message: Envelope; digest: string; now: Date },
): Promise<string> {
  return signReceipt({
    key: deps.key,
    iss: deps.entityId,
    aud: message.iss,
    jti: randomUUID(),
    iat: epochSeconds(now),
    received: { iss: message.iss, jti: message.jti, digest },
  });
}

/** The receipt of its first copy; undefined where that had other content. */
async function repeat(deps: ReceiveDeps, message: Envelope, digest: string) {
  const { iss, jti, type } = message;
  const earlier = await findReceived(deps.db, iss, jti);
  if (earlier?.digest !== digest) return undefined;
  deps.log.info('message-repeated', { iss, jti, type });
  return earlier.receipt;
}

/** Says why, with ids only, and only those that a valid signature vouches for. */
function refused(deps: ReceiveDeps, problem: ProblemCode, message?: Envelope): Reception {
  const ids = message ? { iss: message.iss, jti: message.jti, type: message.type } : {};
  const event =
    problem === 'replayed-with-other-content' ? 'replayed-with-other-content' : 'message-refused';
  deps.log.warn(event, { ...ids, problem });
  return { refusal: problem };
}
