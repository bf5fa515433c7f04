import { setTimeout as wait } from 'node:timers/promises';
import { type Ask, asker, type Desk, note } from './desk-ask.ts';
import { onCase } from './desk-case.ts';
import { openWindow, type Window } from './desk-window.ts';

interface Listed {
  cases: { id: string }[];
  next: string | null;
}
interface Today {
  groups: { cases: { id: string }[] }[];
}

/** Somebody at their desk, with the cases that they saw last in a list. */
interface AtDesk {
  readonly ask: Ask;
  readonly window: Window;
  seen: string[];
}

/** How long, and how long somebody looks before they press something, in milliseconds. */
export interface Hours {
  readonly until: number;
  readonly pauseMs: number;
}

const FILTERS = [
  '?owner=me&sort=due',
  '?owner=me&state=all&sort=number&order=desc',
  '?waiting=us&owner=me',
  '?waiting=others',
  '?owner=nobody',
  '?owner=helping',
  '?due=overdue&sort=due',
  '?due=week&sort=due',
  '?state=all',
  '?state=closed&sort=number&order=desc',
  '?domain=HOUSING&state=all',
  '?ground=ORIGIN',
  '?language=nl&channel=WEB&state=all',
  '?from=2026-01-01&state=all&sort=due&order=desc',
];
const WORDS = ['huisbaas', 'rolstoel', 'wacht', 'moeder arts'];

/** What somebody does next, and how often of a hundred times. */
const STEPS: readonly [number, (at: AtDesk) => Promise<unknown>][] = [
  [15, today],
  [9, (at) => list(at, 'list', '')],
  [15, (at) => list(at, 'list filtered', pick(FILTERS))],
  [5, (at) => list(at, 'list unread', '?news=unread')],
  [7, twoPages],
  [4, search],
  [3, (at) => at.ask('views', '/api/views')],
  [1, ({ ask }) => ask('statutory form', '/api/papers/form')],
  [41, ({ ask, window, seen }) => onCase({ ask, window }, pick(seen))],
];

/** Works until the day is over. */
export async function work(desk: Desk, cookie: string, hours: Hours): Promise<void> {
  const ask = asker(desk, cookie);
  const window = openWindow(desk, { cookie, ask });
  const at: AtDesk = { ask, window, seen: [] };
  const isLate = () => performance.now() > hours.until;
  await wait(Math.random() * hours.pauseMs);
  await ask('session', '/api/session');
  await today(at);
  while (!isLate()) {
    await wait(hours.pauseMs * (0.5 + Math.random()));
    await nextStep()(at).catch((error: unknown) => note(desk.wrong, `step: ${error}`));
  }
  window.close();
}

function nextStep() {
  let dice = Math.random() * 100;
  const found = STEPS.find(([share]) => {
    dice -= share;
    return dice < 0;
  });
  return found?.[1] ?? today;
}

async function today(at: AtDesk): Promise<void> {
  const { ask, window } = at;
  const again = () => ask('today by itself', '/api/today', { background: true });
  await window.show({ again });
  const found = await ask<Today>('today', '/api/today');
  keep(at, found?.groups.flatMap(({ cases }) => cases) ?? []);
}

async function list(at: AtDesk, what: string, query: string): Promise<Listed | undefined> {
  const { ask, window } = at;
  const path = `/api/cases${query}`;
  const again = () => ask('list by itself', path, { background: true });
  await window.show({ again });
  const found = await ask<Listed>(what, path);
  keep(at, found?.cases ?? []);
  return found;
}

async function twoPages(at: AtDesk): Promise<void> {
  const first = await list(at, 'list', '?owner=me&limit=20');
  if (first?.next) await list(at, 'list next page', `?owner=me&limit=20&after=${first.next}`);
}

/** What was found stands there until somebody looks elsewhere: each search is written down. */
async function search(at: AtDesk): Promise<void> {
  await at.window.show({});
  const body = { words: pick(WORDS) };
  const found = await at.ask<Listed>('search', '/api/cases/search', { body });
  keep(at, found?.cases ?? []);
}

function keep(at: AtDesk, cases: readonly { id: string }[]): void {
  if (cases.length > 0) at.seen = cases.map(({ id }) => id);
}

function pick<Value>(values: readonly Value[]): Value {
  return values[Math.floor(Math.random() * values.length)] as Value;
}
