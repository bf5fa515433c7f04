import { cleanPicture } from '../../cases/attachments/files/clean-picture.ts';
import { sniff } from '../../cases/attachments/files/sniff.ts';
import { Refusal } from '../../system/problem.ts';

/** 5 MB. */
export const MAX_PORTRAIT_BYTES = 5 * 1024 * 1024;
const SIDE = 320;

/** The media type of every portrait. */
export const PORTRAIT_TYPE = 'image/webp';

/**
 * Makes a portrait of a picture: drawn anew without hidden details, upright, square, 320 pixels.
 * @throws Refusal file-not-taken, too-large
 */
export async function portraitOf(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length > MAX_PORTRAIT_BYTES) throw new Refusal('too-large');
  const kind = await sniff(bytes);
  if (!kind?.picture) throw new Refusal('file-not-taken');
  const clean = await cleanPicture(bytes, kind.type);
  // loaded and held to few kinds of pictures by the cleaning just done
  const { default: sharp } = await import('sharp');
  return sharp(clean).resize(SIDE, SIDE, { fit: 'cover' }).webp({ quality: 80 }).toBuffer();
}
