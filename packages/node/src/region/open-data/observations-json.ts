import { type About, checkDataSet, type DataSet, type Observation } from './observation.ts';
import { frequency, sdmxPeriod } from './period.ts';

/** Observations as JSON, with what the statuses mean. */
export interface ObservationsJson extends About {
  readonly statuses: Readonly<Record<Observation['status'], string>>;
  readonly dimensions: readonly string[];
  readonly observations: readonly (Observation & { readonly frequency: 'M' | 'Q' | 'A' })[];
}

const MEANINGS: ObservationsJson['statuses'] = {
  reported: 'The town sent this number; it can be 0.',
  hidden: 'The town sent no number here, to protect people. It can be small or large, or 0.',
  silent: 'Nothing came from this town for this period.',
  'not-member': 'The town was not a member in this period.',
};

/**
 * Observations as JSON, written member by member; times as in the other formats.
 * @throws RangeError as `checkDataSet`
 */
export function observationsJson(about: About, data: DataSet): ObservationsJson {
  checkDataSet(data);
  const { title, description, publisher, licence, issued } = about;
  return {
    ...{ title, description, publisher, licence, issued },
    statuses: MEANINGS,
    dimensions: data.dimensions,
    observations: data.observations.map((one) => ({
      town: one.town,
      townName: one.townName,
      measure: one.measure,
      period: sdmxPeriod(one.period),
      frequency: frequency(one.period),
      table: one.table,
      codes: one.codes,
      count: one.count,
      status: one.status,
    })),
  };
}
