import { type Boxes, blankBoxes } from '../boxes.ts';

const HEADER: Boxes = {
  keep: ['ihdr', 'bpcc', 'colr', 'pclr', 'cmap', 'cdef'],
};
const FILE: Boxes = { keep: ['jP  ', 'ftyp', 'jp2c'], into: { jp2h: HEADER } };
const CODESTREAM = 0xff4f;

/**
 * A JPEG 2000 file (ITU-T T.800 Annex I) with every box blank that is no picture: XML, UUID.
 * @returns undefined if its boxes cannot be followed
 */
export function cleanJpeg2000(bytes: Uint8Array): Uint8Array | undefined {
  const copy = Buffer.from(bytes);
  // the picture alone, without boxes
  if (copy.length > 2 && copy.readUInt16BE(0) === CODESTREAM) return copy;
  return blankBoxes(copy, FILE) ? copy : undefined;
}
