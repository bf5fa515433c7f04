import jsQR from 'jsqr';

/** Pixels for each module: a camera sees more than one. */
const SCALE = 4;

/** The QR codes of a page, as a camera reads them: pixels drawn from the SVG, one after the other. */
export function qrCodesOn(html: string): string[] {
  const pictures = html.match(/<svg class="qr".*?<\/svg>/gs) ?? [];
  return pictures.map((svg) => readPixels(drawn(svg)) ?? '');
}

interface Pixels {
  /** Red, green, blue, opacity of each pixel, row by row. */
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** What stands in a QR code, or undefined where none is seen. */
export function readPixels({ data, width, height }: Pixels): string | undefined {
  return jsQR.default(data, width, height)?.data;
}

/** Draws the lines of dashes as a browser does. */
function drawn(svg: string): Pixels {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const path = /<path stroke="#000" d="([^"]*)"/.exec(svg)?.[1] ?? '';
  const width = size * SCALE;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  let [x, y] = [0, 0];
  for (const [, letter, first = '', second] of path.matchAll(/([Mmh])(\d+)(?: ([\d.]+))?/g)) {
    if (letter === 'M') [x, y] = [Number(first), Math.floor(Number(second))];
    if (letter === 'm') x += Number(first);
    if (letter !== 'h') continue;
    for (const end = x + Number(first); x < end; x += 1) blacken(data, { x, y, width });
  }
  return { data, width, height: width };
}

function blacken(data: Uint8ClampedArray, at: { x: number; y: number; width: number }): void {
  for (let row = at.y * SCALE; row < (at.y + 1) * SCALE; row += 1) {
    const from = (row * at.width + at.x * SCALE) * 4;
    for (let pixel = 0; pixel < SCALE; pixel += 1)
      data.fill(0, from + pixel * 4, from + pixel * 4 + 3);
  }
}
