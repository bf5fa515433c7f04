import type { JsonObject } from '../canonical.ts';
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

/** The key that a worker's acceptance names. */
export const KID = 'A'.repeat(43);
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

/** The events as a vector says them. */
export function eventsOf<Event extends object>(of: HandoverCaseOf<Event>): JsonObject[] {
  return of.events.map(([event, now = IN_TIME]) => ({ ...event, now }));
}
