import type { HandoverMessage, HandoverStep } from '../handover/handover-step.ts';
import {
  countsAtSender,
  isAtReceiver,
  mayEraseAtSender,
  mayWorkAtSender,
} from '../handover/place.ts';
import {
  NOT_OFFERED,
  type ReceiverEvent,
  type ReceiverState,
  stepReceiver,
} from '../handover/receiver.ts';
import { offerCase, type SenderEvent, type SenderState, stepSender } from '../handover/sender.ts';

/** What people may do at either side. */
export const ACTS = ['withdraw', 'revoke', 'take', 'decline'] as const;

/** One of {@link ACTS}. */
export type ActName = (typeof ACTS)[number];

const CONSENT = '9b2d7c1e-3f4a-4d5b-8c6e-7f8091a2b3c4';
const DIGEST = 'RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o';

interface Mail {
  readonly to: 'sender' | 'receiver';
  readonly message: HandoverMessage;
}

/** Two points, each with its own clock, and a line that loses, copies and turns around. */
export class Network {
  readonly #until: number;
  #sender: SenderState;
  #receiver: ReceiverState = NOT_OFFERED;
  readonly #clocks: [sender: number, receiver: number] = [0, 0];
  #onTheWay: Mail[] = [];
  readonly #everSent: Mail[] = [];

  constructor(until: number) {
    this.#until = until;
    const step = offerCase({ until, consent: CONSENT, digest: DIGEST });
    this.#sender = step.state;
    this.#post('receiver', step);
  }

  #post(to: Mail['to'], { messages }: HandoverStep<unknown>): void {
    for (const message of messages) {
      this.#onTheWay.push({ to, message });
      this.#everSent.push({ to, message });
    }
  }

  #atSender(event: SenderEvent): void {
    const step = stepSender(this.#sender, event, this.#clocks[0]);
    this.#sender = step.state;
    this.#post('receiver', step);
  }

  #atReceiver(event: ReceiverEvent): void {
    const step = stepReceiver(this.#receiver, event, this.#clocks[1]);
    this.#receiver = step.state;
    this.#post('sender', step);
  }

  /** Somebody does something. */
  act(name: ActName | 'reclaim'): void {
    if (name === 'take') this.#atReceiver({ event: 'accept', kid: 'k' });
    else if (name === 'decline') this.#atReceiver({ event: 'reject', reason: 'NO_CAPACITY' });
    else this.#atSender({ event: name });
  }

  /** Time goes on at one side. */
  wait(seconds: number, side: number): void {
    if (side === 0) {
      this.#clocks[0] += seconds;
      this.#atSender({ event: 'tick' });
    } else {
      this.#clocks[1] += seconds;
      this.#atReceiver({ event: 'tick' });
    }
  }

  /** One of the messages on their way, in any order. */
  deliver(at: number): void {
    const [mail] = this.#take(at);
    if (mail) this.#handle(mail);
  }

  /** One arrives, and is still on its way. */
  copy(at: number): void {
    const mail = this.#onTheWay[at % Math.max(1, this.#onTheWay.length)];
    if (mail) this.#handle(mail);
  }

  /** One never arrives: also what a crash after the commit does. */
  lose(at: number): void {
    this.#take(at);
  }

  #take(at: number): Mail[] {
    return this.#onTheWay.splice(at % Math.max(1, this.#onTheWay.length), 1);
  }

  #handle({ to, message }: Mail): void {
    if (to === 'receiver') {
      const event = this.#forReceiver(message);
      if (event) this.#atReceiver(event);
    } else {
      const event = forSender(message);
      if (event) this.#atSender(event);
    }
  }

  #forReceiver(message: HandoverMessage): ReceiverEvent | undefined {
    const consent = CONSENT;
    if (message.send === 'offer') return { event: 'offer', until: this.#until, consent };
    if (message.send === 'content') return { event: 'content', consent, digest: DIGEST };
    if (message.send !== 'withdraw') return undefined;
    // who acknowledged that it arrived has moved on for good
    const isTold = this.#sender.at === 'arrived';
    return { event: 'withdraw', reason: message.reason, isTold };
  }

  /** Every message that was ever sent comes once more. */
  sendAllAgain(): void {
    this.#onTheWay.push(...this.#everSent);
  }

  /** The line holds: the offer runs out, both remind, and all messages arrive. */
  settle(): void {
    this.wait(this.#until, 0);
    this.wait(this.#until, 1);
    this.recover();
  }

  /** The line holds while the offer stands: both say again what they said last. */
  recover(): void {
    for (let round = 0; round < 4; round++) {
      this.#atSender({ event: 'remind' });
      this.#atReceiver({ event: 'remind' });
      for (let left = 1000; this.#onTheWay.length > 0 && left > 0; left--) this.deliver(0);
    }
    if (this.#onTheWay.length > 0) throw new Error('They never stop talking');
  }

  /** Nothing arrives any more; time goes on. */
  cut(): void {
    this.#onTheWay = [];
    this.wait(this.#until, 0);
    this.wait(this.#until, 1);
  }

  isMoved(): boolean {
    return this.#sender.at === 'moved';
  }

  isOffered(): boolean {
    return this.#sender.at === 'offered' && this.#clocks[0] < this.#until;
  }

  /** What must hold at every moment. */
  check(): void {
    const there = isAtReceiver(this.#receiver);
    if (there && countsAtSender(this.#sender)) throw new Error('It counts at both');
    if (there && mayWorkAtSender(this.#sender)) throw new Error('Both work on it');
    if (mayEraseAtSender(this.#sender) && !there) throw new Error('Nobody has it');
  }

  isLost(): boolean {
    return mayEraseAtSender(this.#sender) && !isAtReceiver(this.#receiver);
  }

  isBackOrMoved(): boolean {
    return this.#sender.at !== 'offered';
  }

  /** Where the case is once both are at rest; anything else names both states. */
  place(): string {
    const both = `${this.#sender.at}, ${this.#receiver.at}`;
    if (both === 'arrived, arrived') return 'receiver';
    const isGone = ['unknown', 'closed', 'rejected'].includes(this.#receiver.at);
    return this.#sender.at === 'back' && isGone ? 'sender' : both;
  }
}

function forSender(message: HandoverMessage): SenderEvent | undefined {
  switch (message.send) {
    case 'accept':
      return { event: 'accept', consent: message.consent, kid: message.kid };
    case 'reject':
      return { event: 'reject', reason: message.reason };
    case 'arrived':
      return { event: 'arrived', consent: CONSENT, digest: message.digest };
    default:
      return undefined;
  }
}
