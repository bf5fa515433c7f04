/** Letters without their accents, in lower case: who looks for "Ozturk" finds "Öztürk". */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Whether every word that was typed stands somewhere in these texts. */
export function matches(texts: readonly string[], typed: string): boolean {
  const all = plain(texts.join('\n'));
  return plain(typed)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** Digits only, so that a number is found however it is spaced. */
export function digitsOf(phone: string): string {
  return phone.replaceAll(/\D/g, '');
}
