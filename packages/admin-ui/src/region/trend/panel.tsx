import { useEffect, useRef, useState } from 'react';
import type { PanelOptions } from './draw-panel.ts';
import { useWidth } from './use-width.ts';

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
  const drawPanel = useDrawPanel();

  useEffect(() => {
    if (frame.current === null || width === 0 || drawPanel === undefined) return;
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

type DrawPanel = typeof import('./draw-panel.ts').drawPanel;

/** What draws is large: words and table stand before it comes, and do without it if it does not. */
function useDrawPanel(): DrawPanel | undefined {
  const [draw, setDraw] = useState<DrawPanel>();
  useEffect(() => {
    import('./draw-panel.ts').then(
      ({ drawPanel }) => setDraw(() => drawPanel),
      () => undefined,
    );
  }, []);
  return draw;
}
