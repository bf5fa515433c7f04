import { randomUUID } from 'node:crypto';
import { type OpenAccount, unlockAccount } from '../../packages/node/src/access/accounts.ts';
import { noteBarrier } from '../../packages/node/src/cases/decisions/barrier.ts';
import { decide } from '../../packages/node/src/cases/decisions/decide.ts';
import { giveFeedback } from '../../packages/node/src/cases/feedback/feedback.ts';
import { openCaseFor } from '../../packages/node/src/cases/read.ts';
import { holdBack } from '../../packages/node/src/counts/leaving/hold.ts';
import { follow } from '../../packages/node/src/intake/follow/follow.ts';
import type { NetworkNode, SetClock } from '../network.ts';
import { people } from '../people.ts';
import { betweenPoints } from './between.ts';
import type { Actor } from './history.ts';
import { comeBack, type Stage, work } from './show/stage.ts';

/**
 * The people of a region, at work in its nodes by a clock that is set to each moment; `meet` lets
 * all of them know which points there are.
 */
export function actorIn(
  towns: readonly NetworkNode[],
  clock: SetClock,
  meet: () => Promise<void> = async () => {},
): Actor {
  const crew = people();
  const accounts = new Map<string, OpenAccount>();
  const seen = new Set<string>();
  const at = (id: string): NetworkNode => {
    const town = towns.find((it) => it.id === id);
    if (!town) throw new RangeError(`There is no town ${id}`);
    return town;
  };
  const signIn = async (town: NetworkNode, login: string): Promise<OpenAccount> => {
    const known = accounts.get(`${town.id} ${login}`);
    if (known) return known;
    const password = town.plan.people.find((it) => it.login === login)?.password ?? '';
    const who = await unlockAccount(town.running().database.db, login, password);
    accounts.set(`${town.id} ${login}`, who);
    return who;
  };
  return {
    setClock: (moment) => clock.set(moment),
    file: (town, filing) => crew.file(at(town), filing),
    act: (town, login, { caseId, act }) => crew.act(at(town), login, { caseId, move: act }),
    answer: (town, code, text) => crew.answer(at(town), code, text),
    decide: async (town, login, { caseId, decided: { barrier, ...decided } }) => {
      const { db } = at(town).running().database;
      const who = await signIn(at(town), login);
      const { filingKey } = (await openCaseFor(db, who, caseId)).open;
      const by = { caseId, accountId: who.accountId, filingKey, now: clock.now() };
      const id = randomUUID();
      await decide(db, by, { ...decided, id, againOn: null, text: '', proposed: false });
      if (barrier === null) return;
      await noteBarrier(db, by, { id: randomUUID(), decisionId: id, text: '', ...barrier });
    },
    feedback: async (town, code, codes) => {
      const { db } = at(town).running().database;
      const followed = await follow(db, code);
      if (!followed) throw new RangeError('No report has this code');
      await giveFeedback(db, { ...followed, now: clock.now() }, { codes, words: '' });
    },
    show: async (step, known) => {
      const { database, key } = at(step.town).running();
      const stage: Stage = { db: database.db, key, now: clock.now(), known };
      if (step.kind === 'come-back') return comeBack(stage, { ...step, id: step.case });
      const who = await signIn(at(step.town), step.login);
      return work(stage, who, { ...step, id: step.case });
    },
    between: (step, known) => step.does(betweenPoints(towns, { known, meet, clock })),
    release: async (town, period) => {
      if (!seen.has(period)) {
        // a thread each: side by side all towns take as long as the slowest
        await Promise.all(towns.map((it) => crew.prepare(it, period)));
        seen.add(period);
      }
      await crew.release(at(town), period);
    },
    hold: async (town, login, it) => {
      const { db } = at(town).running().database;
      const { accountId } = await signIn(at(town), login);
      await holdBack(db, it, { accountId, now: clock.now() });
    },
    deliver: async () => {
      for (const town of towns) await town.running().deliver();
    },
  };
}
