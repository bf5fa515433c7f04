import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

/** Work that ends when it is told to. */
function held() {
  const ends: (() => void)[] = [];
  const state = { begun: 0, busy: 0, most: 0 };
  const work = async () => {
    state.begun += 1;
    state.busy += 1;
    state.most = Math.max(state.most, state.busy);
    await new Promise<void>((resolve) => ends.push(resolve));
    state.busy -= 1;
    return 'done';
  };
  return { ends, state, work };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('let so many of one peer go on at once, and turn away what cannot wait', async () => {
    const turns = createTurns({ atOnce: 2, waiting: 3 });
    const { ends, state, work } = held();
    const all = Array.from({ length: 7 }, () => turns('one', work));
    await settled();
    expect(state.begun).toBe(2);
    expect(await Promise.all(all.slice(5))).toEqual([undefined, undefined]);
    while (state.begun < 5 || state.busy > 0) {
      ends.shift()?.();
      await settled();
    }
    expect(await Promise.all(all)).toEqual([...Array(5).fill('done'), undefined, undefined]);
    expect(state.most).toBe(2);
  });

  it('of one peer hold up no other', async () => {
    const turns = createTurns({ atOnce: 1, waiting: 1 });
    const { work } = held();
    void turns('flood', work);
    void turns('flood', work);
    expect(await turns('flood', work)).toBeUndefined();
    expect(await turns('other', async () => 'served')).toBe('served');
  });

  it('go on after work that broke', async () => {
    const turns = createTurns({ atOnce: 1, waiting: 5 });
    const broken = turns('one', async () => {
      throw new Error('disk full');
    });
    const next = turns('one', async () => 'served');
    await expect(broken).rejects.toThrow('disk full');
    expect(await next).toBe('served');
  });

  it('never more at once, and all are served, whatever the order', async () => {
    const peers = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(3)), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(peers, fc.integer({ min: 1, max: 4 }), async (asked, atOnce) => {
        const turns = createTurns({ atOnce, waiting: 60 });
        const busy = new Map<string, number>();
        const answers = asked.map(([peer, steps]) =>
          turns(peer, async () => {
            busy.set(peer, (busy.get(peer) ?? 0) + 1);
            expect(busy.get(peer)).toBeLessThanOrEqual(atOnce);
            for (let i = 0; i < steps; i += 1) await Promise.resolve();
            busy.set(peer, (busy.get(peer) ?? 0) - 1);
            return peer;
          }),
        );
        expect(await Promise.all(answers)).toEqual(asked.map(([peer]) => peer));
      }),
    );
  });
});
