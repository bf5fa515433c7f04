import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { holdsToReview } from '../rights/store.ts';
import { liftHold, readHold, setHold } from './hold.ts';

let point: TestPoint;
let filed: FiledCase;
beforeAll(async () => {
  point = await testPoint();
  filed = await filedCase(point);
});
afterAll(() => point.drop());

const hold = async (wanted: { reason?: string; reviewOn?: string } = {}) =>
  setHold(point.db, await filed.actor(), {
    reason: 'De rechter vraagt het dossier op.',
    reviewOn: '2027-05-01',
    ...wanted,
  });
const read = async () => readHold(point.db, filed.id, (await filed.actor()).filingKey);
const acts = async () => {
  const rows = await point.db.execute<{ act: string }>(
    sql`select act from audit_entries where case_id = ${filed.id} and act like 'hold-%' order by id`,
  );
  return rows.map(({ act }) => act);
};

describe('a legal hold', () => {
  it('has a sealed reason, an owner and a day of review', async () => {
    await hold();
    expect(await read()).toEqual({
      reason: 'De rechter vraagt het dossier op.',
      reviewOn: '2027-05-01',
      owner: 'Anna Zoeker',
    });
    const [row] = await point.db.execute<{ text: string }>(
      sql`select holds::text as text from holds`,
    );
    expect(row?.text).not.toContain('rechter');
  });

  it('is replaced when it is reviewed, and lifted once', async () => {
    await hold({ reason: 'Hoger beroep.', reviewOn: '2028-11-21' });
    expect((await read())?.reason).toBe('Hoger beroep.');
    await liftHold(point.db, await filed.actor());
    expect(await read()).toBeNull();
    await expect(liftHold(point.db, await filed.actor())).rejects.toThrow('not-found');
    expect(await acts()).toEqual(['hold-set', 'hold-set', 'hold-lifted']);
  });

  it.each(['2026-11-21', '2026-11-20', '2028-11-22', '2027-02-30', 'soon', ''])(
    'is not reviewed on %j',
    async (reviewOn) => {
      await expect(hold({ reviewOn })).rejects.toThrow('request-invalid');
    },
  );

  it('goes by the day of the town, also just after its midnight', async () => {
    const noon = point.clock.now();
    point.clock.set(new Date('2026-11-20T23:30:00Z'));
    await expect(hold({ reviewOn: '2026-11-21' })).rejects.toThrow('request-invalid');
    await hold({ reviewOn: '2028-11-21' });
    point.clock.set(noon);
    await liftHold(point.db, await filed.actor());
  });

  it('needs a reason that is not too long', async () => {
    await expect(hold({ reason: ' \n ' })).rejects.toThrow('reason-required');
    await expect(hold({ reason: 'x'.repeat(2001) })).rejects.toThrow('request-invalid');
    expect(await read()).toBeNull();
  });

  it('whose day has come is listed, the oldest first', async () => {
    await hold({ reviewOn: '2026-12-01' });
    const { number } = await filed.row();
    expect(await holdsToReview(point.db, '2026-11-30')).toEqual([]);
    expect(await holdsToReview(point.db, '2026-12-01')).toEqual([
      { id: filed.id, number, reviewOn: '2026-12-01', owner: 'Anna Zoeker' },
    ]);
  });
});
