import { describe, expect, it } from 'vitest';
import { type Asker, createResolving, type Outcome } from './resolving.ts';

const now = new Date('2026-11-21T12:00:00Z');
const NOT_FOUND: Outcome = { trusted: false, problem: 'chain-not-found' };

/** Searches that end when the test says so, as those of slow nodes do. */
function slowly() {
  const resolving = createResolving();
  const ends: (() => void)[] = [];
  const ask = (entityId: string, asker: Asker) =>
    resolving({ entityId, asker, now }, async () => {
      await new Promise<void>((resolve) => ends.push(resolve));
      return NOT_FOUND;
    });
  const answers: string[] = [];
  const asks = (entityId: string, asker: Asker) =>
    ask(entityId, asker).then((it) => answers.push(it.trusted ? 'trusted' : it.problem));
  const end = async (all: Promise<unknown>[]) => {
    for (const one of ends) one();
    await Promise.all(all);
  };
  return { asks, ends, answers, end };
}

describe('searches that strangers cause', () => {
  it('leave places to the points that are known, however slow the nodes are', async () => {
    const { asks, ends, end } = slowly();
    const strangers = Array.from({ length: 10 }, (_, n) =>
      asks(`https://s${n}.example`, 'stranger'),
    );
    expect(ends).toHaveLength(4);
    const listed = Array.from({ length: 6 }, (_, n) => asks(`https://p${n}.example`, 'listed'));
    expect(ends).toHaveLength(8);
    await end([...strangers, ...listed]);
  });

  it('keep a bounded number of messages waiting, and hold up nobody else', async () => {
    const { asks, ends, answers, end } = slowly();
    const all = Array.from({ length: 100 }, () => asks('https://slow.example', 'stranger'));
    await Promise.resolve();
    const ours = [
      asks('https://slow.example', 'ourselves'),
      asks('https://x.example', 'ourselves'),
    ];
    const listed = asks('https://punt.example', 'listed');
    expect(ends).toHaveLength(3);
    await end([...all, ...ours, listed]);
    expect(answers.filter((it) => it === 'too-many')).toHaveLength(68);
    expect(answers.filter((it) => it === 'chain-not-found')).toHaveLength(35);
  });

  it('let others wait again when they are over', async () => {
    const { asks, answers, end } = slowly();
    await end(Array.from({ length: 100 }, () => asks('https://slow.example', 'stranger')));
    answers.length = 0;
    await end([asks('https://slow.example', 'stranger')]);
    expect(answers).toEqual(['chain-not-found']);
  });

  it('leave the memory of a thousand names, and no more', async () => {
    const resolving = createResolving();
    const asked: string[] = [];
    const ask = (entityId: string) =>
      resolving({ entityId, asker: 'listed', now }, async () => {
        asked.push(entityId);
        return NOT_FOUND;
      });
    const names = Array.from({ length: 1001 }, (_, n) => `https://s${n}.example`);
    for (const name of names) await ask(name);
    const [first = '', second = ''] = names;
    for (const name of [second, first]) await ask(name);
    expect(asked).toEqual([...names, first]);
  });
});
