import { readFile, writeFile } from 'node:fs/promises';
import type { NetworkNode } from '../network.ts';
import type { Filed } from './history.ts';
import type { TownId } from './region.ts';

interface Report {
  /** The case by its name in the plan. */
  readonly name: string;
  /** Of whose report it is, in a few words. */
  readonly about: string;
  /** Where the code works. */
  readonly towns: readonly TownId[];
}

/** Reports whose code is shown, so that somebody can be their reporter for a while. */
export const SHOWN_REPORTS: readonly Report[] = [
  { name: 'parkeerkaart', about: 'answered, in Dutch', towns: ['wilgendrecht'] },
  { name: 'aangeboden', about: 'offered to another town', towns: ['wilgendrecht'] },
  {
    ...{ name: 'overgedragen', about: 'went to another town, in Arabic' },
    towns: ['hazelvoorde', 'wilgendrecht'],
  },
];

/** Keeps the codes that are shown in a file: a node itself cannot tell them. */
export async function keepCodes(file: string, cases: ReadonlyMap<string, Filed>): Promise<void> {
  const codes = SHOWN_REPORTS.map(({ name }) => [name, cases.get(name)?.code]);
  await writeFile(file, JSON.stringify(Object.fromEntries(codes)), { mode: 0o600 });
}

/**
 * The codes that were kept, each with the pages on which it works.
 * @returns rows of a table; none where no codes were kept
 */
export async function receiptCodes(
  file: string,
  towns: readonly NetworkNode[],
): Promise<readonly string[][]> {
  const codes = await kept(file);
  return SHOWN_REPORTS.flatMap(({ name, about, towns: ids }) => {
    const code = codes[name];
    if (code === undefined) return [];
    return ids.flatMap((id, at) => {
      const town = towns.find((one) => one.id === id);
      const page = town === undefined ? '' : `${town.url}/follow`;
      return [at === 0 ? [about, code, page] : ['', '', page]];
    });
  });
}

async function kept(file: string): Promise<Readonly<Record<string, string | undefined>>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, string | undefined>;
  } catch (error) {
    // data of an older demo
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}
