import { attempt } from './attempt.ts';
import { type BackoffPolicy, fullJitter } from './backoff.ts';
import type { FederationDeps } from './dependencies.ts';
import { PATIENCE } from './enqueue.ts';
import { kidOf, payloadOf } from './payload.ts';
import { type Claim, claimDue, giveUpOld, type Settlement, settle } from './store.ts';

const SECOND = 1_000;

/** Longer than any request may take, so that a lease ends only where a process has ended. */
const LEASE = 60 * SECOND;

export interface DeliveryDeps extends FederationDeps {
  /** Default: full jitter up to an hour. */
  backoff?: BackoffPolicy;
  /** A number in [0, 1) for the backoff. Default: `Math.random`. */
  chance?: () => number;
  /** Most peers spoken to at once by this process. Default: 16. */
  concurrency?: number;
  /** Milliseconds between looks into the outbox when nothing wakes us. Default: 1,000. */
  interval?: number;
  /** Milliseconds that a stop waits for requests under way. Default: 3,000. */
  grace?: number;
}

/**
 * Tries every message that is due, each peer on its own, and returns how many tries were made.
 * Several processes may do this at once.
 */
export async function deliverDue(deps: DeliveryDeps): Promise<number> {
  const crew = createCrew(deps, new AbortController().signal);
  let tries = 0;
  for (;;) {
    tries += await crew.fill();
    if (crew.busy.size === 0) return tries;
    await Promise.race(crew.busy);
  }
}

export interface Delivery {
  /** Takes nothing new, lets requests under way finish for a while, then breaks them off. */
  stop(): Promise<void>;
  /** Looks into the outbox now: call it after a transaction that queued something. */
  wake(): void;
}

/** Delivers until stopped. Trouble with the database is logged and waited out. */
export function startDelivery(deps: DeliveryDeps): Delivery {
  const breakOff = new AbortController();
  const crew = createCrew(deps, breakOff.signal);
  const alarm = createAlarm(deps.interval ?? SECOND);
  let stopping = false;

  async function run(): Promise<void> {
    while (!stopping) {
      alarm.reset();
      const started = await crew.fill().catch((error: unknown) => {
        deps.log.error('outbox-unreadable', {}, error);
        return 0;
      });
      if (started === 0 || crew.full()) await Promise.race([alarm.rings(), ...crew.busy]);
    }
  }

  const running = run();
  return {
    wake: () => alarm.ring(),
    async stop() {
      stopping = true;
      alarm.ring();
      await running;
      const late = setTimeout(() => breakOff.abort(), deps.grace ?? 3 * SECOND);
      await Promise.all(crew.busy);
      clearTimeout(late);
    },
  };
}

interface Crew {
  readonly busy: Set<Promise<void>>;
  full(): boolean;
  /** Claims as many messages as there are free hands and starts on them; returns how many. */
  fill(): Promise<number>;
}

function createCrew(deps: DeliveryDeps, signal: AbortSignal): Crew {
  const hands = deps.concurrency ?? 16;
  const busy = new Set<Promise<void>>();
  return {
    busy,
    full: () => busy.size >= hands,
    async fill() {
      if (busy.size >= hands) return 0;
      const now = deps.clock.now();
      for (const jti of await giveUpOld(deps.db, now)) {
        deps.log.warn('delivery-ended', { jti, problem: 'gave-up' });
      }
      const leaseUntil = new Date(now.getTime() + LEASE);
      const claims = await claimDue(deps.db, { now, leaseUntil, limit: hands - busy.size });
      for (const claim of claims) {
        const work = deliver(deps, claim, signal).finally(() => busy.delete(work));
        busy.add(work);
      }
      return claims.length;
    },
  };
}

/** Never throws: what cannot be written now is tried again when the lease is over. */
async function deliver(deps: DeliveryDeps, claim: Claim, signal: AbortSignal): Promise<void> {
  const ids = { jti: claim.jti, aud: claim.peer.entityId, type: claim.type };
  try {
    const outcome = await outcomeOf(deps, claim, signal);
    if (!(await settle(deps.db, claim, outcome))) {
      deps.log.warn('delivery-overtaken', ids);
    } else if (outcome.state === 'delivered') {
      deps.log.info('delivered', { ...ids, attempt: claim.attempts });
    } else {
      const event = outcome.state === 'dead' ? 'delivery-ended' : 'delivery-failed';
      deps.log.warn(event, { ...ids, attempt: claim.attempts, problem: outcome.refusal });
    }
  } catch (error) {
    deps.log.error('delivery-broken', ids, error);
  }
}

async function outcomeOf(
  deps: DeliveryDeps,
  claim: Claim,
  signal: AbortSignal,
): Promise<Settlement> {
  const made = await attempt(deps, claim, signal);
  const at = deps.clock.now();
  if (made.result === 'delivered') return { state: 'delivered', receipt: made.receipt, at };
  const isEarly = made.result === 'refused' && isNotKnownYet(deps, claim, made.problem, at);
  if (made.result === 'refused' && !isEarly) {
    return { state: 'dead', refusal: made.problem, at };
  }
  const backoff = deps.backoff ?? fullJitter;
  const asked = made.result === 'failed' ? made.wait : undefined;
  const wait = asked ?? backoff(claim.attempts, (deps.chance ?? Math.random)());
  const giveUpAt = made.problem === 'issuer-suspended' ? patientUntil(claim, at) : claim.giveUpAt;
  const next = new Date(Math.min(at.getTime() + wait, giveUpAt.getTime()));
  return { state: 'waiting', refusal: made.problem, nextAttemptAt: next, giveUpAt };
}

const NOT_KNOWN = new Set(['key-unknown', 'issuer-unknown', 'chain-not-found']);

/** After a theft others know the new key only when two people have compared it again. */
function isNotKnownYet({ key }: DeliveryDeps, it: Claim, problem: string, at: Date): boolean {
  const since = key.newSinceTheft?.getTime();
  const isNew = since !== undefined && at.getTime() < since + PATIENCE;
  return isNew && NOT_KNOWN.has(problem) && kidOf(it.envelope) === key.kid;
}

/** Who is suspended is answered, so nothing is broken: patience begins anew while the envelope lives. */
function patientUntil({ envelope }: Claim, at: Date): Date {
  return new Date(Math.min(at.getTime() + PATIENCE, payloadOf(envelope).exp * SECOND));
}

interface Alarm {
  ring(): void;
  /** From now on only what rings later counts. */
  reset(): void;
  /** Resolves at the next ring or after the interval; at once if it rang since the last reset. */
  rings(): Promise<void>;
}

function createAlarm(interval: number): Alarm {
  let rang = false;
  let hear = () => {};
  let waiting: Promise<void> | undefined;

  function wait(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => hear(), interval);
      hear = () => {
        clearTimeout(timer);
        waiting = undefined;
        resolve();
      };
    });
  }

  return {
    ring() {
      rang = true;
      hear();
    },
    reset() {
      rang = false;
    },
    async rings() {
      if (rang) return;
      waiting ??= wait();
      await waiting;
    },
  };
}
