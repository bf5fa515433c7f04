/** One key, or two after one another (`g c`), and what they do. */
export interface Shortcut {
  /** Characters as the keyboard gives them (`KeyboardEvent.key`), with a space between two. */
  readonly keys: string;
  /** What it does, in the reader's language. */
  readonly label: string;
  readonly group: 'everywhere' | 'list' | 'case';
  run(): void;
}

/** What of a key press decides what happens. */
export interface Press {
  readonly key: string;
  /** Whether Ctrl, Alt or Meta is held: those are the browser's. */
  readonly isHeld: boolean;
  /** Whether what is typed goes into a field, a menu or a list. */
  readonly isTyping: boolean;
  /** Milliseconds on any clock that only goes forward. */
  readonly at: number;
}

/** All shortcuts of the screens that are shown. */
export interface Shortcuts {
  /** @returns what takes it away again */
  add(shortcut: Shortcut): () => void;
  list(): readonly Shortcut[];
  /** @returns whether a shortcut took the press */
  press(press: Press): boolean;
  isOn(): boolean;
  turn(on: boolean): void;
  subscribe(listener: () => void): () => void;
}

/** How long the second of two keys may take. */
const TOGETHER_MS = 1500;

/**
 * Shortcuts of single characters. They can be switched off (WCAG 2.2, success criterion 2.1.4), for
 * people who dictate or whose hands shake; `remember` keeps that choice.
 */
export function createShortcuts(on: boolean, remember: (on: boolean) => void): Shortcuts {
  const known = new Set<Shortcut>();
  const listeners = new Set<() => void>();
  let snapshot: readonly Shortcut[] = [];
  let isOn = on;
  let first: { key: string; at: number } | undefined;

  function tell(): void {
    snapshot = [...known];
    for (const listener of listeners) listener();
  }

  // the screen that came last stands in front
  const find = (keys: string) => [...known].findLast((one) => one.keys === keys);

  return {
    add(shortcut) {
      known.add(shortcut);
      tell();
      return () => {
        known.delete(shortcut);
        tell();
      };
    },
    list: () => snapshot,
    press({ key, isHeld, isTyping, at }) {
      if (!isOn || isHeld || isTyping) {
        first = undefined;
        return false;
      }
      const before = first !== undefined && at - first.at <= TOGETHER_MS ? first.key : undefined;
      const found = (before === undefined ? undefined : find(`${before} ${key}`)) ?? find(key);
      first = found === undefined ? { key, at } : undefined;
      found?.run();
      return found !== undefined;
    },
    isOn: () => isOn,
    turn(next) {
      isOn = next;
      remember(next);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
