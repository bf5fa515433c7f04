import { useEffect, useRef, useState } from 'react';
import { drawPanel, type PanelOptions } from './draw-panel.ts';

interface Props extends Omit<PanelOptions, 'width'> {
  title: string;
  note?: string | undefined;
  /** Read aloud instead of the drawing. */
  description: string;
}

/** One small chart with its name; the drawing follows the width that it has. */
export function Panel({ title, note, description, ...drawing }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);

  useEffect(() => {
    if (frame.current === null || width === 0) return;
    frame.current.replaceChildren(drawPanel({ ...drawing, width }));
  });

  return (
    <figure className="panel">
      <figcaption>
        <h3>{title}</h3>
        {note === undefined ? null : <span className="soft">{note}</span>}
      </figcaption>
      <div ref={frame} role="img" aria-label={description} className="panel-drawing" />
    </figure>
  );
}

function useWidth(element: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (element.current === null) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [element]);
  return width;
}
