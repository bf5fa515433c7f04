/** The parts that say something, each on a line of its own. */
export function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

/** The parts that say something, beside one another on one line. */
export function oneLine(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
