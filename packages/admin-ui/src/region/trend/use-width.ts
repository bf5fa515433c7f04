import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** What the margins of a sheet of A4 leave, in CSS pixels: 166 mm. */
const PAPER_WIDTH = 627;

/** How wide an element is, in whole pixels, now and whenever that changes; on paper as a sheet is. */
export function useWidth(element: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  const [isPrinted, setPrinted] = useState(false);
  useEffect(() => {
    if (element.current === null) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [element]);
  useEffect(() => {
    // what is drawn for a wide screen would have letters on paper that nobody can read
    const begin = () => flushSync(() => setPrinted(true));
    const end = () => setPrinted(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinted ? Math.min(width, PAPER_WIDTH) : width;
}
