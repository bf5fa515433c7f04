import { fileTypeFromBuffer } from 'file-type';
import type { FileFault } from './file-refused.ts';
import { packed } from './packed.ts';

/** Extensions of what is taken, as people's devices write them. */
const TAKEN = /\.(jpe?g|jfif|png|apng|gif|webp|avif|heic|heif|pdf|mp3|m4a|ogg|oga|opus|wav|weba)$/i;
const DOCUMENT = /\.(docx?|xlsx?|pptx?|odt|ods|odp|rtf|pages|numbers|zip|rar|7z|gz)$/i;

/** Why a file of no kind that is taken is not: so that somebody knows what to do about it. */
export async function faultOf(given: { name: string; bytes: Uint8Array }): Promise<FileFault> {
  if (given.bytes.length === 0) return 'empty';
  const isPacked = packed(given.bytes);
  const mime = isPacked ? '' : ((await fileTypeFromBuffer(given.bytes))?.mime ?? '');
  if (mime.startsWith('video/')) return 'film';
  const name = given.name.trim();
  if (TAKEN.test(name)) return 'unlike';
  return isPacked || DOCUMENT.test(name) ? 'office' : 'other';
}
