import type { ReceiverEvent } from '../handover/receiver.ts';
import { type HandoverCaseOf, KID, OFFERED } from './handover-cases.ts';

const { until, consent, digest } = OFFERED;
const TOO_LATE = until;

const taken: ReceiverEvent = { event: 'accept', kid: KID };
const offered: ReceiverEvent = { event: 'offer', until, consent };
const content: ReceiverEvent = { event: 'content', consent, digest };
const withdrawn: ReceiverEvent = { event: 'withdraw', reason: 'WITHDRAWN' };
const reclaimed = { event: 'withdraw', reason: 'RECEIVER_GONE' } as const;

/** What happens at the receiver, from nothing. */
export const RECEIVER_CASES: readonly HandoverCaseOf<ReceiverEvent>[] = [
  { name: 'offered', description: 'offered in time', events: [[offered]], at: 'offered', says: [] },
  {
    name: 'offer-expired',
    description: 'an offer that no longer stands',
    events: [[offered, TOO_LATE]],
    at: 'closed',
    refused: 'handover-closed',
  },
  {
    name: 'accept',
    description: 'a worker takes it',
    events: [[offered], [taken]],
    at: 'accepted',
    says: ['accept'],
  },
  {
    name: 'accept-expired',
    description: 'a worker takes it too late',
    events: [[offered], [taken, TOO_LATE]],
    at: 'closed',
    refused: 'handover-closed',
  },
  {
    name: 'accept-twice',
    description: 'a worker takes it twice',
    events: [[offered], [taken], [taken]],
    at: 'accepted',
    says: [],
  },
  {
    name: 'accept-withdrawn',
    description: 'a worker takes what was withdrawn',
    events: [[offered], [withdrawn], [taken]],
    at: 'closed',
    refused: 'handover-closed',
  },
  {
    name: 'withdrawn-before-offer',
    description: 'a withdrawal that overtook its offer',
    events: [[withdrawn], [offered]],
    at: 'closed',
    says: [],
  },
  {
    name: 'content-without-acceptance',
    description: 'content that nobody asked for',
    events: [[offered], [content]],
    at: 'offered',
    refused: 'handover-closed',
  },
  {
    name: 'content-without-offer',
    description: 'content of no offer',
    events: [[content]],
    at: 'unknown',
    refused: 'handover-unknown',
  },
  {
    name: 'content-without-consent',
    description: 'content under another consent',
    events: [[offered], [taken], [{ ...content, consent: '1b8e2d3c-7a4f-4c61-9d52-3f1e5a7b9c10' }]],
    at: 'accepted',
    refused: 'handover-not-consented',
  },
  {
    name: 'content-unreadable',
    description: 'content that does not open',
    events: [[offered], [taken], [{ event: 'unreadable' }]],
    at: 'rejected',
    says: ['reject'],
  },
  {
    name: 'content-arrives',
    description: 'the whole way, after the end of the offer',
    events: [[offered], [taken], [content, TOO_LATE]],
    at: 'arrived',
    says: ['arrived'],
  },
  {
    name: 'content-twice',
    description: 'all content twice, one case',
    events: [[offered], [taken], [content], [content]],
    at: 'arrived',
    says: ['arrived'],
  },
  {
    name: 'withdrawn-after-arrival',
    description: 'withdrawn though it arrived',
    events: [[offered], [taken], [content], [withdrawn]],
    at: 'arrived',
    refused: 'handover-closed',
  },
  {
    name: 'content-expired',
    description: 'content when the offer no longer stood',
    events: [[offered], [content, TOO_LATE]],
    at: 'closed',
    refused: 'handover-closed',
  },
  {
    name: 'offer-again-expired',
    description: 'the same offer when it no longer stands',
    events: [[offered], [offered, TOO_LATE]],
    at: 'closed',
    refused: 'handover-closed',
  },
  {
    name: 'reject-expired',
    description: 'a worker does not take what no longer stood',
    events: [[offered], [{ event: 'reject', reason: 'NO_CAPACITY' }, TOO_LATE]],
    at: 'closed',
  },
  {
    name: 'unreadable-without-acceptance',
    description: 'unreadable content that nobody asked for',
    events: [[offered], [{ event: 'unreadable' }]],
    at: 'offered',
    refused: 'handover-closed',
  },
  {
    name: 'unreadable-after-arrival',
    description: 'unreadable content after all came',
    events: [[offered], [taken], [content], [{ event: 'unreadable' }]],
    at: 'arrived',
    says: ['arrived'],
  },
  {
    name: 'offer-after-acceptance',
    description: 'the offer again after a worker took it',
    events: [[offered], [taken], [offered]],
    at: 'accepted',
    says: ['accept'],
  },
  {
    name: 'withdrawn-after-acceptance',
    description: 'the sender did not store the acceptance, and takes it back',
    events: [[offered], [taken], [withdrawn]],
    at: 'closed',
  },
  {
    name: 'reminded-offered',
    description: 'nothing to say again while a worker has not decided',
    events: [[offered], [{ event: 'remind' }]],
    at: 'offered',
    says: [],
  },
  {
    name: 'reclaimed-before-told',
    description: 'taken back by a sender that never acknowledged that it arrived',
    events: [[offered], [taken], [content], [{ ...reclaimed, isTold: false }]],
    at: 'closed',
    says: [],
  },
  {
    name: 'reclaimed-after-told',
    description: 'taken back by a sender that acknowledged that it arrived',
    events: [[offered], [taken], [content], [{ ...reclaimed, isTold: true }]],
    at: 'arrived',
    refused: 'handover-closed',
  },
  {
    name: 'content-after-rejection',
    description: 'content after the point gave it back',
    events: [[offered], [taken], [{ event: 'reject', reason: 'NO_CAPACITY' }], [content]],
    at: 'rejected',
    says: ['reject'],
  },
];
