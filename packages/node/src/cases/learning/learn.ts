import { codeList, type ListName } from '@nabij/protocol';
import { FEEDBACK_QUESTIONS } from '../feedback/feedback.ts';
import type { Facts } from './facts.ts';
import { hideInParts, hideInSum, isHidden, type Shown, seenIn, shownTotal } from './hide.ts';

/** One table: how many things it is about, and how many of each kind. */
export interface Table {
  readonly total: number | null;
  readonly cells: Shown;
}

/** Barriers as finely as the numbers allow: one of the two, never both, as one tells the other. */
export type Barriers =
  | { readonly by: 'both'; readonly total: number | null; readonly cells: Shown }
  | {
      readonly by: 'each';
      readonly total: number | null;
      readonly rules: Shown;
      readonly levels: Shown;
    };

/** What the team can learn from. */
export type Lessons = ReturnType<typeof learn>;

/**
 * Turns what happened into numbers of the whole team: pure, and the only place where it is decided
 * what is shown. There is nothing in `Facts` by which it could tell one worker from another.
 */
export function learn({ decisions, barriers, closed, feedback }: Facts) {
  const made = counted(
    codesOf('decision'),
    decisions.map(({ decision }) => [decision]),
  );
  const decided = sumTable(made);
  const reasons = Object.fromEntries(
    codesOf('decision').map((decision) => {
      const here = decisions.filter((one) => one.decision === decision).map((one) => one.reasons);
      const table = partsTable(reasonsFor(decision), here);
      // how many there were is hidden: then what they were about is too
      return [decision, decided.cells[decision] === null ? hidden(table) : table];
    }),
  );
  return {
    decisions: decided,
    reasons,
    barriers: barrierTable(barriers),
    outcomes: partsTable(
      codesOf('outcome'),
      closed.map(({ outcomes }) => outcomes),
    ),
    sameWorker: sumTable(
      counted(
        ['SAME', 'OTHER'],
        closed.map(({ sameWorker }) => [sameWorker ? 'SAME' : 'OTHER']),
      ),
    ),
    onTime: sumTable(
      counted(
        ['ON_TIME', 'LATE', 'NO_TERM'],
        closed.map(({ onTime }) => [promptness(onTime)]),
      ),
    ),
    feedback: Object.fromEntries(
      Object.entries(FEEDBACK_QUESTIONS).map(([question, answers]) => {
        const given = feedback.map(({ codes }) => codes.filter((code) => isOneOf(answers, code)));
        return [question, sumTable(counted(answers, given))];
      }),
    ),
  };
}

function barrierTable(all: Facts['barriers']): Barriers {
  const pairs = codesOf('rule_barrier').flatMap((rule) =>
    codesOf('rule_level').map((level) => `${rule}/${level}`),
  );
  const both = sumTable(
    counted(
      pairs,
      all.map(({ rule, level }) => [`${rule}/${level}`]),
    ),
  );
  const rules = sumTable(
    counted(
      codesOf('rule_barrier'),
      all.map(({ rule }) => [rule]),
    ),
  );
  const levels = sumTable(
    counted(
      codesOf('rule_level'),
      all.map(({ level }) => [level]),
    ),
  );
  // half of it in sight is worth more than all of it without the level
  const isFine = !isHidden(both.cells) && seenIn(both.cells) * 2 >= all.length;
  return isFine
    ? { by: 'both', ...both }
    : { by: 'each', total: rules.total, rules: rules.cells, levels: levels.cells };
}

function sumTable(cells: Record<string, number>): Table {
  const total = Object.values(cells).reduce((sum, count) => sum + count, 0);
  return { total: shownTotal(total), cells: hideInSum(cells) };
}

function partsTable(codes: readonly string[], all: readonly (readonly string[])[]): Table {
  return { total: shownTotal(all.length), cells: hideInParts(counted(codes, all), all.length) };
}

function hidden({ cells }: Table): Table {
  return { total: null, cells: Object.fromEntries(Object.keys(cells).map((code) => [code, null])) };
}

/** How often each code is there; codes of an older list come after those of today. */
function counted(
  codes: readonly string[],
  all: readonly (readonly string[])[],
): Record<string, number> {
  const cells = Object.fromEntries(codes.map((code) => [code, 0]));
  for (const code of all.flat()) cells[code] = (cells[code] ?? 0) + 1;
  return cells;
}

function reasonsFor(decision: string): string[] {
  return codeList('decision_reason')
    .codes.filter((code) => code.for?.includes(decision))
    .map(({ code }) => code);
}

function codesOf(list: ListName): string[] {
  return codeList(list).codes.map(({ code }) => code);
}

function isOneOf(codes: readonly string[], code: string): boolean {
  return codes.includes(code);
}

function promptness(onTime: boolean | null): string {
  if (onTime === null) return 'NO_TERM';
  return onTime ? 'ON_TIME' : 'LATE';
}
