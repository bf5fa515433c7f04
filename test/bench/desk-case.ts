import { randomUUID } from 'node:crypto';
import type { Ask } from './desk-ask.ts';
import type { Window } from './desk-window.ts';

/** What of a case's page matters for what is done next. */
interface Shown {
  id: string;
  version: number;
  state: string;
  mine: boolean;
  ownerId: string | null;
  moves: string[];
  grounds: string[];
  domain: string;
  natures: string[];
  handlings: string[];
  judged: boolean;
  plan: { steps: object[] };
  attachments: { id: string }[];
}

interface AtCase {
  readonly ask: Ask;
  readonly it: Shown;
}

/** Something to do on a case: how often of a hundred acts, when it can be done, and how. */
interface Doing {
  readonly share: number;
  can(it: Shown): boolean;
  does(at: AtCase): Promise<unknown>;
}

const DAY_MS = 86_400_000;
/** How often somebody who read a case also does something. */
const ACTS = 0.45;
const can = (act: string) => (it: Shown) => it.moves.includes(act);

const DOINGS: readonly Doing[] = [
  { share: 34, can: can('note'), does: note },
  { share: 22, can: can('reply'), does: (at) => reply(at, 'reply', false) },
  { share: 8, can: can('reply'), does: (at) => reply(at, 'question', true) },
  { share: 8, can: can('code'), does: code },
  { share: 7, can: can('go-on'), does: (at) => act(at, 'go on', { act: 'go-on' }) },
  { share: 6, can: can('take'), does: take },
  { share: 5, can: can('wait'), does: waitFor },
  { share: 4, can: canPlan, does: plan },
  { share: 4, can: can('hand-on'), does: handOn },
  { share: 3, can: canClose, does: close },
  { share: 3, can: can('reopen'), does: reopen },
];

/** Reads a case as its page does, looks at what lies in it, and often does something. */
export async function onCase(
  { ask, window }: { ask: Ask; window: Window },
  caseId: string | undefined,
): Promise<void> {
  if (caseId === undefined) return;
  const path = `/api/cases/${caseId}`;
  await window.show({ caseId });
  const [it] = await Promise.all([
    ask<Shown>('case', path),
    ask('case lines', `${path}/lines`),
    ask('case menu', `${path}/menu`),
  ]);
  if (!it) return;
  await readPapers(ask, it);
  if (Math.random() < ACTS) await doSomething({ ask, it });
}

/** A document now and then, the plan on paper more seldom. */
async function readPapers(ask: Ask, it: Shown): Promise<void> {
  const path = `/api/cases/${it.id}`;
  const [file] = it.attachments;
  if (file && Math.random() < 0.5) await ask('document', `${path}/attachments/${file.id}/view`);
  if (Math.random() < 0.03) await ask('plan on paper', `${path}/plan/sheet`);
}

async function doSomething(at: AtCase): Promise<void> {
  const possible = DOINGS.filter((doing) => doing.can(at.it));
  let dice = Math.random() * possible.reduce((sum, { share }) => sum + share, 0);
  for (const doing of possible) {
    dice -= doing.share;
    if (dice < 0) return void (await doing.does(at));
  }
}

function act({ ask, it }: AtCase, what: string, body: object): Promise<unknown> {
  const sent = { body: { version: it.version, ...body } };
  return ask(what, `/api/cases/${it.id}/acts`, sent);
}

function note(at: AtCase) {
  return act(at, 'note', { act: 'note', text: 'Gebeld, neemt niet op. Morgen nog een keer.' });
}

async function reply(at: AtCase, what: string, waiting: boolean) {
  await at.ask('templates', `/api/cases/${at.it.id}/templates`);
  const text = 'Dank u voor uw bericht. Ik zoek het uit en bel u deze week.';
  return act(at, what, { act: 'reply', text, waiting, messageId: randomUUID() });
}

function code(at: AtCase) {
  const { grounds, domain, natures, handlings } = at.it;
  const advised = [...new Set([...handlings, 'ADVICE'])];
  return act(at, 'code', { act: 'code', grounds, domain, natures, handlings: advised });
}

/** A case that a colleague has is taken over only seldom. */
async function take(at: AtCase) {
  if (at.it.ownerId !== null && Math.random() > 0.1) return undefined;
  return act(at, 'take', { act: 'take' });
}

function waitFor(at: AtCase) {
  const until = new Date(Date.now() + 14 * DAY_MS).toISOString().slice(0, 10);
  return act(at, 'wait', { act: 'wait', note: 'Het woonbedrijf zoekt het uit.', until });
}

async function handOn(at: AtCase) {
  const found = await at.ask<{ colleagues: { id: string }[] }>('colleagues', '/api/colleagues');
  const others = found?.colleagues.filter(({ id }) => id !== at.it.ownerId) ?? [];
  const to = others[Math.floor(Math.random() * others.length)]?.id;
  if (to === undefined) return undefined;
  return act(at, 'hand on', { act: 'hand-on', to, note: 'Hoort bij jou.', stay: true });
}

/** A short plan stays short. */
function canPlan({ mine, moves, plan: { steps } }: Shown): boolean {
  return mine && moves.includes('wait') && steps.length < 6;
}

function plan({ ask, it }: AtCase) {
  const dueOn = new Date(Date.now() + 5 * DAY_MS).toISOString().slice(0, 10);
  const step = { what: 'Belt het woonbedrijf.', doer: 'point', name: null, dueOn, goalId: null };
  const path = `/api/cases/${it.id}/plan/steps/${randomUUID()}`;
  return ask('plan step', path, { method: 'PUT', body: { version: null, done: false, ...step } });
}

function canClose(it: Shown): boolean {
  return it.moves.includes('close') && it.handlings.length > 0 && !it.judged;
}

function close(at: AtCase) {
  const text = 'Ik sluit uw melding. U kunt altijd terugkomen.';
  const ending = { outcomes: ['SOLVED'], text, messageId: randomUUID() };
  return act(at, 'close', { act: 'close', ...ending });
}

function reopen(at: AtCase) {
  return act(at, 'reopen', { act: 'reopen', note: 'Het gebeurde weer.' });
}
