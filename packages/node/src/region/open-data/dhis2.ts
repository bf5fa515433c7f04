import { checkDataSet, type DataSet, type Observation } from './observation.ts';
import { dhis2Period, type Span, timed } from './period.ts';

/** Which objects of a DHIS2 server the numbers belong to; all are its UIDs. */
export interface Dhis2Mapping {
  /**
   * The only length of period that is sent: DHIS2 adds months up to quarters and years itself, so
   * that sending both would count twice.
   */
  readonly span: Span;
  /** Organisation unit by code of the town. */
  readonly orgUnits: Readonly<Record<string, string>>;
  readonly values: readonly Dhis2Target[];
}

/** Where the numbers of one cell go. */
export interface Dhis2Target {
  readonly measure: string;
  readonly table: string;
  readonly codes: Readonly<Record<string, string>>;
  readonly dataElement: string;
  readonly categoryOptionCombo?: string;
}

/** One value of the payload; values are texts in DHIS2. */
export interface Dhis2Value {
  readonly dataElement: string;
  readonly categoryOptionCombo?: string;
  readonly period: string;
  readonly orgUnit: string;
  readonly value: string;
}

/** Why an observation is not in the payload. */
export type LeftOut =
  | Exclude<Observation['status'], 'reported'>
  | 'other-span'
  | 'no-org-unit'
  | 'no-data-element';

/** A payload for `POST /api/dataValueSets`, and what could not be in it. */
export interface Dhis2Export {
  readonly dataValueSet: { readonly dataValues: readonly Dhis2Value[] };
  readonly leftOut: readonly { readonly observation: Observation; readonly why: LeftOut }[];
}

const UID = /^[A-Za-z][A-Za-z0-9]{10}$/;

/**
 * Numbers for a DHIS2 server (DHIS2 developer's guide, "Data values"). DHIS2 has no value that is
 * hidden: those are left out and listed apart, so what it adds up is a lower bound. A zero is
 * sent; its data element must be set to store zeros (`zeroIsSignificant`), or it is dropped there.
 * @throws RangeError as `checkDataSet`, or for an id in the mapping that is no UID
 */
export function dhis2DataValues(data: DataSet, mapping: Dhis2Mapping): Dhis2Export {
  checkDataSet(data);
  checkIds(mapping);
  const keyOf = (one: Pick<Observation, 'measure' | 'table' | 'codes'>) =>
    JSON.stringify([
      one.measure,
      one.table,
      ...data.dimensions.map((name) => one.codes[name] ?? null),
    ]);
  const targets = new Map(mapping.values.map((target) => [keyOf(target), target]));
  const dataValues: Dhis2Value[] = [];
  const leftOut: Dhis2Export['leftOut'][number][] = [];
  for (const observation of data.observations) {
    const target = targets.get(keyOf(observation));
    const found = toValue(observation, target, mapping);
    if (typeof found === 'string') leftOut.push({ observation, why: found });
    else dataValues.push(found);
  }
  return { dataValueSet: { dataValues }, leftOut };
}

function toValue(
  { town, period, count, status }: Observation,
  target: Dhis2Target | undefined,
  { span, orgUnits }: Dhis2Mapping,
): Dhis2Value | LeftOut {
  const time = dhis2Period(period);
  if (time === null || timed(period).span !== span) return 'other-span';
  if (!target) return 'no-data-element';
  const orgUnit = Object.hasOwn(orgUnits, town) ? orgUnits[town] : undefined;
  if (orgUnit === undefined) return 'no-org-unit';
  if (status !== 'reported') return status;
  const { dataElement, categoryOptionCombo } = target;
  const option = categoryOptionCombo === undefined ? {} : { categoryOptionCombo };
  return { dataElement, ...option, period: time, orgUnit, value: String(count) };
}

function checkIds({ orgUnits, values }: Dhis2Mapping): void {
  const ids = values.flatMap(({ dataElement, categoryOptionCombo }) => [
    dataElement,
    ...(categoryOptionCombo === undefined ? [] : [categoryOptionCombo]),
  ]);
  if (![...Object.values(orgUnits), ...ids].every((id) => UID.test(id))) {
    throw new RangeError('An id of DHIS2 has eleven letters and digits');
  }
}
