import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createShortcuts, type Press, type Shortcut } from './shortcuts.ts';

const press = (key: string, more: Partial<Press> = {}): Press => {
  return { key, isHeld: false, isTyping: false, at: 0, ...more };
};

function withKeys(...all: string[]) {
  const ran: string[] = [];
  const remembered: boolean[] = [];
  const shortcuts = createShortcuts(true, (on) => remembered.push(on));
  const shortcut = (keys: string, says = keys): Shortcut => {
    return { keys, label: keys, group: 'everywhere', run: () => ran.push(says) };
  };
  for (const keys of all) shortcuts.add(shortcut(keys));
  return { shortcuts, ran, remembered, shortcut };
}

describe('a shortcut', () => {
  it('runs by its key, and by two keys after one another', () => {
    const { shortcuts, ran } = withKeys('r', 'g c');
    expect(shortcuts.press(press('r'))).toBe(true);
    expect(shortcuts.press(press('g', { at: 10 }))).toBe(false);
    expect(shortcuts.press(press('c', { at: 1500 }))).toBe(true);
    expect(shortcuts.press(press('x', { at: 1600 }))).toBe(false);
    expect(ran).toEqual(['r', 'g c']);
  });

  it('of two keys does not run when the second comes too late, or another between', () => {
    const { shortcuts, ran } = withKeys('g c', 'c');
    shortcuts.press(press('g'));
    shortcuts.press(press('c', { at: 1501 }));
    shortcuts.press(press('g', { at: 2000 }));
    shortcuts.press(press('x', { at: 2001 }));
    shortcuts.press(press('c', { at: 2002 }));
    expect(ran).toEqual(['c', 'c']);
  });

  it('never runs while somebody types, holds a key for the browser, or switched them off', () => {
    const anyPress = fc.record({
      key: fc.constantFrom('g', 'c', 'r', '?'),
      isHeld: fc.boolean(),
      isTyping: fc.boolean(),
      at: fc.nat(5000),
    });
    fc.assert(
      fc.property(fc.array(anyPress), fc.boolean(), (presses, on) => {
        const { shortcuts, ran } = withKeys('r', '?', 'g c');
        shortcuts.turn(on);
        for (const one of presses) {
          const before = ran.length;
          const taken = shortcuts.press(one);
          expect(ran.length > before).toBe(taken);
          if (!on || one.isHeld || one.isTyping) expect(taken).toBe(false);
        }
      }),
    );
  });

  it('of the screen that came last stands before the same key of another', () => {
    const { shortcuts, ran, shortcut } = withKeys('n');
    const takeAway = shortcuts.add(shortcut('n', 'of the case'));
    shortcuts.press(press('n'));
    takeAway();
    shortcuts.press(press('n'));
    expect(ran).toEqual(['of the case', 'n']);
  });

  it('is listed, and whether they are on is remembered', () => {
    const { shortcuts, remembered } = withKeys('n', 'g c');
    let told = 0;
    const end = shortcuts.subscribe(() => {
      told += 1;
    });
    expect(shortcuts.list().map(({ keys }) => keys)).toEqual(['n', 'g c']);
    expect(shortcuts.list()).toBe(shortcuts.list());
    shortcuts.turn(false);
    end();
    shortcuts.turn(true);
    expect([told, remembered, shortcuts.isOn()]).toEqual([1, [false, true], true]);
  });
});
