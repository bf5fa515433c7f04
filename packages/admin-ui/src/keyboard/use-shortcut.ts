import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
import { createShortcuts, type Shortcut, type Shortcuts } from './shortcuts.ts';

const REMEMBERED = 'nabij-keys';

/** The shortcuts of this window. */
export const ShortcutsContext = createContext<Shortcuts>(createShortcuts(false, () => {}));

/** Whether they are on stays on this machine, like the language; nothing else does. */
export function rememberedShortcuts(): Shortcuts {
  let isOn = true;
  try {
    isOn = localStorage.getItem(REMEMBERED) !== 'off';
  } catch {
    // storage may be switched off: the choice then lasts as long as the window
  }
  return createShortcuts(isOn, (on) => {
    try {
      localStorage.setItem(REMEMBERED, on ? 'on' : 'off');
    } catch {
      // the same
    }
  });
}

/** Makes keys do something while this part of the screen is shown; `undefined` for not now. */
export function useShortcut(shortcut: Shortcut | undefined): void {
  const shortcuts = useContext(ShortcutsContext);
  const run = useRef(shortcut?.run);
  useEffect(() => {
    run.current = shortcut?.run;
  });
  const { keys, label, group } = shortcut ?? {};
  useEffect(() => {
    if (keys === undefined || label === undefined || group === undefined) return undefined;
    return shortcuts.add({ keys, label, group, run: () => run.current?.() });
  }, [shortcuts, keys, label, group]);
}

/** All of them, for a screen that lists them. */
export function useShortcuts(): {
  all: readonly Shortcut[];
  isOn: boolean;
  turn(on: boolean): void;
} {
  const shortcuts = useContext(ShortcutsContext);
  const all = useSyncExternalStore(shortcuts.subscribe, shortcuts.list);
  const isOn = useSyncExternalStore(shortcuts.subscribe, shortcuts.isOn);
  return { all, isOn, turn: shortcuts.turn };
}

/** Hears every key of the window. */
export function useKeys(): void {
  const shortcuts = useContext(ShortcutsContext);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const taken = shortcuts.press({
        key: event.key,
        isHeld: event.ctrlKey || event.altKey || event.metaKey,
        isTyping: isTyping(event.target),
        at: event.timeStamp,
      });
      if (taken) event.preventDefault();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [shortcuts]);
}

/** Fields take characters, and so do widgets in which a letter jumps to an entry. */
const TAKES_LETTERS =
  'input, textarea, select, [contenteditable], [role="listbox"], [role="menu"], [role="combobox"], [role="dialog"], [role="alertdialog"], [role="spinbutton"]';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TAKES_LETTERS) !== null;
}
