import { countedQuarters, type Period, releaseOf, valuesOf } from '@nabij/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../disclosure/audit.ts';
import { protect } from '../disclosure/protect.ts';
import { loadSolver, type Solver } from '../disclosure/solver.ts';
import { countRows } from './count-quarter.ts';
import { makeSafe, type Solve } from './make-safe.ts';
import { modelOf } from './model-of.ts';
import type { CountedRow } from './store.ts';

const PERIOD: Period = '2026-Q3';
const [QUARTER = { period: PERIOD, year: false }] = countedQuarters([PERIOD]);
const SECRET = new Uint8Array(32);
const HEAD = { period: PERIOD, codes: '2026.1', threshold: 5, previous: null };

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** The solver in this thread, and what it was asked. */
function solving(auditsToFail = 0): { solve: Solve; asked: string[] } {
  const asked: string[] = [];
  let failing = auditsToFail;
  const solve = async (job: Parameters<Solve>[0]) => {
    asked.push(job.what);
    if (job.what === 'protect') return protect(solver, job.model, { seconds: job.seconds });
    if (failing > 0) {
      failing -= 1;
      return { ok: false, tooNarrow: [], unsettled: [0] };
    }
    return audit(solver, job.model, { hidden: job.hidden, seconds: job.seconds });
  };
  return { solve: solve as Solve, asked };
}

const CASE: CountedRow = {
  measure: 'received',
  month: '2026-08',
  arrived: 'IN_PERIOD',
  subject: 'CARE',
  request: 'COMPLAINT',
  channel: 'WEB',
  residence: 'RES_HERE',
  grounds: [],
  domain: 'HEALTH_CARE',
  natures: [],
  handlings: [],
  careCategories: [],
  outcomes: [],
  barriers: [],
  timeliness: null,
  campaign: false,
  person: null,
};
const times = (n: number, it: Partial<CountedRow> = {}) =>
  Array.from({ length: n }, (): CountedRow => ({ ...CASE, ...it }));
const DISCRIMINATION = { subject: 'DISCRIMINATION', domain: 'WORK', grounds: ['AGE'] };

/** Subjects that are three together, and all that could tell them apart. */
const isHiddenThen = (address: string): boolean =>
  /^received.2026-(Q2|05).(subject|request|ground|domain|people)/.test(address) &&
  !address.endsWith('/subject/CARE');

function leaving(rows: readonly CountedRow[]) {
  const exact = countRows(rows, QUARTER);
  return { earlier: [], quarter: QUARTER, exact, threshold: 5, most: 30_000, secret: SECRET };
}

describe('counts that are made safe', () => {
  it('keep what is small, and enough beside it that nobody can subtract', async () => {
    const rows = [...times(20), ...times(2, DISCRIMINATION), ...times(9, { channel: 'PHONE' })];
    const { values, how } = await makeSafe(leaving(rows), solving().solve);
    const release = releaseOf(values, HEAD);
    const found = valuesOf(release);
    expect(how).toBe('chosen');
    expect(found.get('received/2026-Q3/total')).toBe(31);
    expect(found.get('received/2026-Q3/channel/PHONE')).toBe(9);
    expect(found.get('received/2026-Q3/subject/DISCRIMINATION')).toBeNull();
    const subjects = ['CARE', 'BOTH', 'QUESTION'].map((code) =>
      found.get(`received/2026-Q3/subject/${code}`),
    );
    expect(subjects).toContain(null);
    expect(found.get('mass/2026-Q3/total')).toBe(0);
  });

  it('hide many cases of few people', async () => {
    const rows = [...times(12, { person: 'p1' }), ...times(40, { channel: 'PHONE' })];
    const { values } = await makeSafe(leaving(rows), solving().solve);
    expect(values.get('received/2026-Q3/channel/WEB')).toBeNull();
    expect(values.get('received/2026-Q3/channel/PHONE')).not.toBe(12);
  });

  it('are coarser when what was chosen is not proven, and stay back when nothing is', async () => {
    const rows = [...times(20), ...times(30, DISCRIMINATION)];
    const once = solving(1);
    const coarse = await makeSafe(leaving(rows), once.solve);
    expect([coarse.how, once.asked]).toEqual(['coarse', ['protect', 'audit', 'audit']]);
    expect(coarse.values.get('received/2026-Q3/total')).toBe(50);
    expect(coarse.values.get('received/2026-Q3/ground/AGE')).toBeNull();
    const { how, values } = await makeSafe(leaving(rows), solving(2).solve);
    expect(how).toBe('nothing');
    expect(new Set(values.values())).toEqual(new Set([null]));
    expect(releaseOf(values, HEAD).counts.received).toMatchObject({ quarter: { total: null } });
  });

  it('keep the promise of an earlier release with another threshold, and no other', async () => {
    // from nothing to three can be of a subject: a threshold of three hides it, one of five cannot
    const spring = [...times(20), ...times(3, DISCRIMINATION)];
    const [before = QUARTER] = countedQuarters(['2026-Q2']);
    const exact = countRows(
      spring.map((it) => ({ ...it, month: '2026-05' })),
      before,
    );
    const shown = new Map(
      [...exact].map(([at, { value }]) => [at, isHiddenThen(at) ? null : value] as const),
    );
    const earlier = [releaseOf(shown, { ...HEAD, period: '2026-Q2', threshold: 3 })];
    const { how, values } = await makeSafe({ ...leaving(spring), earlier }, solving().solve);
    expect(how).toBe('chosen');
    expect(values.get('received/2026-Q3/total')).toBe(23);
    expect(values.get('received/2026-Q3/subject/DISCRIMINATION')).toBeNull();
  });

  it('stand in one system with what left before', async () => {
    const earlier = countRows(times(40, { month: '2026-05' }), { period: '2026-Q2', year: false });
    const values = new Map([...earlier].map(([address, { value }]) => [address, value]));
    const before = releaseOf(values, { ...HEAD, period: '2026-Q2' });
    const model = modelOf({ ...leaving(times(20)), earlier: [before] });
    const states = Map.groupBy(model.cells, ({ state }) => state);
    expect(states.get('shown')).toHaveLength(earlier.size);
    expect(states.get('free')).toHaveLength(leaving([]).exact.size);
  });
});
