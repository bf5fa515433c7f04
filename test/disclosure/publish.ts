import { marginsOf, type Relation } from './margins.ts';
import type { Publication } from './publication.ts';
import { countPlaces, type Seen } from './statement.ts';
import { addressesOf, type Survey } from './survey.ts';

/** A number to be decided about, or that was published or hidden before. */
export interface Cell {
  readonly id: string;
  readonly value: number | null;
  readonly state: 'free' | 'shown' | 'hidden';
  readonly people?: number;
}

/** What a protector is given: every number that was ever released, and the new ones. */
export interface Model {
  readonly cells: readonly Cell[];
  readonly relations: readonly Relation[];
  readonly threshold: number;
  readonly most: number;
}

/** Decides what is hidden: one answer for each cell. */
export type Protector = (model: Model) => readonly boolean[];

/** A town with its cases: everything that is true, told or not. */
export interface Town {
  readonly survey: Survey;
  /** Cases by kind. */
  readonly cases: readonly number[];
  /** Different people by kind, never more than cases; without: as many as cases. */
  readonly people?: readonly number[];
  readonly threshold: number;
  readonly most: number;
}

/** What was hidden at which release, and what everybody sees at the end. */
export interface Published {
  readonly seen: readonly Seen[];
  /** The models that the protector was given, release by release, with its answers. */
  readonly steps: readonly { readonly model: Model; readonly hidden: readonly boolean[] }[];
}

/** Publishes release after release; what was released stays as it was. */
export function publishAll(town: Town, protector: Protector): Published {
  const last = Math.max(...town.survey.spans.map(({ release }) => release));
  const steps: Published['steps'][number][] = [];
  const counted = countTown(town);
  let seen: readonly Seen[] = [];
  for (let release = 0; release <= last; release += 1) {
    const model = modelAt({ town, counted, release }, seen);
    const hidden = protector(model);
    steps.push({ model, hidden });
    seen = model.cells.map((cell, index) => (hidden[index] ? null : cell.value));
  }
  return { seen, steps };
}

/** The true numbers of a town, by place, and the people behind them. */
export interface TrueNumbers {
  readonly values: readonly number[];
  readonly people: readonly number[];
}

export function countTown({ survey, cases, people }: Town): TrueNumbers {
  const values = countPlaces(survey, cases);
  return { values, people: people === undefined ? values : countPlaces(survey, people) };
}

interface Moment {
  readonly town: Town;
  readonly counted: TrueNumbers;
  readonly release: number;
}

/** What a protector knows when a release is made: all places up to it, and what was seen before. */
export function modelAt({ town, counted, release }: Moment, seen: readonly Seen[]): Model {
  const { values, people } = counted;
  const spans = town.survey.spans.filter((span) => span.release <= release);
  const survey = { ...town.survey, spans };
  const addresses = addressesOf(survey);
  const cells = addresses.map(({ name: id, span }, index): Cell => {
    const value = values[index] ?? 0;
    if (span.release === release) return { id, value, state: 'free', people: people[index] ?? 0 };
    const before = seen[index] ?? null;
    return { id, value: before, state: before === null ? 'hidden' : 'shown' };
  });
  return { cells, relations: marginsOf(survey), threshold: town.threshold, most: town.most };
}

/** The places themselves as unknowns, bound by the rules about margins. */
export function stateByMargins(
  { cells, relations, most }: Omit<Model, 'threshold'>,
  hidden: readonly boolean[],
): Publication {
  return {
    unknowns: cells.length,
    numbers: cells.map(({ id, value }, cell) => ({
      name: id,
      sum: [[cell, 1]],
      value: hidden[cell] ? null : value,
    })),
    facts: relations.map(({ terms, sense, bound }) => ({
      sum: terms,
      most: bound,
      ...(sense === '=' ? { least: bound } : {}),
    })),
    most,
  };
}
