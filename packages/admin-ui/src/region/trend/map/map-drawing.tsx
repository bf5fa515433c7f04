import { useEffect, useRef, useState } from 'react';
import type { Area, Areas } from '../../../api/region-map.ts';
import { useWidth } from '../use-width.ts';
import type { Drawn } from './draw-map.ts';

interface Props {
  areas: Areas;
  drawnOf: (area: Area) => Drawn;
  /** Read aloud instead of the drawing. */
  description: string;
}

type DrawMap = typeof import('./draw-map.ts').drawMap;

/** The map; it follows the width that it has, and words and table do without it. */
export function MapDrawing({ areas, drawnOf, description }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [draw, setDraw] = useState<DrawMap>();
  useEffect(() => {
    import('./draw-map.ts').then(
      ({ drawMap }) => setDraw(() => drawMap),
      () => undefined,
    );
  }, []);
  useEffect(() => {
    if (frame.current === null || width === 0 || draw === undefined) return;
    frame.current.replaceChildren(draw({ areas, drawnOf, width: Math.min(width, 900) }));
  });
  return <div ref={frame} role="img" aria-label={description} className="map-drawing" />;
}
