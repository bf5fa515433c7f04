import { type Colour, png } from '../png.ts';

interface Block {
  readonly colour: Colour;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const PAPER: Colour = [250, 248, 243];
const ACCENT: Colour = [11, 74, 86];
const INK: Colour = [57, 70, 74];
const GREY: Colour = [138, 147, 150];

/** A letter with lines where words would be: nothing in it can be read. */
export function formLetter(): Uint8Array {
  const lines = Array.from({ length: 14 }, (_, at): Block => {
    const width = at % 5 === 4 ? 180 : 380 - ((at * 37) % 60);
    return { colour: GREY, left: 60, top: 200 + at * 26, width, height: 8 };
  });
  return drawn({ width: 500, height: 680, paper: PAPER }, [
    { colour: ACCENT, left: 60, top: 60, width: 120, height: 44 },
    { colour: INK, left: 60, top: 140, width: 200, height: 10 },
    ...lines,
  ]);
}

/** A bus stop whose kerb is far too high for the ramp in front of it. */
export function kerb(): Uint8Array {
  return drawn({ width: 640, height: 420, paper: [207, 224, 230] }, [
    { colour: ACCENT, left: 440, top: 60, width: 70, height: 48 },
    { colour: INK, left: 470, top: 70, width: 10, height: 182 },
    { colour: [127, 154, 161], left: 300, top: 170, width: 110, height: 82 },
    { colour: [217, 164, 65], left: 60, top: 322, width: 130, height: 10 },
    { colour: [185, 179, 166], left: 0, top: 250, width: 640, height: 44 },
    { colour: [141, 136, 125], left: 0, top: 294, width: 640, height: 38 },
    { colour: [93, 99, 102], left: 0, top: 332, width: 640, height: 88 },
  ]);
}

/** What comes first lies on top. */
function drawn(
  { paper, ...size }: { width: number; height: number; paper: Colour },
  blocks: readonly Block[],
): Uint8Array {
  return png(size, ({ x, y }) => {
    const hit = blocks.find(
      ({ left, top, width, height }) =>
        x >= left && x < left + width && y >= top && y < top + height,
    );
    return hit?.colour ?? paper;
  });
}
