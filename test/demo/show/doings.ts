import { randomUUID } from 'node:crypto';
import { keepAttachment } from '../../../packages/node/src/cases/attachments/attachments.ts';
import { agreeStep } from '../../../packages/node/src/cases/conference/agreed-steps.ts';
import type { GuestKind } from '../../../packages/node/src/cases/conference/conference.ts';
import {
  type ConferenceWanted,
  setConference,
} from '../../../packages/node/src/cases/conference/conferences.ts';
import { invite, showGuest } from '../../../packages/node/src/cases/conference/guests.ts';
import { addConsent } from '../../../packages/node/src/cases/consents/consents.ts';
import { setRegime } from '../../../packages/node/src/cases/deadlines/regime.ts';
import { noteBarrier } from '../../../packages/node/src/cases/decisions/barrier.ts';
import { decide } from '../../../packages/node/src/cases/decisions/decide.ts';
import { writeLetter } from '../../../packages/node/src/cases/letters/letters.ts';
import type { ContactWanted } from '../../../packages/node/src/cases/people/contact.ts';
import { noteContact } from '../../../packages/node/src/cases/people/contacts.ts';
import { answerMediation, setParty } from '../../../packages/node/src/cases/people/parties.ts';
import { addGoal } from '../../../packages/node/src/cases/trajectory/goals.ts';
import { addHelp, type NewHelp } from '../../../packages/node/src/cases/trajectory/help.ts';
import {
  addStep,
  changeStep,
  type NewStep,
} from '../../../packages/node/src/cases/trajectory/steps.ts';
import type { Move } from '../../people.ts';
import type { Doing, Hand } from './show-case.ts';

export function does(move: Move): Doing {
  return ({ act }) => act(move);
}

/** A colleague, by their sign-in, comes to help. */
export function helpedBy(login: string): Doing {
  return async ({ act, account }) => act({ act: 'support', accountId: await account(login) });
}

/** Gives it to a colleague, by their sign-in, and stays to help where that is told. */
export function handsOn(login: string, note: string, { stays = false } = {}): Doing {
  return async ({ act, account }) => {
    await act({ act: 'hand-on', to: await account(login), note, stay: stays });
  };
}

export const take = does({ act: 'take' });

export function reply(text: string, { waits = false } = {}): Doing {
  return does({ act: 'reply', text, waiting: waits });
}

export function note(text: string): Doing {
  return does({ act: 'note', text });
}

/** Grounds, domain, kinds of what happened, and what is done about it. */
export function code(
  of: Omit<Extract<Move, { act: 'code' }>, 'act' | 'grounds' | 'natures'> & {
    grounds?: string[];
    natures?: string[];
  },
): Doing {
  return does({ act: 'code', grounds: [], natures: [], ...of });
}

/** By whose rules it is handled, counted from receipt and by this point. */
export function underRules(regime: string): Doing {
  return ({ db, by }) => setRegime(db, by, { regime, from: null, ours: true });
}

export interface Somebody {
  readonly word: string;
  readonly role: 'OTHER_SIDE' | 'WITNESS' | 'REPRESENTATIVE' | 'HELPER' | 'AGENCY';
  readonly name: string;
  readonly reach?: string;
  readonly note?: string;
}

export function involves(...people: Somebody[]): Doing {
  return async ({ db, by, id }) => {
    for (const { word, ...party } of people) {
      await setParty(db, by, { id: id(word), version: null, reach: '', note: '', ...party });
    }
  };
}

/** Notes that the reporter agreed, as they said it. */
export function agreed(purpose: string, party: string | null, manner: string): Doing {
  return ({ db, by }) =>
    addConsent(db, by, { id: randomUUID(), purpose, party, state: 'given', manner });
}

/** Asks the reporter, who finds the question with their code. */
export function asks(word: string, purpose: string, party: string | null = null): Doing {
  return ({ db, by, id }) => addConsent(db, by, { id: id(word), purpose, party, state: 'asked' });
}

/** Somebody was spoken with by telephone, unless told; `word` null is the reporter. */
export function spoke(
  word: string | null,
  text: string,
  how: Partial<Omit<ContactWanted, 'id' | 'partyId' | 'at' | 'note'>> = {},
): Doing {
  return ({ db, by, id }) =>
    noteContact(db, by, {
      ...{ id: randomUUID(), partyId: word === null ? null : id(word), at: by.now, note: text },
      ...{ channel: 'PHONE', direction: 'out', reached: true, told: false, heard: false },
      ...how,
    });
}

export function willMediate(word: string, manner: string): Doing {
  return ({ db, by, id }) => answerMediation(db, by, { id: id(word), answer: 'agreed', manner });
}

export function writesTo(
  word: string,
  letter: { readonly address: string; readonly text: string; readonly language?: string },
): Doing {
  return ({ db, by, id }) =>
    writeLetter(db, by, { id: randomUUID(), partyId: id(word), language: 'nl', ...letter });
}

