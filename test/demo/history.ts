import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BetweenStep } from './between.ts';
import type { Decided, PlannedAct } from './course.ts';
import type { Filing } from './filing.ts';
import type { DemoEvent } from './plan.ts';
import type { TownId } from './region.ts';
import type { PlayedStep, ShownStep } from './show/every.ts';

type Held = Extract<DemoEvent, { kind: 'hold' }>;
type Reply = Extract<PlannedAct, { act: 'reply' }>;

/** An act as a point takes it, but for the version of the case. */
type Move = Exclude<PlannedAct, Reply> | (Reply & { readonly messageId: string });

/** What the history needs of the real nodes. Every call uses the time set by `setClock`. */
export interface Actor {
  setClock(at: Date): void;
  file(town: TownId, filing: Filing): Promise<Filed>;
  /** The actor adds the version that the case has by now. */
  act(town: TownId, login: string, move: { caseId: string; act: Move }): Promise<void>;
  answer(town: TownId, code: string, text: string): Promise<void>;
  decide(town: TownId, login: string, it: { caseId: string; decided: Decided }): Promise<void>;
  feedback(town: TownId, code: string, codes: readonly string[]): Promise<void>;
  /** Plays a step of a show case; `known` finds the other cases of the plan. */
  show(step: PlayedStep, known: (id: string) => Filed): Promise<void>;
  /** Plays what points have to do with one another. */
  between(step: BetweenStep, known: (id: string) => Filed): Promise<void>;
  release(town: TownId, period: string): Promise<void>;
  hold(town: TownId, login: string, it: Pick<Held, 'period' | 'reason'>): Promise<void>;
  /** Delivers what waits in the towns' outboxes. */
  deliver(): Promise<void>;
}

/** A case as the plan knows it once it is filed. */
export interface Filed {
  readonly code: string;
  readonly caseId: string;
}

/** Where progress is shown. */
interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** What is played: the plan of the region, with the show cases and what points do together. */
export type HistoryEvent = DemoEvent | ShownStep | BetweenStep;

type HistoryState = 'none' | 'cut-off' | 'complete';

/** How far an earlier run came, by the file that it kept. A file that cannot be read: cut off. */
export async function historyState(file: string): Promise<HistoryState> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'none';
    throw error;
  }
  const mark = parse(text);
  return typeof mark?.done === 'number' && mark.done === mark.total ? 'complete' : 'cut-off';
}

/**
 * Plays events in order through the actor and keeps in `file` how far it came.
 * @returns the cases by their names in the plan
 * @throws whatever the actor throws; the file then says that the history was cut off
 */
export async function playHistory(
  events: readonly HistoryEvent[],
  actor: Actor,
  { file, screen }: { file: string; screen: Screen },
): Promise<ReadonlyMap<string, Filed>> {
  const total = events.length;
  const cases: Cases = new Map();
  const show = progress(screen, total);
  let percent = -1;
  const keep = (done: number) => keepMark(file, { done, total: total + 1 });
  await mkdir(dirname(file), { recursive: true });
  await keep(0);
  for (const [index, event] of events.entries()) {
    actor.setClock(event.at);
    await play(event, actor, cases);
    const reached = Math.floor(((index + 1) / total) * 100);
    if (reached === percent) continue;
    percent = reached;
    show(index + 1);
    await keep(index + 1);
  }
  await actor.deliver();
  await keep(total + 1);
  if (screen.isTTY) screen.write('\n');
  return cases;
}

type Cases = Map<string, Filed>;

async function play(event: HistoryEvent, actor: Actor, cases: Cases): Promise<void> {
  const { town } = event;
  switch (event.kind) {
    case 'file':
      cases.set(event.case, await actor.file(town, event.filing));
      return;
    case 'act': {
      const { caseId } = known(cases, event.case);
      return actor.act(town, event.login, { caseId, act: moveOf(event.act) });
    }
    case 'answer':
      return actor.answer(town, known(cases, event.case).code, event.text);
    case 'decide': {
      const { caseId } = known(cases, event.case);
      return actor.decide(town, event.login, { caseId, decided: event.decided });
    }
    case 'feedback':
      return actor.feedback(town, known(cases, event.case).code, event.codes);
    case 'show':
    case 'come-back':
      return actor.show(event, (id) => known(cases, id));
    case 'between':
      return actor.between(event, (id) => known(cases, id));
    case 'release':
      await actor.release(town, event.period);
      return actor.deliver();
    case 'hold':
      return actor.hold(town, event.login, event);
  }
}

function moveOf(act: PlannedAct): Move {
  return act.act === 'reply' ? { ...act, messageId: randomUUID() } : act;
}

function known(cases: Cases, id: string): Filed {
  const found = cases.get(id);
  if (!found) throw new RangeError(`The plan uses case ${id} before it is filed`);
  return found;
}

/** One line that changes on a terminal, else a line every tenth of the way. */
function progress(screen: Screen, total: number): (done: number) => void {
  let tenth = -1;
  return (done) => {
    const percent = Math.floor((done / total) * 100);
    const line = `Two years in Drieland: ${percent} % (${done} of ${total} events)`;
    if (screen.isTTY) {
      screen.write(`\r${line}`);
    } else if (Math.floor(percent / 10) > tenth) {
      tenth = Math.floor(percent / 10);
      screen.write(`${line}\n`);
    }
  };
}

/** How many steps of how many; a history has one step more than events, for its very end. */
interface Mark {
  readonly done: number;
  readonly total: number;
}

async function keepMark(file: string, mark: Mark): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(mark));
  await rename(`${file}.new`, file);
}

function parse(text: string): Partial<Mark> | null | undefined {
  try {
    return JSON.parse(text) as Partial<Mark> | null;
  } catch {
    return undefined;
  }
}
