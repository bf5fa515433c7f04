import { crc32, deflateSync } from 'node:zlib';

const SIDE = 320;

type Colour = readonly [red: number, green: number, blue: number];
/** An ellipse: middle and half axes in pixels. */
type Ellipse = readonly [x: number, y: number, across: number, down: number];

const PAPERS: readonly Colour[] = [
  [222, 235, 238],
  [240, 228, 210],
  [226, 232, 214],
];
const SKINS: readonly Colour[] = [
  [241, 205, 178],
  [198, 146, 108],
  [122, 82, 58],
];
const HAIRS: readonly Colour[] = [
  [70, 52, 42],
  [30, 28, 30],
  [168, 160, 154],
];
const CLOTHES: readonly Colour[] = [
  [11, 74, 86],
  [122, 62, 72],
  [70, 84, 50],
];

const HAIR: Ellipse = [160, 126, 82, 88];
const FACE: Ellipse = [160, 142, 62, 74];
const NECK: Ellipse = [160, 216, 26, 40];
const SHOULDERS: Ellipse = [160, 320, 130, 98];

/** A face without features, drawn: nobody is photographed for a region that does not exist. */
export function drawPortrait(number: number): Uint8Array {
  const pick = (colours: readonly Colour[]): Colour =>
    colours[number % colours.length] ?? [0, 0, 0];
  const paper = pick(PAPERS);
  const layers = [
    [FACE, pick(SKINS)],
    [HAIR, pick(HAIRS)],
    [SHOULDERS, pick(CLOTHES)],
    [NECK, pick(SKINS)],
  ] as const;
  return png((spot) => layers.find(([shape]) => isIn(shape, spot))?.[1] ?? paper);
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function isIn([middleX, middleY, across, down]: Ellipse, { x, y }: Spot): boolean {
  return ((x - middleX) / across) ** 2 + ((y - middleY) / down) ** 2 <= 1;
}

/** A PNG file: a head, one piece of compressed lines, an end (https://www.w3.org/TR/png-3/). */
function png(colourAt: (spot: Spot) => Colour): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE, 0);
  head.writeUInt32BE(SIDE, 4);
  // eight bits for each of red, green, blue
  head.set([8, 2], 8);
  const lines = Buffer.alloc(SIDE * (1 + SIDE * 3));
  for (let at = 0; at < SIDE * SIDE; at += 1) {
    const [x, y] = [at % SIDE, Math.floor(at / SIDE)];
    lines.set(colourAt({ x, y }), y * (1 + SIDE * 3) + 1 + x * 3);
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
