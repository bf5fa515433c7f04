import { randomInt, randomUUID } from 'node:crypto';
import {
  addressesOf,
  CODE_VERSION,
  DEFAULT_THRESHOLD,
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
  if (role === 'coordinator') return [...takenCases(someQuarter), ofRunningQuarter];
  return takesCases ? takenCases(withdrawal) : [];
}

type Message = (target: Target) => { type: 'release' | 'handover-withdraw'; body: JsonObject };

/** A quarter of long ago in which nothing was counted, and none beside it. */
const someQuarter: Message = () => {
  const period: Period = `${randomInt(2000, 2020)}-Q${randomInt(0, 2) === 0 ? 1 : 3}`;
  return { type: 'release', body: emptyQuarter(period) };
};

function emptyQuarter(period: Period): JsonObject {
  const addresses = addressesOf({ period, codes: CODE_VERSION, year: false });
  const head = { period, codes: CODE_VERSION, threshold: DEFAULT_THRESHOLD, previous: null };
  return { ...releaseOf(new Map(addresses.map((it) => [it, 0])), head) };
}

/** It opens nothing: the offer that it takes back was never made. */
const withdrawal: Message = () => ({ type: 'handover-withdraw', body: { reason: 'WITHDRAWN' } });

async function sign(target: Target, message: Message, jti: string = randomUUID()): Promise<Sent> {
  const { type, body } = message(target);
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

/** Signs and sends until a quarter is found that was not taken before. */
async function takeOne(target: Target, message: Message) {
  for (let left = 20; ; left -= 1) {
    const sent = await sign(target, message);
    const answer = await postPatiently(target, sent.compact);
    const isKnown = /^409 release-already-final|^422 release-contradictory/.test(said(answer));
    if (!isKnown || left === 0) return { sent, answer };
  }
}

function takenCases(message: Message): Case[] {
  const exchange = (name: string, expected: string, run: Case['run']): Case => {
    return { name, expected, needsSender: true, run };
  };
  return [
    exchange('taken', RECEIPT, async (target) => {
      const { sent, answer } = await takeOne(target, message);
      if (said(answer) !== TAKEN) return said(answer);
      return receiptVerdict(target, sent, answer.body.toString('latin1'));
    }),
    exchange('again', SAME, async (target) => {
      const { sent, answer } = await takeOne(target, message);
      const again = await postPatiently(target, sent.compact);
      if (said(answer) !== TAKEN || said(again) !== TAKEN) return said(again);
      return again.body.equals(answer.body) ? SAME : 'another receipt';
    }),
    exchange('16-copies-at-once', `${SAME} 16 times`, async (target) => {
      const { compact } = await sign(target, message);
      const copies = Array.from({ length: COPIES }, () => postPatiently(target, compact));
      const answers = await Promise.all(copies);
      const odd = answers.find((answer) => said(answer) !== TAKEN);
      if (odd) return said(odd);
      const receipts = new Set(answers.map(({ body }) => body.toString('latin1')));
      return receipts.size === 1 ? `${SAME} 16 times` : `${receipts.size} receipts`;
    }),
    exchange('same-jti-other-content', refusal('replayed-with-other-content'), async (target) => {
      const { sent } = await takeOne(target, message);
      const other = await sign(target, message, sent.jti);
      return said(await postPatiently(target, other.compact));
    }),
    exchange('receipt-as-message', refusal('type-unknown'), async (target) => {
      const { answer } = await takeOne(target, message);
      return said(await post(target, answer.body));
    }),
  ];
}

const ofRunningQuarter: Case = {
  name: 'release-in-future',
  expected: refusal('release-in-future'),
  needsSender: true,
  run: async (target) => {
    const body = emptyQuarter(periodOf(nowAt(target)));
    const { compact } = await sign(target, () => ({ type: 'release', body }));
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
