import { type RefObject, useEffect } from 'react';

/**
 * Moves the focus to what came of an act, when the button that was pressed is gone.
 * `said` is the message; nothing happens while it is undefined.
 */
export function useKeptFocus(news: RefObject<HTMLElement | null>, said: string | undefined): void {
  useEffect(() => {
    if (said === undefined) return undefined;
    // A dialog that closes gives the focus back one frame later: look after that.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const active = document.activeElement;
        if (active === null || active === document.body) news.current?.focus();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [news, said]);
}
