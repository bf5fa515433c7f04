import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { act } from '../packages/node/src/cases/act.ts';
import type { Act, Actor } from '../packages/node/src/cases/acts.ts';
import { answerByReporter } from '../packages/node/src/cases/conversation.ts';
import { mergeCase, unmergeCase } from '../packages/node/src/cases/flow/merge.ts';
import { openCase } from '../packages/node/src/cases/read.ts';
import { resume, withdraw } from '../packages/node/src/cases/withdraw.ts';
import type { ActName, ReportersAct, State } from '../packages/node/src/cases/workflow.ts';
import type { Answers } from '../packages/node/src/intake/report/answers.ts';
import { openIntakeKeys } from '../packages/node/src/vault/intake-key.ts';
import { fileDirectly } from './file-directly.ts';
import type { TestPoint } from './point.ts';

const ANSWERS: Answers = {
  about: 'DISCRIMINATION',
  want: 'COMPLAINT',
  story: 'De baas zei dat mijn soort hier niet past.',
  place: 'HERE',
  elsewhere: '',
  lives: 'YES',
  setting: 'WORK',
  when: 'vorige week',
  ongoing: false,
  ground: ['AGE'],
  anonymity: 'NAMED',
  contact: { name: 'Bo Wandel', email: 'bo@example.org', phone: '' },
  role: 'SELF',
  notice: false,
  earlier: null,
};

/** What of a point a case is made with. */
export type CasePoint = Pick<TestPoint, 'db' | 'clock' | 'worker' | 'key'>;

/** A case of a point and what is done to it, with the version looked up. */
export interface FiledCase {
  readonly id: string;
  readonly code: string;
  actor(accountId?: string): Promise<Actor>;
  row(): Promise<Awaited<ReturnType<typeof openCase>>['case']>;
  open(): ReturnType<typeof openCase>;
  /** By the first worker unless told. */
  does(wanted: Wanted, accountId?: string): Promise<void>;
  answers(text: string, id?: string): Promise<void>;
  withdraws(text?: string, id?: string): Promise<void>;
  resumes(text?: string, id?: string): Promise<void>;
  /** Into the case with this number. */
  merges(into: number, because?: 'person' | 'matter'): Promise<void>;
  unmerges(): Promise<void>;
}

/** An act whose version is looked up. */
export type Wanted = Act extends infer A ? (A extends Act ? Omit<A, 'version'> : never) : never;

/** Files a report at a point, as the last step of the form does. */
export async function filedCase(
  point: CasePoint,
  answers: Partial<Answers> = {},
): Promise<FiledCase> {
  const { db, clock, worker } = point;
  const town = { name: 'Wilgendrecht', municipality: 'XXDL01', country: 'NL' } as const;
  const filing = { answers: { ...ANSWERS, ...answers }, language: 'nl', channel: 'WEB' };
  const { caseId: id, code } = await fileDirectly({ db, town }, filing, clock.now());

  const open = async () => openCase(db, await openIntakeKeys(db, worker), id);
  const actor = async (accountId = worker.accountId) => {
    const { filing: sealed, open: opened } = await open();
    const { anonymity, language } = sealed;
    const at = { now: clock.now(), country: 'NL', nodeKeys: [point.key.publicJwk] } as const;
    const by = { accountId, anonymity, language, who: worker };
    return { caseId: id, filingKey: opened.filingKey, ...by, ...at };
  };
  const message = async (text: string, messageId: string = randomUUID()) => {
    const { filingKey } = (await open()).open;
    return { id: messageId, caseId: id, text, filingKey, now: clock.now(), country: 'NL' } as const;
  };
  return {
    id,
    code,
    actor,
    open,
    row: async () => (await open()).case,
    does: async (wanted, accountId) => {
      const { version } = (await open()).case;
      await act(db, await actor(accountId), { ...wanted, version } as Act);
    },
    answers: async (text, messageId) => answerByReporter(db, await message(text, messageId)),
    withdraws: async (text = 'Stop maar.', messageId) =>
      withdraw(db, await message(text, messageId)),
    resumes: async (text = 'Het gebeurde weer.', messageId) =>
      resume(db, await message(text, messageId)),
    merges: async (into, because = 'matter') => {
      const { version } = (await open()).case;
      await mergeCase(db, await actor(), { version, into, because });
    },
    unmerges: async () => {
      const { version } = (await open()).case;
      await unmergeCase(db, await actor(), { version });
    },
  };
}

/** Acts that need a colleague or another case. */
type TiedAct = 'hand-on' | 'support' | 'unsupport' | 'merge' | 'unmerge' | 'split';

/** Acts of the workflow that a worker does to one case on their own. */
export type WorkersAct = Exclude<ActName, ReportersAct | TiedAct>;

/** What a worker sends for an act of the workflow. */
export function wantedFor(name: WorkersAct): Wanted {
  const messageId = randomUUID();
  switch (name) {
    case 'reply':
    case 'ask':
      return { act: 'reply', text: 'Dank u.', waiting: name === 'ask', messageId };
    case 'code':
      return {
        act: 'code',
        grounds: ['AGE'],
        domain: 'WORK',
        natures: ['HOSTILE'],
        handlings: ['ADVICE'],
      };
    case 'close':
      return { act: 'close', outcomes: ['SOLVED'] };
    case 'refuse':
      return {
        act: 'refuse',
        reason: 'NOT_COMPETENT',
        text: 'Hier gaan wij niet over.',
        messageId,
      };
    case 'reopen':
      return { act: 'reopen', note: 'Toch nog niet klaar.' };
    case 'note':
      return { act: 'note', text: 'Gebeld.' };
    case 'wait':
      return { act: 'wait', note: 'Woonbedrijf zoekt het uit.', until: '2026-12-15' };
    case 'take':
    case 'go-on':
      return { act: name };
  }
}

const WAYS: Record<State, readonly WorkersAct[]> = {
  RECEIVED: [],
  IN_PROGRESS: ['take', 'code'],
  WAITING_CITIZEN: ['take', 'code', 'ask'],
  WAITING_OTHER: ['take', 'code', 'wait'],
  MERGED: ['take', 'code'],
  CLOSED: ['take', 'code', 'close'],
  NOT_HANDLED: ['take', 'code', 'refuse'],
  WITHDRAWN: ['take', 'code'],
  TRANSFERRED: ['take', 'code'],
};

/** A case that came into a state by the acts that lead there. */
export async function caseIn(
  point: TestPoint,
  state: State,
  answers: Partial<Answers> = {},
): Promise<FiledCase> {
  const filed = await filedCase(point, answers);
  for (const name of WAYS[state]) await filed.does(wantedFor(name));
  if (state === 'WITHDRAWN') await filed.withdraws();
  if (state === 'TRANSFERRED') {
    await point.db.execute(
      sql`update cases set state = 'TRANSFERRED' where id = ${filed.id}::uuid`,
    );
  }
  if (state === 'MERGED') {
    const main = await filedCase(point);
    await main.does({ act: 'take' });
    await filed.merges((await main.row()).number);
  }
  return filed;
}
