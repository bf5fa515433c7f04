import { createHash, randomUUID } from 'node:crypto';
import { dayIn, type SigningKey } from '@nabij/protocol';
import { accountByLogin } from '../../../packages/node/src/access/store.ts';
import { act } from '../../../packages/node/src/cases/act.ts';
import type { Act } from '../../../packages/node/src/cases/acts.ts';
import { journalOpening, openCaseFor } from '../../../packages/node/src/cases/read.ts';
import { caseWithFiling, markRead, messagesOf } from '../../../packages/node/src/cases/store.ts';
import { follow } from '../../../packages/node/src/intake/follow/follow.ts';
import type { Db } from '../../../packages/node/src/system/database.ts';
import type { Unlocked } from '../../../packages/node/src/vault/intake-key.ts';
import { DAY_MS } from '../arrivals.ts';
import type { Answering, Doing, Hand } from './show-case.ts';

/** A point at a moment, and where its show cases are found. */
export interface Stage {
  readonly db: Db;
  readonly key: Pick<SigningKey, 'publicJwk'>;
  readonly now: Date;
  readonly known: (id: string) => { readonly caseId: string; readonly code: string };
}

/** Lets a worker open a case, read what is new in it, and do something. */
export async function work(
  stage: Stage,
  who: Unlocked,
  { id, does }: { id: string; does: readonly Doing[] },
): Promise<void> {
  const { db, now } = stage;
  const { caseId } = stage.known(id);
  const { accountId } = who;
  await journalOpening(db, { caseId, actorId: accountId }, now);
  await markRead(db, await messagesOf(db, caseId), { from: 'reporter', now });
  const hand = await handOf(stage, who, id);
  for (const doing of does) await doing(hand);
}

/** Lets the reporter of a case come back with the code. */
export async function comeBack(
  { db, now, known }: Stage,
  { id, says }: { id: string; says: readonly Answering[] },
): Promise<void> {
  const { code } = known(id);
  const followed = await follow(db, code);
  if (!followed) throw new RangeError(`No report has the code of ${id}`);
  const { caseId, filingKey } = followed;
  for (const saying of says) {
    await saying({ db, by: { caseId, filingKey, accountId: null, now }, id: ids(caseId) });
  }
}

async function handOf({ db, key, now, known }: Stage, who: Unlocked, id: string): Promise<Hand> {
  const { caseId } = known(id);
  const { filing, open } = await openCaseFor(db, who, caseId);
  const { anonymity, language } = filing;
  const { accountId } = who;
  const nodeKeys = [key.publicJwk];
  const country = 'NL';
  const on = { caseId, accountId, anonymity, language, filingKey: open.filingKey };
  const by = { ...on, now, country, who, nodeKeys } as const;
  return {
    db,
    by,
    id: ids(caseId),
    day: (fromNow) => dayIn(country, new Date(now.getTime() + fromNow * DAY_MS)),
    act: async (move) => {
      const found = await caseWithFiling(db, caseId);
      const version = found?.case.version;
      await act(db, by, { ...move, version, messageId: randomUUID() } as Act);
    },
    other: async (name) => {
      const found = await caseWithFiling(db, known(name).caseId);
      if (!found) throw new RangeError(`There is no case ${name}`);
      return { caseId: found.case.id, number: found.case.number };
    },
    account: async (login) => {
      const account = await accountByLogin(db, login);
      if (!account) throw new RangeError(`Nobody is called ${login}`);
      return account.id;
    },
  };
}

/** Ids in the form of RFC 9562 version 8: made of the case and a word. */
export function ids(caseId: string): (word: string) => string {
  return (word) => {
    const hex = createHash('sha256').update(`${caseId} ${word}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}
