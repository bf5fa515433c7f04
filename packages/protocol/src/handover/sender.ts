import { WITHDRAW_REASONS } from '../messages/handover-bodies.ts';
import {
  goes,
  type HandoverStep,
  type RejectReason,
  refuses,
  type WithdrawReason,
} from './handover-step.ts';

/** An offer that stands: the case is frozen, and still here. */
interface Offered {
  readonly at: 'offered';
  /** The first second at which it no longer stands. */
  readonly until: number;
  readonly consent: string;
  /** SHA-256 of the case document, which is fixed while the case is frozen. */
  readonly digest: string;
}

/** Accepted: the case is the other point's. The content is kept until it says that it arrived. */
interface Moved {
  readonly at: 'moved';
  readonly kid: string;
  readonly consent: string;
  readonly digest: string;
}

/** The other point has everything: only the tombstone is left here. */
interface Arrived {
  readonly at: 'arrived';
}

/** The case is here again, as if nothing had been offered. */
interface Back {
  readonly at: 'back';
  readonly because: RejectReason | WithdrawReason;
}

/**
 * How a handover stands at the point that offered the case.
 * @example const isFrozen = (state: SenderState) => state.at === 'offered';
 */
export type SenderState = Offered | Moved | Arrived | Back;

/**
 * What happens to a handover at the sender: messages, what people do there, and time.
 * @example const event: SenderEvent = { event: 'accept', consent, kid };
 */
export type SenderEvent =
  | { readonly event: 'accept'; readonly consent: string; readonly kid: string }
  | { readonly event: 'reject'; readonly reason: RejectReason }
  | { readonly event: 'arrived'; readonly consent: string; readonly digest: string }
  /** A worker takes the offer back. */
  | { readonly event: 'withdraw' }
  /** A worker takes the case back from a point that is no member any more, before it arrived. */
  | { readonly event: 'reclaim' }
  /** The reporter takes the consent back. */
  | { readonly event: 'revoke' }
  | { readonly event: 'tick' }
  /** Something may have been lost: say again what was said last. */
  | { readonly event: 'remind' };

type Step = HandoverStep<SenderState>;

/**
 * What a sender remembers when it makes an offer.
 * @example const offer: SenderOffer = { until, consent, digest };
 */
export type SenderOffer = Omit<Offered, 'at'>;

/**
 * Begins a handover. The case is frozen from here on.
 * @example const { state, messages } = offerCase({ until, consent: consentId, digest });
 */
export function offerCase(offer: SenderOffer): Step {
  return goes({ at: 'offered', ...offer }, { send: 'offer' });
}

/**
 * What an event does at the sender. Whether the case moves is decided here and nowhere else: by
 * the first acceptance that comes while the offer stands.
 * @param now - seconds since 1970
 * @example const step = stepSender(stored, { event: 'accept', consent, kid }, epochSeconds(now));
 */
export function stepSender(state: SenderState, event: SenderEvent, now: number): Step {
  switch (state.at) {
    case 'offered':
      return now >= state.until && !isOurs(state, event)
        ? lapsed(event)
        : whileOffered(state, event);
    case 'moved':
      return whileMoved(state, event);
    case 'arrived':
      return onceArrived(state, event);
    case 'back':
      return onceBack(state, event);
  }
}

function back(because: WithdrawReason): Step {
  return goes({ at: 'back', because }, { send: 'withdraw', reason: because });
}

/** Whether an event says that the very content which was offered has arrived. */
function isOurs({ consent, digest }: Offered | Moved, event: SenderEvent): boolean {
  return event.event === 'arrived' && event.consent === consent && event.digest === digest;
}

function whileOffered(state: Offered, event: SenderEvent): Step {
  switch (event.event) {
    case 'accept': {
      if (event.consent !== state.consent) return refuses(state, 'handover-not-consented');
      const { consent, digest } = state;
      const { kid } = event;
      return goes({ at: 'moved', kid, consent, digest }, { send: 'content', kid });
    }
    case 'reject':
      return goes({ at: 'back', because: event.reason });
    case 'withdraw':
    case 'reclaim':
      return back('WITHDRAWN');
    case 'revoke':
      return back('CONSENT_REVOKED');
    case 'arrived':
      // only content tells the digest: it was sent, and a restored backup forgot the acceptance
      return isOurs(state, event) ? goes({ at: 'arrived' }) : refuses(state, 'handover-closed');
    case 'remind':
      return goes(state, { send: 'offer' });
    case 'tick':
      return goes(state);
  }
}

/** The time of the offer is over, whether or not anybody noticed before this event. */
function lapsed(event: SenderEvent): Step {
  const ended = back(event.event === 'revoke' ? 'CONSENT_REVOKED' : 'EXPIRED');
  return event.event === 'arrived' ? { ...ended, refused: 'handover-closed' } : ended;
}

function whileMoved(state: Moved, event: SenderEvent): Step {
  switch (event.event) {
    case 'reject':
      // Whoever says so never takes it after: as long as both are members only this brings it back.
      return goes({ at: 'back', because: event.reason });
    case 'arrived':
      return isOurs(state, event) ? goes({ at: 'arrived' }) : refuses(state, 'message-invalid');
    case 'reclaim':
      return back('RECEIVER_GONE');
    case 'withdraw':
    case 'revoke':
      return refuses(state, 'handover-closed');
    case 'remind':
      return goes(state, { send: 'content', kid: state.kid });
    case 'accept':
    case 'tick':
      return goes(state);
  }
}

function onceArrived(state: Arrived, { event }: SenderEvent): Step {
  const late: readonly SenderEvent['event'][] = ['withdraw', 'reclaim', 'revoke', 'reject'];
  return late.includes(event) ? refuses(state, 'handover-closed') : goes(state);
}

function onceBack(state: Back, { event }: SenderEvent): Step {
  switch (event) {
    case 'arrived':
      // it took the case though it was gone: now it hears that it gave it up
      return state.because === 'RECEIVER_GONE'
        ? { ...saysAgain(state), refused: 'handover-closed' }
        : refuses(state, 'handover-closed');
    case 'accept':
    case 'remind':
      return saysAgain(state);
    default:
      return goes(state);
  }
}

function saysAgain(state: Back): Step {
  const { because } = state;
  return isWithdrawal(because) ? goes(state, { send: 'withdraw', reason: because }) : goes(state);
}

function isWithdrawal(because: Back['because']): because is WithdrawReason {
  const reasons: readonly string[] = WITHDRAW_REASONS;
  return reasons.includes(because);
}
