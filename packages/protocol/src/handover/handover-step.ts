import type { REJECT_REASONS, WITHDRAW_REASONS } from '../messages/handover-bodies.ts';
import type { ProblemCode } from '../problem.ts';

/**
 * Why a point does not take a case.
 * @example const reason: RejectReason = 'NO_CAPACITY';
 */
export type RejectReason = (typeof REJECT_REASONS)[number];

/**
 * Why an offer no longer stands.
 * @example const reason: WithdrawReason = 'CONSENT_REVOKED';
 */
export type WithdrawReason = (typeof WITHDRAW_REASONS)[number];

/**
 * A message to the other side, to be made from what is stored; sending it again does no harm.
 * @example const message: HandoverMessage = { send: 'withdraw', reason: 'EXPIRED' };
 */
export type HandoverMessage =
  | { readonly send: 'offer' }
  | { readonly send: 'accept'; readonly consent: string; readonly kid: string }
  | { readonly send: 'reject'; readonly reason: RejectReason }
  | { readonly send: 'withdraw'; readonly reason: WithdrawReason }
  /** All parts of the content, sealed for the key with this `kid`. */
  | { readonly send: 'content'; readonly kid: string }
  | { readonly send: 'arrived'; readonly digest: string };

/**
 * What an event does to one side. State and messages are stored together or not at all; a
 * refusal is answered, and the state is stored too, for it may have ended by the clock.
 * @example const isRefused = (step: HandoverStep<SenderState>) => step.refused !== undefined;
 */
export interface HandoverStep<State> {
  readonly state: State;
  readonly messages: readonly HandoverMessage[];
  readonly refused?: ProblemCode;
}

/** A step that changes the state and may say something. */
export function goes<State>(state: State, ...messages: HandoverMessage[]): HandoverStep<State> {
  return { state, messages };
}

/** A step that changes nothing and is answered with a refusal. */
export function refuses<State>(state: State, refused: ProblemCode): HandoverStep<State> {
  return { state, messages: [], refused };
}
