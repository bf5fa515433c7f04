import { FileRefused } from './file-refused.ts';

/** As many as 8,000 × 8,000: more than a telephone makes, and at most 256 MB while it is drawn. */
const MAX_PIXELS = 64_000_000;
const PATIENCE_S = 30;
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((it) => `VipsForeignLoad${it}Buffer`);

type Drawn = 'image/jpeg' | 'image/png' | 'image/webp';

/**
 * Draws a picture anew, upright, so that nothing stays of what was in its file besides: place and
 * device (EXIF, XMP), comments, other pictures, hidden bytes.
 * @throws FileRefused broken if it cannot be drawn; pixels for too many of them
 */
export async function cleanPicture(bytes: Uint8Array, type: string): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const options = { failOn: 'error', pages: 1, limitInputPixels: MAX_PIXELS } as const;
  try {
    const { width, height } = await sharp(bytes, {
      ...options,
      limitInputPixels: false,
    }).metadata();
    if (width * height > MAX_PIXELS) throw new FileRefused('pixels');
    const upright = sharp(bytes, options).autoOrient().timeout({ seconds: PATIENCE_S });
    return await encoded(upright, type as Drawn);
  } catch (error) {
    // whatever the library says of a broken picture; its words may repeat what is in it
    throw error instanceof FileRefused ? error : new FileRefused('broken');
  }
}

type Sharp = Awaited<ReturnType<typeof loadSharp>>;

function encoded(picture: ReturnType<Sharp>, type: Drawn): Promise<Uint8Array> {
  if (type === 'image/png') return picture.png().toBuffer();
  if (type === 'image/webp') return picture.webp({ quality: 90 }).toBuffer();
  return picture.jpeg({ quality: 90 }).toBuffer();
}

/** Loaded with the first picture: 25 MB that a node without pictures does without. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: LOADERS });
  return sharp;
}
