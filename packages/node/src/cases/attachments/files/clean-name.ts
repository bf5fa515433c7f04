const LONGEST = 120;
/** Names that Windows keeps for devices, and would not save under. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file's name as it can be shown and saved anywhere: no folder, nothing unseen (a mark of
 * direction makes `…gpj.exe` look like a picture), and the extension of what the file is.
 * @returns at most 120 code points
 */
export function cleanName(given: string, extension: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*\uFFFD]/g, '-')
    .replace(/\s+/gu, ' ');
  const stem = plain.replace(/\.[\p{L}\p{N}]{1,8}$/u, '').replace(/^[\s.]+|[\s.]+$/gu, '');
  const ending = `.${extension}`;
  const short = [...stem]
    .slice(0, LONGEST - ending.length)
    .join('')
    .trimEnd();
  return `${short === '' || DEVICE.test(short) ? 'file' : short}${ending}`;
}
