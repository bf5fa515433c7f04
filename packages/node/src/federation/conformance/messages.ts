import { randomUUID } from 'node:crypto';
import {
  addressesOf,
  CODE_VERSION,
  DEFAULT_THRESHOLD,
  digestOf,
  encryptionKeyAt,
  epochSeconds,
  importSigningKey,
  type JsonObject,
  type Period,
  type PrivateOkpJwk,
  releaseOf,
  type SignedEnvelope,
  sealContent,
  signEnvelope,
} from '@nabij/protocol';
import type { Target } from './case.ts';
import { nowAt } from './target.ts';

const LIFETIME_SECONDS = 3_600;

/** What stands on the outside of a message before its class is chosen. */
interface Outside {
  readonly iss: string;
  readonly aud: string;
  readonly jti: string;
  /** Seconds since 1970. */
  readonly iat: number;
}

interface Message {
  readonly type: 'release' | 'handover-withdraw' | 'contact-cards';
  readonly body: JsonObject;
  readonly ref?: string;
  readonly seq?: number;
}

/** Another message at every call. */
export type Messages = (target: Target, outside: Outside) => Message | Promise<Message>;

const [NEWEST, OLDEST] = [2023, 2000];

/** The most messages that {@link quarters} makes before it makes the same again. */
export const MOST_QUARTERS = 2 * (NEWEST - OLDEST);

/**
 * Quarters of long ago in which nothing was counted, each before the one before it and none
 * beside it, so that each is taken whatever was taken in earlier runs.
 */
export function quarters(): Messages {
  let half = NEWEST * 2 + 1;
  return () => {
    const period: Period = `${Math.floor(half / 2)}-Q${half % 2 === 0 ? 1 : 3}`;
    half = Math.max(OLDEST * 2, half - 1);
    return emptyQuarter(period);
  };
}

export function emptyQuarter(period: Period): Message {
  const addresses = addressesOf({ period, codes: CODE_VERSION, year: false });
  // one that nobody has: who says that it is the first is believed to have sent none before
  const previous = digestOf(randomUUID());
  const head = { period, codes: CODE_VERSION, threshold: DEFAULT_THRESHOLD, previous };
  const body = { ...releaseOf(new Map(addresses.map((it) => [it, 0])), head) };
  return { type: 'release', body };
}

/** It opens nothing: the offer that it takes back was never made. */
export const withdrawal: Messages = () => {
  const body = { reason: 'WITHDRAWN' };
  return { type: 'handover-withdraw', body, ref: randomUUID(), seq: 0 };
};

const CARDS = { from: 'nabij conformance', cards: [{ name: 'nabij conformance' }] };

/** A card that says what it is, for whoever opens it to put away. */
export const sealedCards: Messages = async ({ encryptionKeys }, outside) => {
  const type = 'contact-cards';
  const to = encryptionKeyAt(encryptionKeys, outside.iat);
  if (!to) return cardsInTheClear;
  const sealed = await sealContent({ message: { ...outside, type }, content: CARDS, to });
  return { type, body: { sealed } };
};

export const cardsInTheClear: Message = { type: 'contact-cards', body: CARDS };

/** One message and what it is called. */
export interface Sent extends SignedEnvelope {
  readonly jti: string;
}

/** Signs a new message as the sender, a second ago by the clock of the node. */
export async function sign(
  target: Target,
  messages: Messages,
  jti: string = randomUUID(),
): Promise<Sent> {
  const jwk = target.sender.privateKey.export({ format: 'jwk' }) as PrivateOkpJwk;
  const iat = epochSeconds(nowAt(target)) - 1;
  const outside = { iss: target.sender.entityId, aud: target.entityId, jti, iat };
  const message = await messages(target, outside);
  const key = await importSigningKey(jwk);
  const exp = iat + LIFETIME_SECONDS;
  return { ...(await signEnvelope({ key, ...outside, exp, ...message })), jti };
}
