/** How long a text is for people: in Unicode code points, as zod measures too. */
export function lengthOf(text: string): number {
  return [...text].length;
}
