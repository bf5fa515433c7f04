import { crc32, deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];

/** Pixels from the left and from the top. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A PNG file: a head, one piece of compressed lines, an end (https://www.w3.org/TR/png-3/). */
export function png(
  { width, height }: { width: number; height: number },
  colourAt: (spot: Spot) => Colour,
): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // eight bits for each of red, green, blue
  head.set([8, 2], 8);
  const lines = Buffer.alloc(height * (1 + width * 3));
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    lines.set(colourAt({ x, y }), y * (1 + width * 3) + 1 + x * 3);
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pieces = [piece('IHDR', head), piece('IDAT', deflateSync(lines)), piece('IEND')];
  return Buffer.concat([signature, ...pieces]);
}

function piece(type: string, data: Uint8Array = new Uint8Array()): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
