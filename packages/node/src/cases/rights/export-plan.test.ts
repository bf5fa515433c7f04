import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseIn } from '../../../../../test/filed-case.ts';
import { type PlannedCase, plannedCase } from '../../../../../test/planned-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { openReport } from '../../intake/follow/open-report.ts';
import { join } from '../trajectory/join.ts';
import { noteLookBack } from '../trajectory/look-backs.ts';
import { planPart } from './export-plan.ts';

let point: TestPoint;
let planned: PlannedCase;
beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  planned = await plannedCase(point, await caseIn(point, 'CLOSED'));
});
afterAll(() => point.drop());

/** The copy that a reporter takes with the code alone, or a worker's. */
const copy = async (of: PlannedCase, notes = false) => {
  const report = await openReport(point.db, of.filed.code);
  if (!report) throw new Error('the code opens it');
  return planPart(point.db, report, { language: 'nl', notes });
};

describe('a copy', () => {
  it('has the plan in it, opened with the receipt code alone', async () => {
    await planned.goal();
    await planned.step({ doer: 'other', name: 'Buurthuis', dueOn: '2026-12-01' });
    await planned.help();
    const id = await planned.lookBack();
    const said = { id, reached: true, codes: ['HELPED'], words: 'Hij lijkt rustiger.' };
    await noteLookBack(point.db, await planned.on(), said);
    const own = await copy(planned);
    expect(own).toMatchObject({
      together: [],
      goals: [{ area: { code: 'DEBT', label: 'Schulden' }, words: 'Ik wil rust in mijn geld.' }],
      steps: [{ what: 'De post openmaken', name: 'Buurthuis', dueOn: '2026-12-01' }],
      help: [{ answer: 'partly', from: 'Wijkteam' }],
      lookBacks: [{ reached: true, answers: [{ code: 'HELPED' }], words: null }],
    });
    // the words of others only where a worker weighs their rights first
    expect(JSON.stringify(own)).not.toContain('Het loopt.');
    const weighed = JSON.stringify(await copy(planned, true));
    expect(weighed).toContain('Het loopt.');
    expect(weighed).toContain('Hij lijkt rustiger.');
  });

  it('has nothing in it that came from another case, but says which are seen together', async () => {
    const other = await plannedCase(point);
    const { number } = await other.filed.row();
    await other.goal({ words: 'Van het andere dossier.' });
    await planned.goal();
    await join(point.db, await planned.on(), { number, manner: 'balie' });
    const own = await copy(planned);
    expect(own).toMatchObject({ together: [number], goals: [{ area: { code: 'DEBT' } }] });
    expect(own.goals).toHaveLength(1);
    expect((await copy(other)).goals).toMatchObject([{ words: 'Van het andere dossier.' }]);
  });

  it('of a case without a plan is empty', async () => {
    const nothing = { together: [], goals: [], steps: [], help: [], lookBacks: [] };
    expect(await copy(planned)).toEqual(nothing);
  });
});
