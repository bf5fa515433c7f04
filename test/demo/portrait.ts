import { type Colour, png, type Spot } from './png.ts';

const SIDE = 320;

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
  return png(
    { width: SIDE, height: SIDE },
    (spot) => layers.find(([shape]) => isIn(shape, spot))?.[1] ?? paper,
  );
}

function isIn([middleX, middleY, across, down]: Ellipse, { x, y }: Spot): boolean {
  return ((x - middleX) / across) ** 2 + ((y - middleY) / down) ** 2 <= 1;
}
