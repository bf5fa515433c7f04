import { addDays, type Day, dayOn, weekdayOf } from './calendar-day.ts';

/**
 * The countries whose law this package knows (ISO 3166).
 * @example const country: Country = 'BE';
 */
export type Country = 'NL' | 'BE';

/** The country of a jurisdiction; undefined for the Union, whose law holds in both. */
export function countryOf(jurisdiction: string): Country | undefined {
  if (jurisdiction === 'NL') return 'NL';
  return jurisdiction.startsWith('BE') ? 'BE' : undefined;
}

/** How many days after Easter Sunday. */
const GOOD_FRIDAY = -2;
const EASTER_MONDAY = 1;
const ASCENSION = 39;
const WHIT_MONDAY = 50;

/**
 * Easter Sunday of a year of the Gregorian calendar, by the algorithm that Nature published
 * without a name in 1876 (J. Meeus, Astronomical Algorithms, 1991, chapter 8).
 * @example easterSunday(2026) // '2026-04-05'
 */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const moonDrift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonDrift + 15) % 30;
  const leapYears = 2 * (century % 4) + 2 * Math.floor(ofCentury / 4);
  const toSunday = (32 + leapYears - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const fromMarch = epact + toSunday - 7 * late + 114;
  return dayOn(year, Math.floor(fromMarch / 31), (fromMarch % 31) + 1);
}

/**
 * The public holidays of a year. NL: Algemene termijnenwet art. 3(1) and (2), thus Good Friday,
 * and 5 May in every year, not in lustrum years only: what the law counts is one list, and
 * whether staff has the day off is left to collective agreements. The days that a royal decree
 * adds (art. 3(3)) are not known here. BE: the ten of the royal decree of 18 April 1974; the day
 * an employer gives for one on a Sunday is not known here.
 */
export function publicHolidays(year: number, country: Country): readonly Day[] {
  const easter = easterSunday(year);
  const both = [
    dayOn(year, 1, 1),
    addDays(easter, EASTER_MONDAY),
    addDays(easter, ASCENSION),
    addDays(easter, WHIT_MONDAY),
    dayOn(year, 12, 25),
  ];
  return country === 'NL' ? [...both, ...dutch(year, easter)] : [...both, ...belgian(year)];
}

/** Whether a day is one from Monday to Friday that is no public holiday. */
export function isWorkingDay(day: Day, country: Country): boolean {
  return weekdayOf(day) <= 5 && !publicHolidays(Number(day.slice(0, 4)), country).includes(day);
}

/** The day itself when it is a working day, else the next one that is. */
export function workingDayFrom(day: Day, country: Country): Day {
  return isWorkingDay(day, country) ? day : workingDayFrom(addDays(day, 1), country);
}

/**
 * A number of days after a day: that one where it is a working day, else the next one.
 * @example nextWorkingDay('2026-12-24', 1, 'NL'); // '2026-12-28'
 */
export function nextWorkingDay(day: Day, days: number, country: Country): Day {
  return workingDayFrom(addDays(day, days), country);
}

/** That many working days after a day; the day itself does not count. */
export function addWorkingDays(day: Day, days: number, country: Country): Day {
  let reached = day;
  for (let left = days; left > 0; left -= 1) {
    reached = workingDayFrom(addDays(reached, 1), country);
  }
  return reached;
}

function dutch(year: number, easter: Day): Day[] {
  return [addDays(easter, GOOD_FRIDAY), kingsDay(year), dayOn(year, 5, 5), dayOn(year, 12, 26)];
}

/** 27 April, or the Saturday before when that is a Sunday (since 2014). */
function kingsDay(year: number): Day {
  const birthday = dayOn(year, 4, 27);
  return weekdayOf(birthday) === 7 ? addDays(birthday, -1) : birthday;
}

function belgian(year: number): Day[] {
  return [
    dayOn(year, 5, 1),
    dayOn(year, 7, 21),
    dayOn(year, 8, 15),
    dayOn(year, 11, 1),
    dayOn(year, 11, 11),
  ];
}
