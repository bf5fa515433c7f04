import type { ReceiverState } from './receiver.ts';
import type { SenderState } from './sender.ts';

/**
 * Whether a case counts at the sender: while it is offered, and when it came back. From the
 * moment at which an acceptance is stored it does not.
 * @example countsAtSender({ at: 'back', because: 'EXPIRED' }) // true
 */
export function countsAtSender({ at }: SenderState): boolean {
  return at === 'offered' || at === 'back';
}

/**
 * Whether people may work on the case at the sender: while it is offered it is frozen.
 * @example mayWorkAtSender({ at: 'arrived' }) // false
 */
export function mayWorkAtSender({ at }: SenderState): boolean {
  return at === 'back';
}

/**
 * Whether the content may be erased at the sender, down to the tombstone: only when the other
 * point said that it has everything.
 * @example mayEraseAtSender({ at: 'arrived' }) // true
 */
export function mayEraseAtSender({ at }: SenderState): boolean {
  return at === 'arrived';
}

/**
 * Whether the case is at the receiver: there it counts, and there people work on it.
 * @example isAtReceiver({ at: 'offered', until, consent }) // false
 */
export function isAtReceiver({ at }: ReceiverState): boolean {
  return at === 'arrived';
}
