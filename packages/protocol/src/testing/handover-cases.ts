import type { JsonObject } from '../canonical.ts';
import type { ReceiverEvent } from '../handover/receiver.ts';
import type { SenderEvent } from '../handover/sender.ts';
import type { ProblemCode } from '../problem.ts';
import { CONSENT } from './sealed-cases.ts';
import { NOW_SECONDS } from './vector.ts';

/** The offer of every case. */
export const OFFERED = {
  until: NOW_SECONDS + 100,
  consent: CONSENT,
  digest: 'RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o',
};

const KID = 'A'.repeat(43);
const { until, consent, digest } = OFFERED;
const [IN_TIME, TOO_LATE] = [NOW_SECONDS, until];

type At<Event> = readonly [event: Event, at?: number];

/** Events in their order, and what the last one gives: a state, messages, perhaps a refusal. */
export interface HandoverCaseOf<Event> {
  readonly name: string;
  readonly description: string;
  readonly events: readonly At<Event>[];
  readonly at: string;
  readonly says?: readonly string[];
  readonly refused?: ProblemCode;
}

const accept: SenderEvent = { event: 'accept', consent, kid: KID };
const arrived: SenderEvent = { event: 'arrived', consent, digest };
const taken: ReceiverEvent = { event: 'accept', kid: KID };
const offered: ReceiverEvent = { event: 'offer', until, consent };
const content: ReceiverEvent = { event: 'content', consent, digest };
const withdrawn: ReceiverEvent = { event: 'withdraw', reason: 'WITHDRAWN' };
const reclaimed = { event: 'withdraw', reason: 'RECEIVER_GONE' } as const;

