import type { Interval } from './rounded.ts';

/** A number as a flow: what goes in at one node goes out there again, so that sums agree. */
export interface Arc extends Interval {
  readonly from: string;
  readonly to: string;
}

/** Flows that agree with every node and every interval. */
export interface Circulation {
  /** The least and the most that one arc can carry while all agree, in whole numbers. */
  rangeOf(arc: number): Interval;
}

interface Step {
  readonly arc: number;
  readonly to: string;
  readonly isForward: boolean;
}

/**
 * Finds flows that agree, and from there, exactly, how far each can go: along ways that have room,
 * one after the other (Ahuja, Magnanti and Orlin, Network Flows, 1993, ch. 6). Undefined when no
 * flows agree.
 */
export function circulate(arcs: readonly Arc[]): Circulation | undefined {
  const flow = arcs.map(() => 0);
  const steps = stepsOf(arcs);
  const room = ({ arc, isForward }: Step): number => {
    const { low = 0, high = 0 } = arcs[arc] ?? {};
    const carried = flow[arc] ?? 0;
    return isForward ? high - carried : carried - low;
  };
  const push = (first: Step, wanted: number): number => {
    const start = arcs[first.arc]?.[first.isForward ? 'from' : 'to'];
    const way = start === undefined ? undefined : wayBack(first, start, { steps, room });
    if (way === undefined) return 0;
    const amount = Math.min(wanted, ...way.map(room));
    for (const { arc, isForward } of way) {
      flow[arc] = (flow[arc] ?? 0) + (isForward ? amount : -amount);
    }
    return amount;
  };
  for (const [arc, { to, low }] of arcs.entries()) {
    while ((flow[arc] ?? 0) < low) {
      if (push({ arc, to, isForward: true }, low - (flow[arc] ?? 0)) <= 0) return undefined;
    }
  }
  const furthest = (step: Step): number => {
    while (push(step, Number.POSITIVE_INFINITY) > 0);
    return flow[step.arc] ?? 0;
  };
  return {
    rangeOf(arc) {
      const { from = '', to = '' } = arcs[arc] ?? {};
      const high = furthest({ arc, to, isForward: true });
      return { low: furthest({ arc, to: from, isForward: false }), high };
    },
  };
}

function stepsOf(arcs: readonly Arc[]): Map<string, Step[]> {
  const steps = new Map<string, Step[]>();
  const add = (at: string, step: Step): void => {
    steps.set(at, [...(steps.get(at) ?? []), step]);
  };
  for (const [arc, { from, to }] of arcs.entries()) {
    add(from, { arc, to, isForward: true });
    add(to, { arc, to: from, isForward: false });
  }
  return steps;
}

/** A step and the shortest way with room from its end back to where it starts. */
function wayBack(
  first: Step,
  start: string,
  { steps, room }: { steps: ReadonlyMap<string, Step[]>; room: (step: Step) => number },
): Step[] | undefined {
  if (room(first) <= 0) return undefined;
  const ways = new Map<string, Step[]>([[first.to, [first]]]);
  for (const [at, way] of ways) {
    if (at === start) return way;
    for (const step of steps.get(at) ?? []) {
      if (step.arc !== first.arc && !ways.has(step.to) && room(step) > 0) {
        ways.set(step.to, [...way, step]);
      }
    }
  }
  return undefined;
}
