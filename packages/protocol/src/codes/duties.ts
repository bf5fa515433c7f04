import { type Day, dayOn } from './calendar-day.ts';
import { ROWS } from './deadline-rows.ts';
import { type Country, countryOf } from './holidays.ts';

/**
 * What a point owes once a year, whatever was filed.
 * @example const isDue = (duty: Duty) => duty.due <= '2027-01-31';
 */
export interface Duty {
  readonly id: string;
  /** For `stepName`. */
  readonly step: string;
  /** The last day on which it is in time, `YYYY-MM-DD`. */
  readonly due: Day;
  readonly ref: string;
}

/**
 * The next yearly duties of a point, on a day or after it.
 * @example yearlyDuties('NL', '2026-11-23') // the report of Wga art. 3(1), before 1 April 2027
 */
export function yearlyDuties(country: Country, today: Day): Duty[] {
  return ROWS.flatMap(({ id, jurisdiction, counting, duration, step, ref }) => {
    if (counting !== 'yearly' || countryOf(jurisdiction) !== country) return [];
    const [month = Number.NaN, day = Number.NaN] = (duration ?? '').split('-').map(Number);
    const year = Number(today.slice(0, 4));
    // "before 1 April": the day before is the last one
    const [here, next] = [dayOn(year, month, day - 1), dayOn(year + 1, month, day - 1)];
    return [{ id, step, ref, due: here >= today ? here : next }];
  });
}
