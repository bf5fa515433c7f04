import { encode } from 'uqr';

/** A QR code (ISO/IEC 18004) for a page that draws it itself. */
export interface QrSquares {
  /** Squares on each side, the white border of four counted. */
  readonly size: number;
  /** The dark squares as one SVG path in a square of `size` by `size`. */
  readonly path: string;
}

/** @param ecc how much may be damaged: M 15 %, L 7 % for what is long */
export function qrSquares(text: string, ecc: 'M' | 'L' = 'M'): QrSquares {
  const { size, data } = encode(text, { ecc, border: 4 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join('') };
}
