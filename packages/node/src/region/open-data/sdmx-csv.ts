import { csvLines } from '../../system/csv.ts';
import { checkDataSet, codesInOrder, type Observation, type Status } from './observation.ts';
import { frequency, sdmxPeriod } from './period.ts';
import type { Writer } from './writer.ts';

/** The media type of SDMX-CSV 2.0, for `Content-Type` and `Accept`. */
export const SDMX_CSV_TYPE = 'application/vnd.sdmx.data+csv; version=2.0.0';

/** What the data are defined by. */
export interface Structure {
  readonly kind: 'dataflow' | 'datastructure' | 'dataprovision';
  /** `AGENCY:ID(VERSION)`, such as `NABIJ:COUNTS(1.0.0)`. */
  readonly id: string;
}

/**
 * OBS_STATUS (CL_OBS_STATUS 2.2) and CONF_STATUS (CL_CONF_STATUS). Hidden is `Q`, missing because
 * suppressed, and `N`, not for publication: the list also has `A` for small counts and `D` for
 * secondary ones, which would tell which cells are the small ones. Silent is `O`, missing for a
 * reason that is not told; not yet a member is `M`, cannot exist. A zero is a normal value.
 */
const STATUS_CODES: Readonly<Record<Status, readonly [obs: string, conf: string]>> = {
  reported: ['A', 'F'],
  hidden: ['Q', 'N'],
  silent: ['O', 'F'],
  'not-member': ['M', 'F'],
};

/**
 * Observations as SDMX-CSV 2.0 (SDMX technical working group, aligned with SDMX 3.0): structure,
 * action `I` (information), dimensions, the measure, attributes, in this order. The table is a
 * dimension, because reports and the people behind them have the same codes.
 * @throws RangeError as `checkDataSet`, or for an id of a structure that is none
 */
export function sdmxWriter(dimensions: readonly string[], { kind, id }: Structure): Writer {
  checkDataSet({ dimensions, observations: [] });
  if (!/^[A-Za-z][\w.-]*:[\w@$-]+(\(\d+(\.\d+)*\))?$/.test(id)) {
    throw new RangeError('A structure is named AGENCY:ID(VERSION)');
  }
  const header = [
    ...['STRUCTURE', 'STRUCTURE_ID', 'ACTION'],
    ...['FREQ', 'REF_AREA', 'INDICATOR', 'COUNT_TABLE'],
    ...dimensions.map((name) => name.toUpperCase()),
    ...['TIME_PERIOD', 'OBS_VALUE', 'OBS_STATUS', 'CONF_STATUS'],
  ];
  const row = (observation: Observation) => {
    const { period, town, measure, table, count, status } = observation;
    const what = [measure, table].map((name) => name.toUpperCase());
    const codes = codesInOrder(dimensions, observation);
    const key = [frequency(period), town, ...what, ...codes, sdmxPeriod(period)];
    return [kind, id, 'I', ...key, count, ...STATUS_CODES[status]];
  };
  return {
    begin: csvLines([header]),
    between: '',
    end: '',
    rows: (observations) => {
      checkDataSet({ dimensions, observations });
      return csvLines(observations.map(row));
    },
  };
}
