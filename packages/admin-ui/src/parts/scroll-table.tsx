import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  children: ReactNode;
  /** Begins at the end of the lines: where the newest quarter is last, it is what one came for. */
  newestLast?: boolean;
}

/** A table in a frame that scrolls sideways where it is too wide, then also by keyboard. */
export function ScrollTable({ children, newestLast = false }: Props) {
  const { t } = useTranslation();
  const frame = useRef<HTMLElement>(null);
  const isWide = useIsTooWide(frame);

  useEffect(() => {
    if (!newestLast) return;
    const end = frame.current?.querySelector('thead th:last-child');
    end?.scrollIntoView({ block: 'nearest', inline: 'end' });
  }, [newestLast]);

  const reached = isWide ? { tabIndex: 0, 'aria-label': t('frame.wideTable') } : {};
  return (
    <section ref={frame} className="table-scroll" {...reached}>
      {children}
    </section>
  );
}

/** Whether what a frame holds is wider than the frame, now and whenever either changes. */
function useIsTooWide(frame: RefObject<HTMLElement | null>): boolean {
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const box = frame.current;
    if (box === null) return undefined;
    const watcher = new ResizeObserver(() => setWide(box.scrollWidth > box.clientWidth));
    for (const one of [box, ...box.children]) watcher.observe(one);
    return () => watcher.disconnect();
  }, [frame]);
  return isWide;
}
