import {
  ENVELOPE_MEDIA_TYPE,
  MAX_RECEIPT_BYTES,
  problemFromUrn,
  verifyReceipt,
} from '@nabij/protocol';
import { Refusal } from '../system/problem.ts';
import { retryAfter } from './backoff.ts';
import type { FederationDeps } from './dependencies.ts';
import { keyOf } from './directory/pinned-key.ts';
import { type OutgoingAnswer, OutgoingError } from './outgoing.ts';
import type { Claim } from './store.ts';
import { trustedPoint } from './trust/trusted-point.ts';

/** What one try came to. `wait` is in milliseconds, given when the peer asked for one. */
export type Attempt =
  | { result: 'delivered'; receipt: string }
  | { result: 'refused'; problem: string }
  | { result: 'failed'; problem: string; wait?: number };

/** Sends a claimed message once. Only a receipt that verifies means that it was delivered. */
export async function attempt(
  deps: FederationDeps,
  claim: Claim,
  signal: AbortSignal,
): Promise<Attempt> {
  let answer: OutgoingAnswer;
  const peer = await receiverOf(deps, claim);
  if (typeof peer === 'string') return { result: 'failed', problem: peer };
  try {
    answer = await deps.outgoing.send({
      url: peer.inbox,
      method: 'POST',
      headers: { 'content-type': ENVELOPE_MEDIA_TYPE, accept: ENVELOPE_MEDIA_TYPE },
      body: claim.envelope,
      maxBytes: MAX_RECEIPT_BYTES,
      signal,
    });
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    return { result: 'failed', problem: error.code };
  }
  if (answer.status === 200) return checkReceipt(deps, { ...claim, peer }, answer);
  return notTaken(answer, deps.clock.now());
}

/** Who gets it, with the keys of now; why nothing is sent to a point that is not trusted now. */
async function receiverOf(deps: FederationDeps, { peer }: Claim): Promise<Claim['peer'] | string> {
  if (peer.relation !== 'sibling') return peer;
  try {
    return await trustedPoint(deps, peer.entityId);
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
}

async function checkReceipt(
  deps: FederationDeps,
  { peer, jti, digest }: Claim,
  answer: OutgoingAnswer,
): Promise<Attempt> {
  const receipt = Buffer.from(answer.body).toString('latin1');
  const verdict = await verifyReceipt(receipt, {
    now: deps.clock.now(),
    sent: { jti, digest, audience: peer.entityId },
    findKey: keyOf(peer),
  });
  return verdict.verified
    ? { result: 'delivered', receipt }
    : { result: 'failed', problem: 'receipt-invalid' };
}

const TRY_AGAIN = new Set([408, 425, 429]);

/** Reads an answer that is no receipt: refused for good (most of 4xx), or to be tried again. */
function notTaken(answer: OutgoingAnswer, now: Date): Attempt {
  const problem = problemIn(answer) ?? `http-${answer.status}`;
  const { status } = answer;
  if (status >= 400 && status < 500 && !TRY_AGAIN.has(status)) {
    return { result: 'refused', problem };
  }
  const wait = retryAfter(answer.header('retry-after'), now);
  return { result: 'failed', problem, ...(wait === undefined ? {} : { wait }) };
}

function problemIn(answer: OutgoingAnswer): string | undefined {
  if (!answer.header('content-type')?.startsWith('application/problem+json')) return undefined;
  try {
    const { type } = JSON.parse(new TextDecoder().decode(answer.body)) as { type?: unknown };
    return typeof type === 'string' ? problemFromUrn(type) : undefined;
  } catch {
    return undefined;
  }
}
