/**
 * What is chosen after a change: the domain alone says that no more is known, so it goes when one of
 * its categories is chosen, and they go when it is.
 * @param parentOf the domain of a category; undefined for a domain
 */
export function withoutOther(
  before: readonly string[],
  after: readonly string[],
  parentOf: (code: string) => string | undefined,
): string[] {
  const added = after.find((code) => !before.includes(code));
  if (added === undefined) return [...after];
  return after.filter((code) => code !== parentOf(added) && parentOf(code) !== added);
}
