import { randomUUID } from 'node:crypto';
import { isPeriod } from '@nabij/protocol';
import { type OpenAccount, unlockAccount } from '../packages/node/src/access/accounts.ts';
import { act } from '../packages/node/src/cases/act.ts';
import type { Act } from '../packages/node/src/cases/acts.ts';
import { answerByReporter } from '../packages/node/src/cases/conversation.ts';
import { journalOpening, openCase } from '../packages/node/src/cases/read.ts';
import { markRead, messagesOf } from '../packages/node/src/cases/store.ts';
import type { Prepared } from '../packages/node/src/counts/prepare.ts';
import { release } from '../packages/node/src/counts/release.ts';
import type { Filed } from '../packages/node/src/intake/file.ts';
import { follow } from '../packages/node/src/intake/follow/follow.ts';
import type { Answers } from '../packages/node/src/intake/report/answers.ts';
import { openIntakeKeys } from '../packages/node/src/vault/intake-key.ts';
import { goesToTheOther, goToTheOther } from './both-sides.ts';
import { fileDirectly } from './file-directly.ts';
import type { NetworkNode } from './network.ts';
import { preparedOf } from './prepared.ts';

/** An act as people mean it: the version of the case and a message's id are looked up or made. */
export type Move = Act extends infer A
  ? A extends Act
    ? Omit<A, 'version' | 'messageId'>
    : never
  : never;

/** People of a region at work, through the nodes' own steps and without a browser. */
export interface People {
  file(
    town: NetworkNode,
    filing: { answers: Answers; language: string; channel: string },
  ): Promise<Filed>;
  act(town: NetworkNode, login: string, it: { caseId: string; move: Move }): Promise<void>;
  answer(town: NetworkNode, code: string, text: string): Promise<void>;
  /** Looks at what would leave. */
  prepare(town: NetworkNode, period: string): Promise<Prepared>;
  release(town: NetworkNode, period: string): Promise<void>;
}

export function people(): People {
  const signedIn = new Map<string, OpenAccount>();

  async function signIn(town: NetworkNode, login: string): Promise<OpenAccount> {
    const known = signedIn.get(`${town.id}/${login}`);
    if (known) return known;
    const person = town.plan.people.find((it) => it.login === login);
    if (!person) throw new Error(`Nobody signs in as ${login} at ${town.id}`);
    const who = await unlockAccount(town.running().database.db, login, person.password);
    signedIn.set(`${town.id}/${login}`, who);
    return who;
  }

  async function prepare(town: NetworkNode, period: string): Promise<Prepared> {
    if (!isPeriod(period)) throw new RangeError(`${period} is no quarter`);
    const { database, federation } = town.running();
    return preparedOf({ ...database, key: federation.key }, period);
  }

  return {
    async file(town, filing) {
      const { db } = town.running().database;
      const { NABIJ_TOWN: name = '', NABIJ_MUNICIPALITY: municipality = '' } = town.plan.env;
      const here = { name, municipality, country: countryOf(town) };
      return fileDirectly({ db, town: here }, filing, town.plan.clock.now());
    },
    async act(town, login, { caseId, move }) {
      const { db } = town.running().database;
      const who = await signIn(town, login);
      const open = await openCase(db, await openIntakeKeys(db, who), caseId);
      const now = town.plan.clock.now();
      await journalOpening(db, { caseId, actorId: who.accountId }, now);
      if (open.unread > 0)
        await markRead(db, await messagesOf(db, caseId), { from: 'reporter', now });
      const actor = {
        caseId,
        accountId: who.accountId,
        anonymity: open.filing.anonymity,
        language: open.filing.language,
        who,
        nodeKeys: [town.running().federation.key.publicJwk],
        filingKey: open.open.filingKey,
        now,
        country: countryOf(town),
      };
      if (move.act === 'code' && goesToTheOther(move.handlings)) {
        if (actor.anonymity === 'NAMED') await goToTheOther(db, actor, move.domain);
      }
      const { version } = (await openCase(db, await openIntakeKeys(db, who), caseId)).case;
      await act(db, actor, { ...move, version, messageId: randomUUID() } as Act);
    },
    async answer(town, code, text) {
      const { db } = town.running().database;
      const followed = await follow(db, code);
      if (!followed) throw new Error('No report has this code');
      const { caseId, filingKey } = followed;
      const now = town.plan.clock.now();
      await answerByReporter(db, { id: randomUUID(), caseId, text, filingKey, now });
    },
    prepare,
    async release(town, period) {
      const { database, federation } = town.running();
      const who = await signIn(town, town.plan.people[0]?.login ?? '');
      const { release: shown, digest } = await prepare(town, period);
      const now = town.plan.clock.now();
      const approval = { period: shown.period, digest, accountId: who.accountId, now };
      await release(database.db, federation, approval);
    },
  };
}

/** By whose law the terms of a town run; as in the settings, the Netherlands unless told. */
function countryOf({ plan }: NetworkNode): 'NL' | 'BE' {
  return plan.env.NABIJ_COUNTRY === 'BE' ? 'BE' : 'NL';
}
