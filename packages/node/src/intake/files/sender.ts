import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { Refusal } from '../../system/problem.ts';
import { keyOf as keyOfCase, openReport } from '../follow/open-report.ts';
import { type IntakeDeps, recognise, type Stationery, type Visitor } from '../visit/visitor.ts';
import { keyOf } from './sealed-upload.ts';

/** Who sends files, the key of their uploads, and the report that they have open. */
export interface Sender {
  readonly person: Visitor;
  readonly key: Uint8Array;
  openReport(): Promise<OpenCase | undefined>;
}

/** The case of an open report, and the key of everything in it. */
export type OpenCase = ReturnType<typeof keyOfCase>;

const KEY_BYTES = 32;

/** Finds out who sends in a request. */
export interface Senders {
  /** Somebody who sent files before; undefined for anybody else. */
  of(c: Context): Promise<Sender | undefined>;
  /**
   * The same, with a key for their files if they have none.
   * @throws Refusal not-found if there is no report, sent or not, that files could go with
   */
  starting(c: Context): Promise<Sender>;
  /** Waits for the turn of this address. @throws Refusal too-many */
  turn(c: Context): Promise<void>;
}

export function findSenders(deps: IntakeDeps, stationery: Stationery): Senders {
  const { limits, addressOf } = deps;
  return {
    of: async (c) => {
      const person = await recognise(c, deps, stationery);
      const { filesKey } = person.visit ?? {};
      return filesKey === undefined ? undefined : senderWith(deps, person, filesKey);
    },
    starting: async (c) => startSending(deps, await recognise(c, deps, stationery)),
    turn: (c) => limits.sends.turn(addressOf(c)),
  };
}

/**
 * Gives somebody a key for their files; it is sealed with the rest of what is remembered of them.
 * @throws Refusal not-found if there is no report, sent or not, that files could go with
 */
export async function startSending(deps: Pick<IntakeDeps, 'db'>, person: Visitor): Promise<Sender> {
  if (!person.visit) throw new Refusal('not-found');
  const fresh = randomBytes(KEY_BYTES).toString('base64url');
  const filesKey =
    person.visit.filesKey ??
    (await person.change((visit) => ({ ...visit, filesKey: visit.filesKey ?? fresh }))).filesKey;
  return senderWith(deps, person, filesKey ?? fresh);
}

/** The case of the report that somebody has open. */
export async function openCaseOf(
  db: IntakeDeps['db'],
  visit: Visitor['visit'],
): Promise<OpenCase | undefined> {
  const report = visit?.follow ? await openReport(db, visit.follow) : undefined;
  return report && keyOfCase(report);
}

function senderWith({ db }: Pick<IntakeDeps, 'db'>, person: Visitor, filesKey: string): Sender {
  return { person, key: keyOf(filesKey), openReport: () => openCaseOf(db, person.visit) };
}
