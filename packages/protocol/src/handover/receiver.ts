import {
  goes,
  type HandoverStep,
  type RejectReason,
  refuses,
  type WithdrawReason,
} from './handover-step.ts';

/** Nothing was offered yet. */
interface Unknown {
  readonly at: 'unknown';
}

/** Somebody offers a case: a preview is here, the case is not. */
interface Offered {
  readonly at: 'offered';
  /** The first second at which the offer no longer stands. */
  readonly until: number;
  readonly consent: string;
}

/** This point said yes and waits for the content. The case is not here, and not counted here. */
interface Accepted {
  readonly at: 'accepted';
  readonly consent: string;
  readonly kid: string;
}

/** The whole case is here, and counts here. */
interface Arrived {
  readonly at: 'arrived';
  readonly digest: string;
}

/** It is not here, and never will be under this handover: the sender took it back, or time did. */
interface Closed {
  readonly at: 'closed';
  readonly because: WithdrawReason;
}

/** This point said no, and says so again when it is asked. */
interface Rejected {
  readonly at: 'rejected';
  readonly because: RejectReason;
}

/**
 * How a handover stands at the point to which the case was offered.
 * @example const isHere = (state: ReceiverState) => state.at === 'arrived';
 */
export type ReceiverState = Unknown | Offered | Accepted | Arrived | Closed | Rejected;

/**
 * What happens to a handover at the receiver: messages, what people do there, and time.
 * @example const event: ReceiverEvent = { event: 'offer', until, consent };
 */
export type ReceiverEvent =
  | { readonly event: 'offer'; readonly until: number; readonly consent: string }
  | {
      readonly event: 'withdraw';
      readonly reason: WithdrawReason;
      /** Whether the sender has acknowledged that the case arrived: then it cannot take it back. */
      readonly isTold?: boolean;
    }
  /** The last missing part came; under which consent, and the digest of the case document. */
  | { readonly event: 'content'; readonly consent: string; readonly digest: string }
  /** What came does not open, contradicts itself, or holds more than the consent covers. */
  | { readonly event: 'unreadable' }
  /** A worker takes the case, with the `kid` of the key to seal for. */
  | { readonly event: 'accept'; readonly kid: string }
  /** A worker does not take it, or gives it back before it came. */
  | { readonly event: 'reject'; readonly reason: RejectReason }
  | { readonly event: 'tick' }
  /** Something may have been lost: say again what was said last. */
  | { readonly event: 'remind' };

type Step = HandoverStep<ReceiverState>;

/**
 * Where every handover begins at the receiver.
 * @example const step = stepReceiver(NOT_OFFERED, { event: 'offer', until, consent }, seconds);
 */
export const NOT_OFFERED: ReceiverState = { at: 'unknown' };

/**
 * What an event does at the receiver. Content is taken only after an acceptance, and an end is an
 * end: after `closed` or `rejected` nothing arrives any more.
 * @param now - seconds since 1970
 * @example const step = stepReceiver(stored ?? NOT_OFFERED, event, epochSeconds(now));
 */
export function stepReceiver(state: ReceiverState, event: ReceiverEvent, now: number): Step {
  switch (state.at) {
    case 'unknown':
      return whileUnknown(state, event, now);
    case 'offered':
      return now >= state.until ? lapsed(event) : whileOffered(state, event);
    case 'accepted':
      return whileAccepted(state, event);
    case 'arrived':
      return isReclaimed(event) ? withdrawn('RECEIVER_GONE') : onceArrived(state, event);
    case 'closed':
      return event.event === 'accept' ? refuses(state, 'handover-closed') : goes(state);
    case 'rejected':
      return onceRejected(state, event);
  }
}

function withdrawn(because: WithdrawReason): Step {
  return goes({ at: 'closed', because });
}

function says(reason: RejectReason): Step {
  return goes({ at: 'rejected', because: reason }, { send: 'reject', reason });
}

function whileUnknown(state: Unknown, event: ReceiverEvent, now: number): Step {
  // Remembered, so that an offer which was overtaken on its way opens nothing.
  if (event.event === 'withdraw') return withdrawn(event.reason);
  if (event.event !== 'offer') return refuses(state, 'handover-unknown');
  const { until, consent } = event;
  if (now >= until) return { ...withdrawn('EXPIRED'), refused: 'handover-closed' };
  return goes({ at: 'offered', until, consent });
}

function whileOffered(state: Offered, event: ReceiverEvent): Step {
  switch (event.event) {
    case 'accept': {
      const { consent } = state;
      const { kid } = event;
      return goes({ at: 'accepted', consent, kid }, { send: 'accept', consent, kid });
    }
    case 'reject':
      return says(event.reason);
    case 'withdraw':
      return withdrawn(event.reason);
    case 'content':
    case 'unreadable':
      return refuses(state, 'handover-closed');
    default:
      return goes(state);
  }
}

/** The time of the offer is over, whether or not anybody noticed before this event. */
function lapsed(event: ReceiverEvent): Step {
  if (event.event === 'withdraw') return withdrawn(event.reason);
  const isQuiet = event.event === 'tick' || event.event === 'remind' || event.event === 'reject';
  return isQuiet ? withdrawn('EXPIRED') : { ...withdrawn('EXPIRED'), refused: 'handover-closed' };
}

function whileAccepted(state: Accepted, event: ReceiverEvent): Step {
  const { consent, kid } = state;
  switch (event.event) {
    case 'content':
      if (event.consent !== consent) return refuses(state, 'handover-not-consented');
      return goes(
        { at: 'arrived', digest: event.digest },
        { send: 'arrived', digest: event.digest },
      );
    case 'unreadable':
      return says('UNREADABLE');
    case 'reject':
      return says(event.reason);
    case 'withdraw':
      return withdrawn(event.reason);
    case 'offer':
    case 'remind':
      return goes(state, { send: 'accept', consent, kid });
    case 'accept':
    case 'tick':
      return goes(state);
  }
}

/** Taken back while this point was no member, by a sender that never heard that it arrived. */
function isReclaimed(event: ReceiverEvent): boolean {
  return event.event === 'withdraw' && event.reason === 'RECEIVER_GONE' && event.isTold === false;
}

function onceArrived(state: Arrived, { event }: ReceiverEvent): Step {
  switch (event) {
    case 'reject':
    case 'withdraw':
      return refuses(state, 'handover-closed');
    case 'offer':
    case 'content':
    case 'unreadable':
    case 'remind':
      return goes(state, { send: 'arrived', digest: state.digest });
    default:
      return goes(state);
  }
}

function onceRejected(state: Rejected, { event }: ReceiverEvent): Step {
  switch (event) {
    case 'accept':
      return refuses(state, 'handover-closed');
    case 'offer':
    case 'content':
    case 'unreadable':
    case 'remind':
      return goes(state, { send: 'reject', reason: state.because });
    default:
      return goes(state);
  }
}
