import { expect, it } from 'vitest';
import { readPixels } from '../../../../test/qr-reader.ts';
import { qrSquares } from './qr-squares.ts';

const SCALE = 4;

/** Draws the path as a browser does, and reads it as a camera does. */
function read({ size, path }: ReturnType<typeof qrSquares>): string | undefined {
  const side = size * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dy = 0; dy < SCALE; dy += 1) {
      const row = (Number(y) * SCALE + dy) * side + Number(x) * SCALE;
      for (let at = row; at < row + SCALE; at += 1) pixels.fill(0, at * 4, at * 4 + 3);
    }
  }
  return readPixels({ data: pixels, width: side, height: side });
}

it.each(['otpauth://totp/x', 'https://meldpunt.example/follow#AAAA-BBBB-CCCC-DDDD-E'])(
  'draws %s so that it can be read',
  (text) => {
    const qr = qrSquares(text);
    expect(read(qr)).toBe(text);
    expect(qr.size).toBeGreaterThan(24);
  },
);
