import { valuesOf } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endCode } from '../../../../test/ended-code.ts';
import { type FiledCase, filedCase, type Wanted } from '../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../test/point.ts';
import { preparedOf } from '../../../../test/prepared.ts';
import { splitCase } from './flow/split.ts';
import { exportMany } from './papers/export-many.ts';
import { exportCase } from './rights/export.ts';
import { journalOf } from './store.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const TODAY = '2026-11-21';

let point: TestPoint;
let restore = () => {};
beforeAll(async () => {
  point = await testPoint();
  point.clock.set(NOW);
});
afterEach(() => restore());
afterAll(() => point.drop());

async function complaint(about = 'CARE'): Promise<FiledCase> {
  const ground = about === 'CARE' ? [] : ['AGE'];
  const filed = await filedCase(point, { about, ground, setting: 'HEALTH_CARE' });
  await filed.does({ act: 'take' });
  return filed;
}
const coded = (careCategories?: string[]): Wanted => ({
  ...{ act: 'code', grounds: [], domain: 'HEALTH_CARE', natures: [], handlings: ['ADVICE'] },
  careCategories,
});
const of = async (filed: FiledCase) => (await filed.row()).careCategories;

describe('the care categories of a case', () => {
  it.each(['CARE', 'BOTH'])('are several, of a complaint of the subject %s', async (about) => {
    const filed = await complaint(about);
    expect(await of(filed)).toEqual([]);
    await filed.does(coded(['QUALITY', 'LISTENING', 'MANAGEMENT']));
    expect(await of(filed)).toEqual(['QUALITY', 'LISTENING', 'MANAGEMENT']);
    const { version } = await filed.row();
    const acts = (await journalOf(point.db, filed.id)).map(({ act }) => act);
    expect([version, acts.filter((act) => act === 'code')]).toEqual([3, ['code']]);
  });

  it('stay when they are left out, and go when none is chosen', async () => {
    const filed = await complaint();
    await filed.does(coded(['SAFETY']));
    await filed.does(coded());
    expect(await of(filed)).toEqual(['SAFETY']);
    await filed.does(coded([]));
    expect(await of(filed)).toEqual([]);
  });

  it.each([
    ['of a case that is not about care', 'DISCRIMINATION', ['QUALITY']],
    ['of a question', 'QUESTION', ['CLINICAL']],
    ['that are none', 'CARE', ['NOPE']],
    ['of a list below them', 'CARE', ['Q1']],
    ['named like a word of the language', 'CARE', ['constructor']],
    ['twice', 'CARE', ['QUALITY', 'QUALITY']],
    ['beside the domain that stands for no more', 'CARE', ['CLINICAL', 'QUALITY']],
  ])('are refused: %s', async (_, about, categories) => {
    const filed = await complaint(about);
    const refused = filed.does(coded(categories));
    await expect(refused).rejects.toMatchObject({ problem: 'request-invalid' });
    expect(await of(filed)).toEqual([]);
  });

  it.each([
    ['care_category', 'RESPECT'],
    ['care_domain', 'RELATIONSHIP'],
  ] as const)('of %s are put on nothing new when they ended (%s)', async (list, code) => {
    const [filed, other] = [await complaint(), await complaint()];
    await filed.does(coded([code]));
    restore = endCode(list, code, '2026-11-20');
    const refused = other.does(coded([code]));
    await expect(refused).rejects.toMatchObject({ problem: 'request-invalid' });
    await filed.does(coded([code, 'SAFETY']));
    expect(await of(filed)).toEqual([code, 'SAFETY']);
  });

  it('are kept by the database for complaints about care only', async () => {
    const { id } = await complaint('DISCRIMINATION');
    const put = point.db.execute(sql`update cases set care_categories = '{QUALITY}'
      where id = ${id}::uuid`);
    await expect(put).rejects.toThrow();
  });

  it('stay their own in a case that ends with another', async () => {
    const [main, other] = [await complaint(), await complaint()];
    await main.does(coded(['SAFETY']));
    await other.does(coded(['RESPECT']));
    await other.merges((await main.row()).number);
    await main.does({ act: 'close', outcomes: ['SOLVED'] });
    expect([await of(main), await of(other)]).toEqual([['SAFETY'], ['RESPECT']]);
    const tallied = await point.db.execute(sql`select care_categories from tallies
      where measure = 'closed' and case_id in (${main.id}::uuid, ${other.id}::uuid) order by 1`);
    expect(tallied.map((row) => row.care_categories)).toEqual([['RESPECT'], ['SAFETY']]);
  });

  it('are not those of the second matter that is taken out', async () => {
    const filed = await complaint();
    await filed.does(coded(['SAFETY']));
    const { version } = await filed.row();
    const matter = { subject: 'CARE', grounds: [], domain: 'HEALTH_CARE', story: 'x', files: [] };
    const id = await splitCase(point.db, await filed.actor(), { version, ...matter });
    const rows = await point.db.execute(sql`select care_categories from cases
      where id = ${id}::uuid`);
    expect([await of(filed), rows[0]?.care_categories]).toEqual([['SAFETY'], []]);
  });
});

