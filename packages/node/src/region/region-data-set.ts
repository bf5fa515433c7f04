import { DECLARED, type DeclaredTable } from '@nabij/protocol';
import { statusOf } from './cell-status.ts';
import type { DataSet, Observation } from './open-data/observation.ts';
import type { TrendQuestion } from './question.ts';
import type { Region } from './said.ts';
import { listTowns, type Town } from './store.ts';
import { trend } from './trend.ts';

/** What all towns told in one table, number by number, as open data. */
export async function regionDataSet(
  region: Region,
  question: TrendQuestion,
  now: Date,
): Promise<DataSet> {
  const { measure, table } = question;
  const { dimensions }: DeclaredTable = DECLARED[table];
  const found = await trend(region, { ...question, code: undefined, town: 'all' }, now);
  const codes = townCodes(await listTowns(region.db));
  const observations = found.periods.flatMap((period) =>
    found.towns.flatMap(({ id, name, cells }) =>
      found.codes.map((code): Observation => {
        const [count, status] = statusOf(cells[period], code);
        const parts = code.split('/');
        return {
          ...{ town: codes.get(id) ?? '', townName: name, measure, period, table },
          codes: Object.fromEntries(dimensions.map((it, i) => [it, parts[i] ?? ''])),
          ...{ count, status },
        };
      }),
    ),
  );
  return { dimensions, observations };
}

/**
 * A code for each town: those of its municipalities, or its host where it has none or shares them
 * with another point.
 */
export function townCodes(towns: readonly Town[]): Map<string, string> {
  const byPlace = Map.groupBy(towns, placeOf);
  return new Map(
    towns.map((town) => {
      const place = placeOf(town);
      const isOwn = place !== '' && byPlace.get(place)?.length === 1;
      return [town.id, isOwn ? place : plain(new URL(town.id).host)];
    }),
  );
}

function placeOf({ municipalities }: Town): string {
  return plain(municipalities.toSorted().join('_'));
}

function plain(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9_-]/g, '_');
}
