import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NOON, type Vault, vaultWithLead } from '../../../../test/holders.ts';
import { type SetClock, setClock } from '../../../../test/network.ts';
import { createLog } from '../system/log.ts';
import { type Tending, tendVault, type VaultJob } from './tend.ts';

let vault: Vault;
let clock: SetClock;
let lines: string[];

beforeAll(async () => {
  vault = await vaultWithLead();
});
afterAll(() => vault.drop());
beforeEach(() => {
  clock = setClock(NOON);
  lines = [];
});

function tend(...jobs: VaultJob[]): Tending {
  const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } });
  return tendVault({ db: vault.db, clock, log, jobs });
}

/** A job with this much to do, which notes how much it was given each time. */
function pile(size: number) {
  const batches: number[] = [];
  let left = size;
  const job: VaultJob = async (_, keys, { limit }) => {
    expect(keys.size).toBe(1);
    const done = Math.min(limit, left);
    left -= done;
    batches.push(done);
    return { done };
  };
  return { job, batches };
}

const later = (seconds: number): void =>
  clock.set(new Date(clock.now().getTime() + seconds * 1000));

describe('work that needs open keys', () => {
  it('is done in batches, one job after the other, until nothing is left', async () => {
    const [first, second] = [pile(120), pile(1)];
    const tending = tend(first.job, second.job);
    tending.wake(vault.lead);
    await tending.settled();
    expect(first.batches).toEqual([50, 50, 20, 0]);
    expect(second.batches).toEqual([1, 0]);
  });

  it('rests for a minute when there was nothing, unless told that there is', async () => {
    const work = pile(0);
    const tending = tend(work.job);
    const wake = async (when?: 'now') => {
      tending.wake(vault.lead, when);
      await tending.settled();
      return work.batches.length;
    };
    expect(await wake()).toBe(1);
    expect(await wake()).toBe(1);
    later(59);
    expect(await wake()).toBe(1);
    expect(await wake('now')).toBe(2);
    later(60);
    expect(await wake()).toBe(3);
  });

  it('is never done twice at once in a process', async () => {
    let [now, most] = [0, 0];
    const tending = tend(async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return { done: 0 };
    });
    for (let n = 0; n < 5; n += 1) tending.wake(vault.lead, 'now');
    await tending.settled();
    expect(most).toBe(1);
  });

  it('is not begun for who holds no key', async () => {
    const work = pile(5);
    const tending = tend(work.job);
    tending.wake(await vault.stranger('administrator'));
    await tending.settled();
    expect(work.batches).toEqual([]);
    tending.wake(vault.lead);
    await tending.settled();
    expect(work.batches).toEqual([5, 0]);
  });

  it('goes on another time after a failure, of which the log tells no content', async () => {
    let fails = true;
    const tending = tend(async () => {
      if (fails) throw new Error('een verhaal');
      return { done: 0 };
    });
    tending.wake(vault.lead);
    await tending.settled();
    expect(lines.join()).toContain('vault-tending-failed');
    expect(lines.join()).not.toContain('verhaal');
    fails = false;
    later(61);
    tending.wake(vault.lead);
    await tending.settled();
    expect(lines).toHaveLength(1);
  });

  it('ends after the batch under way when the node stops, and stays ended', async () => {
    const work = pile(1000);
    const tending = tend(async (...batch) => {
      const result = await work.job(...batch);
      if (work.batches.length === 2) void tending.stop();
      return result;
    });
    tending.wake(vault.lead);
    await tending.stop();
    await tending.settled();
    expect(work.batches.length).toBeLessThanOrEqual(2);
    const before = work.batches.length;
    tending.wake(vault.lead, 'now');
    await tending.settled();
    expect(work.batches).toHaveLength(before);
  });
});
