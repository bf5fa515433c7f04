import { randomUUID } from 'node:crypto';
import { addConsent } from '../packages/node/src/cases/consents/consents.ts';
import { addGoal, type NewGoal } from '../packages/node/src/cases/trajectory/goals.ts';
import { addHelp, type NewHelp } from '../packages/node/src/cases/trajectory/help.ts';
import { planLookBack } from '../packages/node/src/cases/trajectory/look-backs.ts';
import type { Planning } from '../packages/node/src/cases/trajectory/open-trajectory.ts';
import { addStep, type NewStep } from '../packages/node/src/cases/trajectory/steps.ts';
import { type CasePoint, type FiledCase, filedCase } from './filed-case.ts';

/** A case of a point, and what is planned for it by its first worker. */
export interface PlannedCase {
  readonly filed: FiledCase;
  on(): Promise<Planning>;
  goal(told?: Partial<NewGoal>): Promise<string>;
  step(told?: Partial<NewStep>): Promise<string>;
  help(told?: Partial<NewHelp>): Promise<string>;
  /** With others than the person, in January; the case has to be closed. */
  lookBack(): Promise<string>;
  /** The reporter's own yes to one purpose that names nobody. */
  agrees(purpose?: string): Promise<string>;
}

/** A case for which something can be planned: one that was filed now, unless told. */
export async function plannedCase(point: CasePoint, given?: FiledCase): Promise<PlannedCase> {
  const filed = given ?? (await filedCase(point));
  const on = async (): Promise<Planning> => ({
    who: point.worker,
    accountId: point.worker.accountId,
    caseId: filed.id,
    filingKey: (await filed.open()).open.filingKey,
    nodeKeys: [point.key.publicJwk],
    country: 'NL',
    now: point.clock.now(),
  });
  return {
    filed,
    on,
    goal: async (told = {}) => {
      const goal = { id: randomUUID(), area: 'DEBT', words: 'Ik wil rust in mijn geld.', ...told };
      await addGoal(point.db, await on(), goal);
      return goal.id;
    },
    step: async (told = {}) => {
      const who = { doer: 'person', name: null, dueOn: null, goalId: null } as const;
      const step = { id: randomUUID(), what: 'De post openmaken', ...who, ...told };
      await addStep(point.db, await on(), step);
      return step.id;
    },
    help: async (told = {}) => {
      const said = { answer: 'partly', from: 'Wijkteam', words: 'Het loopt.' } as const;
      const help = { id: randomUUID(), stepId: null, ...said, ...told };
      await addHelp(point.db, await on(), help);
      return help.id;
    },
    lookBack: async () => {
      const id = randomUUID();
      await planLookBack(point.db, await on(), { id, way: 'others', dueOn: '2027-01-04' });
      return id;
    },
    agrees: async (purpose = 'REUSE') => {
      const { caseId, filingKey, now } = await on();
      const id = randomUUID();
      const by = { caseId, filingKey, accountId: null, now };
      await addConsent(point.db, by, { id, purpose, party: null, state: 'given' });
      return id;
    },
  };
}
