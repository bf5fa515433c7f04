interface LearningSearch {
  year?: string;
}

/** Which year an address asks for. */
export function learningSearch(search: Record<string, unknown>): LearningSearch {
  const year = String(search.year ?? '');
  return /^\d{4}$/.test(year) ? { year } : {};
}
