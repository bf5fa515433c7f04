/**
 * Cleans text as browsers send it: one kind of line end, no NUL or other control characters,
 * well-formed, composed (NFC), no space at the ends. Emoji and right-to-left text stay.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .normalize('NFC')
    .trim();
}

/**
 * The same for one line. Marks that open a direction (UAX #9: embeddings, overrides, isolates) go:
 * a name with one turns round what stands after it in a list. The marks of a letter (U+200E,
 * U+200F, U+061C) end with it and stay.
 */
export function cleanLine(text: string): string {
  const line = cleanText(text).replace(/[\u202a-\u202e\u2066-\u2069]/gu, '');
  return line.replace(/\s+/gu, ' ').normalize('NFC').trim();
}
