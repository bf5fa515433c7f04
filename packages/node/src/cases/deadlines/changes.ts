import type { Moved, TermChanges } from '@nabij/protocol';

/** What happened to a term of a case after it began, as far as its days go. */
export interface TermChange {
  readonly kind: 'pause' | 'done' | 'stated' | 'extension';
  readonly term: string;
  /** The day on which it happened, or from which the term stands still. */
  readonly fromOn: string;
  /** The last day of a pause, or the last day that was told; null: a pause that goes on. */
  readonly untilOn: string | null;
}

/** Days as the reckoning wants them. A pause that goes on has lasted until today. */
export function happened(
  changes: readonly TermChange[],
  today: string,
): Pick<TermChanges, 'moved' | 'stated'> {
  const moved = new Map<string, Moved>();
  for (const term of new Set(changes.map((change) => change.term))) {
    const own = changes.filter((change) => change.term === term);
    moved.set(term, {
      stood: own
        .filter(({ kind, fromOn }) => kind === 'pause' && fromOn <= today)
        .map(({ fromOn, untilOn }) => ({ from: fromOn, until: untilOn ?? today })),
      extended: own.flatMap(({ kind, fromOn, untilOn }) =>
        kind === 'extension' && untilOn !== null ? [{ told: fromOn, until: untilOn }] : [],
      ),
    });
  }
  return { moved, stated: statedDays(changes) };
}

/** Whether a term stands still on a day. */
export function isPaused(changes: readonly TermChange[], id: string, today: string): boolean {
  return changes.some(
    ({ kind, term, fromOn, untilOn }) =>
      kind === 'pause' && term === id && fromOn <= today && today <= (untilOn ?? today),
  );
}

/** Since when a term stands still without a day on which that ends. */
export function pausedOpenSince(changes: readonly TermChange[], id: string): string | undefined {
  return changes.find(
    ({ kind, term, untilOn }) => kind === 'pause' && term === id && untilOn === null,
  )?.fromOn;
}

/** On which day one of these steps was done, by somebody outside; null: nobody said so. */
export function doneBy(changes: readonly TermChange[], ids: readonly string[]): string | null {
  const done = changes.findLast(({ kind, term }) => kind === 'done' && ids.includes(term));
  return done?.fromOn ?? null;
}

/** By when they last said that it will be done. */
export function toldDay(changes: readonly TermChange[], id: string): string | null {
  return statedDays(changes).get(id) ?? null;
}

/** What was said last is what counts. */
function statedDays(changes: readonly TermChange[]): Map<string, string> {
  return new Map(
    changes.flatMap(({ kind, term, untilOn }) =>
      kind === 'stated' && untilOn !== null ? [[term, untilOn] as const] : [],
    ),
  );
}
