/** The text with a capital at the start, as a sentence or a title begins. */
export function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
