import { randomUUID } from 'node:crypto';
import {
  addressesOf,
  CODE_VERSION,
  DEFAULT_THRESHOLD,
  digestOf,
  ENVELOPE_MEDIA_TYPE,
  epochSeconds,
  importSigningKey,
  type JsonObject,
  type Period,
  type PrivateOkpJwk,
  periodOf,
  releaseOf,
  type SignedEnvelope,
  signEnvelope,
  verifyReceipt,
} from '@nabij/protocol';
import { type Case, said, type Target } from './case.ts';
import { refusal } from './envelope-cases.ts';
import { post, postPatiently } from './post.ts';
import { keyOf, nowAt } from './target.ts';
import type { Answer } from './wire.ts';

const COPIES = 16;
const RECEIPT = 'a receipt that verifies';
const SAME = 'the same receipt';
const TAKEN = `200 ${ENVELOPE_MEDIA_TYPE}`;
const LIFETIME_SECONDS = 3_600;

/** One message and what it is called. */
interface Sent extends SignedEnvelope {
  readonly jti: string;
}

/** What is taken with one effect; nothing where this node takes nothing of others. */
export function exchangeCases({ role, takesCases }: Target): Case[] {
  if (role === 'coordinator') return [...takenCases(quarters()), ofRunningQuarter];
  return takesCases ? takenCases(withdrawal) : [];
}

interface Message {
  readonly type: 'release' | 'handover-withdraw';
  readonly body: JsonObject;
}

/** Another message at every call. */
type Messages = () => Message;

const [NEWEST, OLDEST] = [2023, 2000];

/**
 * Quarters of long ago in which nothing was counted, each before the one before it and none
 * beside it, so that each is taken whatever was taken in earlier runs.
 */
function quarters(): Messages {
  let half = NEWEST * 2 + 1;
  return () => {
    const period: Period = `${Math.floor(half / 2)}-Q${half % 2 === 0 ? 1 : 3}`;
    half = Math.max(OLDEST * 2, half - 1);
    return { type: 'release', body: emptyQuarter(period) };
  };
}

function emptyQuarter(period: Period): JsonObject {
  const addresses = addressesOf({ period, codes: CODE_VERSION, year: false });
  // one that nobody has: who says that it is the first is believed to have sent none before
  const previous = digestOf(randomUUID());
  const head = { period, codes: CODE_VERSION, threshold: DEFAULT_THRESHOLD, previous };
  return { ...releaseOf(new Map(addresses.map((it) => [it, 0])), head) };
}

/** It opens nothing: the offer that it takes back was never made. */
const withdrawal: Messages = () => {
  return { type: 'handover-withdraw', body: { reason: 'WITHDRAWN' } };
};

async function sign(
  target: Target,
  { type, body }: Message,
  jti: string = randomUUID(),
): Promise<Sent> {
  const jwk = target.sender.privateKey.export({ format: 'jwk' }) as PrivateOkpJwk;
  const iat = epochSeconds(nowAt(target)) - 1;
  const order = type === 'release' ? {} : { ref: randomUUID(), seq: 0 };
  const signed = await signEnvelope({
    key: await importSigningKey(jwk),
    iss: target.sender.entityId,
    aud: target.entityId,
    ...{ jti, iat, exp: iat + LIFETIME_SECONDS, type, body, ...order },
  });
  return { ...signed, jti };
}

interface Exchange {
  readonly sent: Sent;
  readonly answers: readonly Answer[];
}

/** Signs and sends, so often at once, until a quarter is found that no earlier run sent. */
async function sendNew(target: Target, messages: Messages, copies: number): Promise<Exchange> {
  for (let left = 2 * (NEWEST - OLDEST); ; left -= 1) {
    const sent = await sign(target, messages());
    const all = Array.from({ length: copies }, () => postPatiently(target, sent.compact));
    const answers = await Promise.all(all);
    const isKnown = answers.some((answer) => /^409 release-/.test(said(answer)));
    if (!isKnown || left === 0) return { sent, answers };
  }
}

/** A point takes handovers of other points only, and not every point takes them. */
function isNotForUs({ role }: Target, answer: Answer): boolean {
  return role === 'point' && said(answer) === refusal('type-unknown');
}

function takenCases(messages: Messages): Case[] {
  const cases: Case[] = [];
  let first: Promise<Exchange> | undefined;
  const exchange = (
    name: string,
    expected: string,
    run: (target: Target, once: Exchange & { receipt: Buffer }) => Promise<string>,
  ) => {
    const once = async (target: Target) => {
      first ??= sendNew(target, messages, 1);
      const { sent, answers } = await first;
      const [answer] = answers;
      if (!answer || isNotForUs(target, answer)) return undefined;
      if (said(answer) !== TAKEN) return said(answer);
      return run(target, { sent, answers, receipt: answer.body });
    };
    cases.push({ name, expected, needsSender: true, run: once });
  };
  exchange('taken', RECEIPT, (target, { sent, receipt }) =>
    receiptVerdict(target, sent, receipt.toString('latin1')),
  );
  exchange('again', SAME, async (target, { sent, receipt }) => {
    const again = await postPatiently(target, sent.compact);
    if (said(again) !== TAKEN) return said(again);
    return again.body.equals(receipt) ? SAME : 'another receipt';
  });
  const other = refusal('replayed-with-other-content');
  exchange('same-jti-other-content', other, async (target, { sent }) => {
    const changed = await sign(target, messages(), sent.jti);
    return said(await postPatiently(target, changed.compact));
  });
  exchange('receipt-as-message', refusal('type-unknown'), async (target, { receipt }) =>
    said(await post(target, receipt)),
  );
  return [...cases, copiesAtOnce(messages)];
}

const copiesAtOnce = (messages: Messages): Case => ({
  name: '16-copies-at-once',
  expected: `${SAME} 16 times`,
  needsSender: true,
  run: async (target) => {
    const { answers } = await sendNew(target, messages, COPIES);
    const odd = answers.find((answer) => said(answer) !== TAKEN);
    if (odd) return isNotForUs(target, odd) ? undefined : said(odd);
    const receipts = new Set(answers.map(({ body }) => body.toString('latin1')));
    return receipts.size === 1 ? `${SAME} 16 times` : `${receipts.size} receipts`;
  },
});

const ofRunningQuarter: Case = {
  name: 'release-in-future',
  expected: refusal('release-in-future'),
  needsSender: true,
  run: async (target) => {
    const body = emptyQuarter(periodOf(nowAt(target)));
    const { compact } = await sign(target, { type: 'release', body });
    return said(await postPatiently(target, compact));
  },
};

async function receiptVerdict(target: Target, { jti, digest }: Sent, receipt: string) {
  const verdict = await verifyReceipt(receipt, {
    now: nowAt(target),
    findKey: keyOf(target),
    sent: { jti, digest, audience: target.entityId },
  });
  if (!verdict.verified) return verdict.reason;
  return verdict.receipt.aud === target.sender.entityId ? RECEIPT : 'a receipt for another';
}