/** What happens at the sender, after its offer. */
export const SENDER_CASES: readonly HandoverCaseOf<SenderEvent>[] = [
  {
    name: 'accepted',
    description: 'accepted in time',
    events: [[accept]],
    at: 'moved',
    says: ['content'],
  },
  {
    name: 'accepted-last-second',
    description: 'accepted in the last second',
    events: [[accept, until - 1]],
    at: 'moved',
    says: ['content'],
  },
  {
    name: 'accepted-expired',
    description: 'accepted when the offer no longer stood',
    events: [[accept, TOO_LATE]],
    at: 'back',
    says: ['withdraw'],
  },
  {
    name: 'accepted-twice',
    description: 'accepted twice, one effect',
    events: [[accept], [accept]],
    at: 'moved',
    says: [],
  },
  {
    name: 'accepted-after-withdrawal',
    description: 'accepted after the worker took it back',
    events: [[{ event: 'withdraw' }], [accept]],
    at: 'back',
    says: ['withdraw'],
  },
  {
    name: 'accepted-after-revocation',
    description: 'accepted after the reporter took the consent back',
    events: [[{ event: 'revoke' }], [accept]],
    at: 'back',
    says: ['withdraw'],
  },
  {
    name: 'accepted-on-another-consent',
    description: 'accepted on a consent that the offer does not name',
    events: [[{ ...accept, consent: '1b8e2d3c-7a4f-4c61-9d52-3f1e5a7b9c10' }]],
    at: 'offered',
    refused: 'handover-not-consented',
  },
  {
    name: 'revoked-too-late',
    description: 'consent taken back after the case moved',
    events: [[accept], [{ event: 'revoke' }]],
    at: 'moved',
    refused: 'handover-closed',
  },
  {
    name: 'withdrawn-too-late',
    description: 'taken back after the case moved',
    events: [[accept], [{ event: 'withdraw' }]],
    at: 'moved',
    refused: 'handover-closed',
  },
  {
    name: 'rejected-after-acceptance',
    description: 'the other point gives it back before it came',
    events: [[accept], [{ event: 'reject', reason: 'UNREADABLE' }]],
    at: 'back',
  },
  {
    name: 'rejected-before-acceptance',
    description: 'two messages that overtook one another',
    events: [[{ event: 'reject', reason: 'NO_CAPACITY' }], [accept]],
    at: 'back',
    says: [],
  },
  {
    name: 'reclaimed',
    description: 'taken back from a point that is no member any more',
    events: [[accept], [{ event: 'reclaim' }]],
    at: 'back',
    says: ['withdraw'],
  },
  {
    name: 'reclaimed-then-arrived',
    description: 'said to have arrived after it was taken back: told again',
    events: [[accept], [{ event: 'reclaim' }], [arrived]],
    at: 'back',
    says: ['withdraw'],
    refused: 'handover-closed',
  },
  {
    name: 'reclaimed-too-late',
    description: 'taken back though it is known to have arrived',
    events: [[accept], [arrived], [{ event: 'reclaim' }]],
    at: 'arrived',
    refused: 'handover-closed',
  },
  { name: 'arrived', description: 'the whole way', events: [[accept], [arrived]], at: 'arrived' },
  {
    name: 'arrived-late',
    description: 'content that took longer than the offer stood',
    events: [[accept], [{ event: 'tick' }, TOO_LATE], [arrived, TOO_LATE + 1]],
    at: 'arrived',
  },
  {
    name: 'arrived-without-acceptance',
    description: 'said to have arrived though nothing was sent',
    events: [[{ ...arrived, digest: KID }]],
    at: 'offered',
    refused: 'handover-closed',
  },
  {
    name: 'arrived-acceptance-forgotten',
    description: 'the digest is known, so it was sent: the acceptance was lost with a backup',
    events: [[arrived, TOO_LATE]],
    at: 'arrived',
  },
  {
    name: 'arrived-other-content',
    description: 'other content arrived than was sent',
    events: [[accept], [{ ...arrived, digest: KID }]],
    at: 'moved',
    refused: 'message-invalid',
  },
  {
    name: 'expired',
    description: 'nobody answered',
    events: [[{ event: 'tick' }, TOO_LATE]],
    at: 'back',
    says: ['withdraw'],
  },
  {
    name: 'rejected-expired',
    description: 'given back when the offer no longer stood',
    events: [[{ event: 'reject', reason: 'NO_CAPACITY' }, TOO_LATE]],
    at: 'back',
    says: ['withdraw'],
  },
  {
    name: 'arrived-expired',
    description: 'arrived when the offer no longer stood: only content tells the digest',
    events: [[arrived, TOO_LATE]],
    at: 'arrived',
    says: [],
  },
  {
    name: 'arrived-back',
    description: 'said to have arrived after it was taken back',
    events: [[{ event: 'withdraw' }], [arrived]],
    at: 'back',
    refused: 'handover-closed',
  },
  {
    name: 'arrived-on-another-consent',
    description: 'arrived on another consent',
    events: [[accept], [{ ...arrived, consent: '1b8e2d3c-7a4f-4c61-9d52-3f1e5a7b9c10' }]],
    at: 'moved',
    refused: 'message-invalid',
  },
  {
    name: 'arrived-twice',
    description: 'arrived twice, one effect',
    events: [[accept], [arrived], [arrived]],
    at: 'arrived',
  },
  {
    name: 'rejected-after-arrival',
    description: 'given back after all came',
    events: [[accept], [arrived], [{ event: 'reject', reason: 'NO_CAPACITY' }]],
    at: 'arrived',
    refused: 'handover-closed',
  },
  {
    name: 'reminded-offer',
    description: 'asked to say the offer again',
    events: [[{ event: 'remind' }]],
    at: 'offered',
    says: ['offer'],
  },
  {
    name: 'reminded-rejected',
    description: 'nothing to say again after a reject',
    events: [[{ event: 'reject', reason: 'NO_CAPACITY' }], [{ event: 'remind' }]],
    at: 'back',
    says: [],
  },
  {
    name: 'reminded',
    description: 'asked to say it again',
    events: [[accept], [{ event: 'remind' }]],
    at: 'moved',
    says: ['content'],
  },
];

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

/** The events as a vector says them. */
export function eventsOf<Event extends object>(of: HandoverCaseOf<Event>): JsonObject[] {
  return of.events.map(([event, now = IN_TIME]) => ({ ...event, now }));
}
