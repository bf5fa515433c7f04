import {
  type Count,
  RELEASE_MEASURES,
  RELEASE_TABLES,
  type ReleaseContent,
} from '../../api/releases.ts';

/** How many counts a release has, and how many of them stay hidden. */
export function countHidden(release: ReleaseContent): { cells: number; hidden: number } {
  const counts = RELEASE_MEASURES.flatMap((measure): Count[] => {
    const { total, tables } = release.measures[measure];
    return [total, ...RELEASE_TABLES.flatMap((table) => Object.values(tables[table]))];
  });
  return { cells: counts.length, hidden: counts.filter((count) => count === null).length };
}