describe('who has them too', () => {
  it('is the reporter, in their words', async () => {
    const filed = await complaint();
    await filed.does(coded(['SAFETY', 'MANAGEMENT']));
    const said = async (language: string) => {
      const at = { name: 'Meldpunt', url: 'https://meldpunt.example', country: 'NL' } as const;
      const options = { point: at, now: NOW, notes: false, fileContents: false, language };
      const { coding } = await exportCase(point.db, await filed.open(), options);
      return coding.careCategories;
    };
    expect(await said('nl')).toEqual([
      { code: 'SAFETY', label: 'De zorg was niet veilig' },
      { code: 'MANAGEMENT', label: 'Hoe de zorg geregeld was' },
    ]);
    const labels = (await said('uk')).map(({ label }) => label);
    expect(labels.join()).toMatch(/^[\p{Script=Cyrillic} ,]+$/u);
  });

  it('is a list of many cases, and they can be looked for', async () => {
    const filed = await complaint();
    await filed.does(coded(['ENVIRONMENT', 'LISTENING']));
    const { number } = await filed.row();
    const by = { accountId: point.worker.accountId, today: TODAY, timeZone: 'Europe/Amsterdam' };
    const wording = { as: 'words', language: 'nl', country: 'NL' } as const;
    const found = async (care: string) => {
      const wanted = { filters: { state: 'all', care }, by, format: 'csv', wording } as const;
      const text = new TextDecoder().decode(await exportMany(point.db, wanted, NOW));
      const [head, ...rows] = text.replace('\uFEFF', '').trim().split('\r\n');
      return { head, rows: rows.filter((row) => row.startsWith(`${number},`)) };
    };
    const { head, rows } = await found('ENVIRONMENT');
    expect(head).toMatch(/,Zorgklacht: categorie \(HCAT\)$/);
    expect(rows.join()).toMatch(/Omgeving; Luisteren"?$/);
    expect((await found('MANAGEMENT')).rows).toEqual(rows);
    expect((await found('CLINICAL')).rows).toEqual([]);
  });
});

describe('what a town tells of its care complaints', () => {
  it('is how many of each category were closed, and nothing of a few', async () => {
    await point.db.execute(sql`delete from tallies`);
    const closes = async (times: number, ...categories: string[]) => {
      for (let nth = 0; nth < times; nth += 1) {
        const filed = await complaint();
        await filed.does(coded(categories));
        await filed.does({ act: 'close', outcomes: ['SOLVED'] });
      }
    };
    await closes(12, 'QUALITY', 'SAFETY');
    await closes(9, 'CLINICAL', 'LISTENING');
    await closes(2, 'RESPECT');
    const { release } = await preparedOf(point, '2026-Q4');
    const values = valuesOf(release);
    const told = (code: string) => values.get(`closed/2026-Q4/care_category/${code}`);
    expect(['QUALITY', 'SAFETY', 'CLINICAL', 'LISTENING'].map(told)).toEqual([12, 12, 21, 9]);
    expect(told('RESPECT')).toBeNull();
    expect(values.get('closed/2026-Q4/subject/CARE')).toBe(23);
  });
});
