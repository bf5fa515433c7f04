import type { SigningKey } from '@nabij/protocol';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import type { Log } from '../../system/log.ts';
import { everyOwnKey } from '../../system/own-keys.ts';
import { type ChainEnd, chainState, hashAt, linkAudit } from './chain.ts';
import { readAuditHead, writeAuditHead } from './head.ts';

export interface AuditChainDeps {
  readonly db: Db;
  readonly key: SigningKey;
  /** Where the end of the chain is kept, signed. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Links the audit log while the node runs. */
export interface AuditChain {
  /** Links what there is and stops; to be called when nothing writes any more. */
  stop(): Promise<void>;
}

const REST_MS = 1000;
const SWEEP_MS = 60 * 60_000;
/** How many entries may overtake one whose transaction is still open, before the next sweep. */
const IN_FLIGHT = 10_000;

/** Links new entries within a second, and once an hour whatever committed very late. */
export function startAuditChain(deps: AuditChainDeps): AuditChain {
  const keep = auditKeeper(deps);
  let stopped = false;
  let wake = () => {};
  const run = async () => {
    while (!stopped) {
      await keep();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, REST_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (stopped) wake();
      });
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await running;
      await keep();
    },
  };
}

/**
 * One round: links what waits and keeps the new end of the chain. Never throws.
 * An end that the chain no longer leads to is not overwritten: `nabij doctor` must see it.
 */
export function auditKeeper(deps: AuditChainDeps): () => Promise<void> {
  const { db, key, clock, log } = deps;
  let from = 0;
  let nextSweep = 0;
  let kept: ChainEnd | undefined;
  let broken = false;
  let failing = false;

  async function round(): Promise<void> {
    const now = clock.now().getTime();
    if (now >= nextSweep) {
      from = 0;
      nextSweep = now + SWEEP_MS;
    }
    const before = await chainState(db, from);
    if (before.waits) await linkAudit(db, key, { from });
    const { end, highest } = before.waits ? await chainState(db, from) : before;
    from = Math.max(0, highest - IN_FLIGHT);
    if (end && end.seq !== kept?.seq && !broken) await keepEnd(end);
  }

  async function keepEnd(end: ChainEnd): Promise<void> {
    const before = kept ?? (await readAuditHead(deps.dataDir, everyOwnKey(key)));
    if (before === 'not-ours' || !(before === 'missing' || (await leadsTo(db, before)))) {
      broken = true;
      log.error('audit-chain-broken');
      return;
    }
    await writeAuditHead(deps.dataDir, key, { ...end, at: clock.now() });
    kept = end;
  }

  return async () => {
    try {
      await round();
      failing = false;
    } catch (error) {
      if (!failing) log.error('audit-not-linked', {}, error);
      failing = true;
    }
  };
}

async function leadsTo(db: Db, head: ChainEnd): Promise<boolean> {
  const hash = await hashAt(db, head.seq);
  return hash !== undefined && Buffer.from(hash).equals(head.hash);
}