interface Decided {
  readonly word: string;
  readonly kind: string;
  readonly decision: 'TAKEN' | 'NOT_TAKEN' | 'POSTPONED' | 'ESCALATED';
  readonly reasons: readonly string[];
  readonly text: string;
  readonly euros?: number;
  /** Asks a second colleague. */
  readonly proposed?: boolean;
  /** In how many days it is looked at again. */
  readonly again?: number;
}

export function decides({ word, euros, again, proposed = false, ...of }: Decided): Doing {
  return ({ db, by, id, day }) =>
    decide(db, by, {
      ...{ ...of, id: id(word), proposed },
      amount: euros === undefined ? null : euros * 100,
      againOn: again === undefined ? null : day(again),
    });
}

/** A rule at its level that got in the way: of a decision where there is a word for it. */
export function barrier(
  [rule, level]: readonly [rule: string, level: string],
  text: string,
  word?: string,
): Doing {
  return ({ db, by, id }) => {
    const decisionId = word === undefined ? null : id(word);
    return noteBarrier(db, by, { id: randomUUID(), decisionId, rule, level, text });
  };
}

export function wants(word: string, area: string, words: string): Doing {
  return ({ db, by, id }) => addGoal(db, by, { id: id(word), area, words });
}

/** A step of the plan: what, by whom, in how many days, for which goal. */
export interface Planned {
  readonly word: string;
  readonly what: string;
  /** A name; the person or this point otherwise. */
  readonly who: 'person' | 'point' | { readonly name: string };
  readonly in: number | null;
  readonly goal?: string;
}

export function plans(...steps: Planned[]): Doing {
  return async (hand) => {
    for (const step of steps) await addStep(hand.db, hand.by, stepOf(hand, step));
  };
}

/** The first version of a step is ticked off, said again as it was. */
export function ticksOff(...steps: Planned[]): Doing {
  return async (hand) => {
    for (const step of steps) {
      const told = stepOf(hand, { ...step, in: null });
      await changeStep(hand.db, hand.by, { ...told, version: 1, done: true });
    }
  };
}

/** How somebody who helps says that a step goes. */
export function helpSays(
  [answer, step]: readonly [answer: NewHelp['answer'], step: string],
  from: string,
  words: string,
): Doing {
  return ({ db, by, id }) =>
    addHelp(db, by, { id: randomUUID(), stepId: id(step), answer, from, words });
}

export function confers(
  word: string,
  wanted: Pick<ConferenceWanted, 'question' | 'place'> & { readonly in: number; hour: number },
): Doing {
  return ({ db, by, id, day }) => {
    const { in: days, hour, ...words } = wanted;
    const at = new Date(`${day(days)}T${String(hour).padStart(2, '0')}:00:00Z`);
    const made = { id: id(word), version: null, state: 'planned', notes: '', at } as const;
    return setConference(db, by, { ...made, ...words });
  };
}

export function conferred(
  word: string,
  wanted: Pick<ConferenceWanted, 'question' | 'place' | 'notes'>,
): Doing {
  return ({ db, by, id }) =>
    setConference(db, by, { id: id(word), version: 1, state: 'held', at: by.now, ...wanted });
}

/** Invites somebody by name, or a colleague by their sign-in. */
export function invites(
  conference: string,
  ...guests: { readonly kind: GuestKind; readonly name?: string; readonly login?: string }[]
): Doing {
  return async ({ db, by, id, account }) => {
    for (const { kind, name = null, login } of guests) {
      const accountId = login === undefined ? null : await account(login);
      const guest = { id: id(`${conference} ${name ?? login ?? kind}`), kind, accountId, name };
      await invite(db, by, { conferenceId: id(conference), ...guest });
    }
  };
}

export function shows(conference: string, name: string, ...parts: string[]): Doing {
  return ({ db, by, id }) => {
    const guestId = id(`${conference} ${name}`);
    const conferenceId = id(conference);
    return showGuest(db, by, { id: randomUUID(), conferenceId, guestId, parts });
  };
}

export function agreesOn(conference: string, ...steps: Planned[]): Doing {
  return async (hand) => {
    const conferenceId = hand.id(conference);
    for (const step of steps) {
      await agreeStep(hand.db, hand.by, { conferenceId, ...stepOf(hand, step) });
    }
  };
}

export function attaches(name: string, bytes: () => Uint8Array): Doing {
  return async ({ db, by }) => {
    const { caseId, accountId, filingKey, now } = by;
    const file = { name, bytes: bytes() };
    await keepAttachment(db, { caseId, accountId, filingKey, now, ...file });
  };
}

function stepOf({ id, day }: Hand, { word, what, who, in: days, goal }: Planned): NewStep {
  return {
    ...{ id: id(word), what },
    ...(typeof who === 'string' ? { doer: who, name: null } : { doer: 'other', name: who.name }),
    dueOn: days === null ? null : day(days),
    goalId: goal === undefined ? null : id(goal),
  };
}
