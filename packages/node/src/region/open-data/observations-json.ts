import { type About, checkDataSet, type Observation } from './observation.ts';
import { frequency, sdmxPeriod } from './period.ts';
import type { Writer } from './writer.ts';

const MEANINGS: Readonly<Record<Observation['status'], string>> = {
  reported: 'The town sent this number; it can be 0.',
  hidden: 'The town sent no number here, to protect people. It can be small or large, or 0.',
  silent: 'Nothing came from this town for this period.',
  'not-member': 'The town was not a member in this period.',
};

/**
 * Observations as JSON, written member by member; times as in the other formats.
 * @throws RangeError as `checkDataSet`
 */
export function jsonWriter(about: About, dimensions: readonly string[]): Writer {
  checkDataSet({ dimensions, observations: [] });
  const { title, description, publisher, licence, issued } = about;
  const of = { title, description, publisher, licence, issued };
  const head = JSON.stringify({ ...of, statuses: MEANINGS, dimensions });
  return {
    begin: `${head.slice(0, -1)},"observations":[`,
    between: ',',
    end: ']}',
    rows: (observations) => {
      checkDataSet({ dimensions, observations });
      return observations.map((one) => JSON.stringify(memberOf(one))).join();
    },
  };
}

function memberOf(one: Observation) {
  return {
    town: one.town,
    townName: one.townName,
    measure: one.measure,
    period: sdmxPeriod(one.period),
    frequency: frequency(one.period),
    table: one.table,
    codes: one.codes,
    count: one.count,
    status: one.status,
  };
}
