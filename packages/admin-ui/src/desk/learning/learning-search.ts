/** Which year is looked at; without, all of them. */
interface LearningSearch {
  year?: string;
}

export function learningSearch(search: Record<string, unknown>): LearningSearch {
  const year = String(search.year ?? '');
  return /^\d{4}$/.test(year) ? { year } : {};
}
