import { ENVELOPE_MEDIA_TYPE, periodOf, verifyReceipt } from '@nabij/protocol';
import { type Case, type Needs, said, type Target } from './case.ts';
import { refusal } from './envelope-cases.ts';
import {
  cardsInTheClear,
  emptyQuarter,
  type Messages,
  MOST_QUARTERS,
  quarters,
  type Sent,
  sealedCards,
  sign,
  withdrawal,
} from './messages.ts';
import { post, postPatiently } from './post.ts';
import { keyOf, nowAt } from './target.ts';
import type { Answer } from './wire.ts';

const COPIES = 16;
const RECEIPT = 'a receipt that verifies';
const SAME = 'the same receipt';
const TAKEN = `200 ${ENVELOPE_MEDIA_TYPE}`;

/** What is taken with one effect: at a coordinator of a member, at a point of another point. */
export function exchangeCases({ role, encryptionKeys }: Target): Case[] {
  if (role === 'coordinator') {
    return [...takenCases('', quarters(), 'known'), ofRunningQuarter];
  }
  const taken = takenCases('', withdrawal, 'point');
  if (encryptionKeys.length === 0) return taken;
  return [...taken, ...takenCases('cards-', sealedCards, 'point'), inTheClear];
}

interface Exchange {
  readonly sent: Sent;
  readonly answers: readonly Answer[];
}

/** Signs and sends, so often at once, until a quarter is found that no earlier run sent. */
async function sendNew(target: Target, messages: Messages, copies: number): Promise<Exchange> {
  for (let left = MOST_QUARTERS; ; left -= 1) {
    const sent = await sign(target, messages);
    const all = Array.from({ length: copies }, () => postPatiently(target, sent.compact));
    const answers = await Promise.all(all);
    const isKnown = answers.some((answer) => /^409 release-/.test(said(answer)));
    if (!isKnown || left === 0) return { sent, answers };
  }
}

/** A point that states no key to seal for may take nothing of other points. */
function isNotForUs({ role, encryptionKeys }: Target, answer: Answer): boolean {
  const isNone = role === 'point' && encryptionKeys.length === 0;
  return isNone && said(answer) === refusal('type-unknown');
}

function takenCases(prefix: string, messages: Messages, needs: Needs): Case[] {
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
    cases.push({ name: `${prefix}${name}`, expected, needs, run: once });
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
    const changed = await sign(target, messages, sent.jti);
    return said(await postPatiently(target, changed.compact));
  });
  exchange('receipt-as-message', refusal('type-unknown'), async (target, { receipt }) =>
    said(await post(target, receipt)),
  );
  return [...cases, copiesAtOnce(`${prefix}16-copies-at-once`, messages, needs)];
}

const copiesAtOnce = (name: string, messages: Messages, needs: Needs): Case => ({
  name,
  expected: `${SAME} 16 times`,
  needs,
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
  needs: 'known',
  run: async (target) => {
    const { compact } = await sign(target, () => emptyQuarter(periodOf(nowAt(target))));
    return said(await postPatiently(target, compact));
  },
};

const inTheClear: Case = {
  name: 'cards-in-the-clear',
  expected: refusal('message-invalid'),
  needs: 'point',
  run: async (target) => {
    const { compact } = await sign(target, () => cardsInTheClear);
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
