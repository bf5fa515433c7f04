import { NotCleanable } from '../not-cleanable.ts';
import { cleanMp3 } from './clean-mp3.ts';
import { cleanMp4 } from './clean-mp4.ts';
import { cleanOgg } from './clean-ogg.ts';
import { cleanWav } from './clean-wav.ts';
import { cleanWebm } from './clean-webm.ts';

/** Each gives a new file, or nothing if it cannot follow the one that it was given. */
const CLEANERS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array | undefined>> = {
  'audio/mpeg': cleanMp3,
  'audio/mp4': cleanMp4,
  'audio/ogg': cleanOgg,
  'audio/wav': cleanWav,
  'audio/webm': cleanWebm,
};

/**
 * Takes out of a recording what it says besides its sound: who, where, when and with what. The
 * sound itself stays as it is, byte for byte.
 * @throws NotCleanable broken if it cannot be followed
 */
export function cleanSound(bytes: Uint8Array, type: string): Uint8Array {
  const kept = CLEANERS[type]?.(bytes);
  if (!kept) throw new NotCleanable('broken');
  return kept;
}
