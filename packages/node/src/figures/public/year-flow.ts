import { MOST_COUNT, type Period } from '@nabij/protocol';
import { type Arc, type Circulation, circulate } from './circulation.ts';
import type { FigureCell, FigureMeasure } from './figure-cells.ts';
import type { Interval } from './rounded.ts';

/** What everybody can know of a number; undefined: nothing is shown of it. */
export type Known = (address: string) => Interval | undefined;

/** Everything public of one measure in one calendar year, and what is known of it. */
export interface YearSide {
  readonly year: number;
  readonly measure: FigureMeasure;
  /** The numbers that have a place on the page so far. */
  readonly cells: readonly FigureCell[];
  readonly known: Known;
}

const UNKNOWN: Interval = { low: 0, high: MOST_COUNT };
const NONE: Interval = { low: 0, high: 0 };
const REST = '*';

/** Tables in which each case has one code: they divide the year's total one after the other. */
const DIVIDING: Readonly<Record<FigureMeasure, readonly string[]>> = {
  received: ['domain', 'request'],
  closed: ['timeliness'],
};

/** Sums that are no number of the page and still bind some: cases that may have a ground. */
export const MAY_HAVE_GROUND = 'may have a ground';
/** Cases that have a ground for certain: those about discrimination. */
export const HAS_GROUND = 'has a ground';

/** The flows of a year, by address. */
export interface YearFlow {
  rangeOf(address: string): Interval | undefined;
}

/**
 * The numbers of a year as flows: from the year to its quarters, to the subjects of each, to the
 * subjects of the year, to its total, through each table that divides it, and back. Every flow in
 * whole numbers is a set of counts that can be, with codes that several cases share chosen so that
 * they agree: so what is found here is truly possible. Undefined when nothing agrees.
 */
export function yearFlow(side: YearSide): YearFlow | undefined {
  const { names, arcs } = arcsOf(side);
  const flow: Circulation | undefined = circulate(arcs);
  const places = new Map(names.map((name, at) => [name, at]));
  return (
    flow && {
      rangeOf(address) {
        const arc = places.get(address);
        return arc === undefined ? undefined : flow.rangeOf(arc);
      },
    }
  );
}

function arcsOf(side: YearSide): { names: string[]; arcs: Arc[] } {
  const { measure, year, cells, known } = side;
  const names: string[] = [];
  const arcs: Arc[] = [];
  const add = (name: string, way: readonly [from: string, to: string], range: Interval): void => {
    names.push(name);
    arcs.push({ from: way[0], to: way[1], ...range });
  };
  const has = new Set(cells.map(({ address }) => address));
  const subjects = codesOf(cells, 'subject');
  for (const quarter of quartersOf(year)) {
    const at = `${measure}/${quarter}`;
    add(`${at}/total`, ['year', quarter], known(`${at}/total`) ?? UNKNOWN);
    for (const code of subjects) {
      const address = `${at}/subject/${code}`;
      const isGone = has.has(`${at}/total`) && code !== REST && !has.has(address);
      add(address, [quarter, code], isGone ? NONE : (known(address) ?? UNKNOWN));
    }
  }
  const at = `${measure}/${yearPeriod(year)}`;
  for (const code of subjects) {
    const address = `${at}/subject/${code}`;
    add(address, [code, groupOf(code)], known(address) ?? UNKNOWN);
  }
  const { certain, possible, total } = boundsOf(side);
  add(HAS_GROUND, ['about discrimination', 'not about care'], certain);
  add(MAY_HAVE_GROUND, ['not about care', 'all'], possible);
  const whole = known(`${at}/total`) ?? UNKNOWN;
  const tables = DIVIDING[measure].filter((table) => codesOf(cells, table).length > 0);
  const low = Math.max(whole.low, total.low);
  add(`${at}/total`, ['all', tables[0] ?? 'year'], { low, high: whole.high });
  for (const [place, table] of tables.entries()) {
    for (const code of codesOf(cells, table)) {
      const address = `${at}/${table}/${code}`;
      add(address, [table, tables[place + 1] ?? 'year'], known(address) ?? UNKNOWN);
    }
  }
  return { names, arcs };
}

/** What the codes that several cases share ask of the sums: each of them is within its cases. */
function boundsOf({ cells, known }: YearSide) {
  const shared = cells.filter(({ table }) => SHARED.has(table));
  const shown = shared.map((cell) => ({ ...cell, range: known(cell.address) }));
  const least = (tables: readonly string[]): number =>
    Math.max(
      0,
      ...shown.map(({ table, range }) => (tables.includes(table) ? (range?.low ?? 0) : 0)),
    );
  const grounds = shown.filter(({ table }) => table === 'ground');
  // each case about discrimination has a ground: where all are known, there is no room for more
  const isBound = grounds.length > 0 && grounds.every(({ range, isOpen }) => range && !isOpen);
  const most = grounds.reduce((sum, { range }) => sum + (range?.high ?? 0), 0);
  return {
    certain: { low: 0, high: isBound ? most : MOST_COUNT },
    possible: { low: least(['ground']), high: MOST_COUNT },
    total: { low: least(['care_category', 'outcome']) },
  };
}

/** Tables of which a case can have several codes. */
export const SHARED: ReadonlySet<string> = new Set(['ground', 'care_category', 'outcome']);

function codesOf(cells: readonly FigureCell[], wanted: string): string[] {
  const its = cells.filter(({ table }) => table === wanted);
  const codes = new Set(its.map(({ code }) => code));
  return [...codes, ...(its.some(({ isOpen }) => isOpen) ? [REST] : [])];
}

function groupOf(subject: string): string {
  if (subject === 'CARE') return 'all';
  const isCertain = subject === 'DISCRIMINATION' || subject === 'BOTH';
  return isCertain ? 'about discrimination' : 'not about care';
}

export function quartersOf(year: number): Period[] {
  return [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}` as Period);
}

export function yearPeriod(year: number): string {
  const [first, , , last] = quartersOf(year);
  return `${first}..${last}`;
}
