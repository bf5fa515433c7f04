import {
  DECLARED,
  type DeclaredName,
  MEASURE_NAMES,
  type MeasureName,
  periodOf,
  previousPeriod,
} from '@nabij/protocol';
import { audit } from '../access/audit/audit.ts';
import { Refusal } from '../system/problem.ts';
import { type Dhis2Export, type Dhis2Mapping, dhis2DataValues } from './open-data/dhis2.ts';
import { type CheckedMapping, cellOf, checkMapping } from './open-data/dhis2-mapping.ts';
import type { DataSet } from './open-data/observation.ts';
import { timed } from './open-data/period.ts';
import { findMapping, putMapping } from './open-data-store.ts';
import { isDeclared, type TrendQuestion } from './question.ts';
import { regionDataSet, townCodes } from './region-data-set.ts';
import { declaredCodes, type Region } from './said.ts';
import { listTowns } from './store.ts';

/** What a payload has, and what it leaves out, counted and named. */
export interface Dhis2Check {
  values: number;
  hidden: number;
  silent: number;
  notMember: number;
  /** Towns with numbers that no organisation unit stands for. */
  townsMissing: { code: string; name: string }[];
  /** Cells that no data element stands for, in tables of which the mapping names some. */
  cellsMissing: string[];
  /** Tables of which the mapping names nothing. */
  tablesMissing: string[];
}

/**
 * Checks and keeps a mapping.
 * @returns what is wrong in it, and then nothing was kept
 */
export async function setMapping(
  region: Region,
  sent: unknown,
  { by, now }: { by: string; now: Date },
): Promise<CheckedMapping> {
  const towns = new Set(townCodes(await listTowns(region.db)).values());
  const quarter = previousPeriod(periodOf(now));
  const cells = ({ measure, table }: { measure: string; table: string }) => {
    const question = questionOf({ measure, table }, spanOf(sent));
    return new Set(question ? declaredCodes(region, question, quarter) : []);
  };
  const checked = checkMapping(sent, { towns, cells });
  if (checked.mapping) {
    await region.db.transaction(async (tx) => {
      await putMapping(tx, checked.mapping, { by, now });
      const actor = { kind: 'account', id: by } as const;
      await audit(tx, { at: now, actor, act: 'dhis2-mapping-set' });
    });
  }
  return checked;
}

/**
 * The numbers of one period by the mapping that was set.
 * @param asked - `2026-07`, `2026-Q3` or `2026`
 * @throws Refusal `not-found` without a mapping, `request-invalid` for a period of another length
 */
export async function exportPeriod(
  region: Region,
  asked: string,
  now: Date,
): Promise<{ found: Dhis2Export; check: Dhis2Check }> {
  const kept = await findMapping(region.db);
  if (!kept) throw new Refusal('not-found');
  const { mapping } = kept;
  const period = periodAsked(asked, mapping);
  const data = await dataOf(region, mapping, { period, now });
  const found = dhis2DataValues(data, mapping);
  return { found, check: checkOf(found, mapping) };
}

function periodAsked(asked: string, { span }: Dhis2Mapping): string {
  const isPeriod = /^20\d\d(-Q[1-4]|-(0[1-9]|1[0-2]))?$/.test(asked);
  if (!isPeriod || timed(asked).span !== span) throw new Refusal('request-invalid');
  return span === 'year' ? `${asked}-Q1..${asked}-Q4` : asked;
}

async function dataOf(
  region: Region,
  { span, values }: Dhis2Mapping,
  { period, now }: { period: string; now: Date },
): Promise<DataSet> {
  const tables = new Map(values.map((it) => [`${it.measure}/${it.table}`, it]));
  const sets: DataSet[] = [];
  for (const one of tables.values()) {
    const question = questionOf(one, span);
    if (question) sets.push(await regionDataSet(region, question, now));
  }
  return {
    dimensions: [...new Set(sets.flatMap(({ dimensions }) => dimensions))],
    observations: sets.flatMap(({ observations }) =>
      observations.filter((one) => one.period === period),
    ),
  };
}

function checkOf({ dataValueSet, leftOut }: Dhis2Export, mapping: Dhis2Mapping): Dhis2Check {
  const mapped = leftOut.filter(({ why }) => why !== 'other-span' && why !== 'no-data-element');
  const count = (status: string) =>
    mapped.filter(({ observation }) => observation.status === status).length;
  const of = (reason: string) =>
    leftOut.filter(({ why }) => why === reason).map(({ observation }) => observation);
  const towns = of('no-org-unit')
    .filter(({ status }) => status === 'reported' || status === 'hidden')
    .map(({ town, townName }) => [town, townName] as const);
  const cells = of('no-data-element').map(
    (one) => `${one.measure}/${one.table}/${cellOf(one) ?? ''}`,
  );
  const named = new Set(mapping.values.map(({ measure, table }) => `${measure}/${table}`));
  const declared = tablesOf(mapping.span);
  return {
    values: dataValueSet.dataValues.length,
    hidden: count('hidden'),
    silent: count('silent'),
    notMember: count('not-member'),
    townsMissing: [...new Map(towns)].map(([code, name]) => ({ code, name })),
    cellsMissing: [...new Set(cells)],
    tablesMissing: declared.filter((path) => !named.has(path)),
  };
}

function tablesOf(span: Dhis2Mapping['span']): string[] {
  // the names of a constant object
  const tables = Object.keys(DECLARED) as DeclaredName[];
  return MEASURE_NAMES.flatMap((measure) =>
    tables.flatMap((table) =>
      isDeclared({ measure, table, span }) ? [`${measure}/${table}`] : [],
    ),
  );
}

function questionOf(
  { measure, table }: { measure: string; table: string },
  span: Dhis2Mapping['span'] | undefined,
): TrendQuestion | undefined {
  if (span === undefined || !Object.hasOwn(DECLARED, table) || !isMeasure(measure)) {
    return undefined;
  }
  // it is one of the names of that object
  const question: TrendQuestion = { measure, table: table as DeclaredName, span };
  return isDeclared(question) ? question : undefined;
}

function isMeasure(name: string): name is MeasureName {
  return MEASURE_NAMES.some((measure) => measure === name);
}

/** Needed to know which cells there are; a wrong one is told as a fault of the form. */
function spanOf(sent: unknown): Dhis2Mapping['span'] | undefined {
  const span = typeof sent === 'object' && sent !== null && 'span' in sent ? sent.span : undefined;
  return span === 'month' || span === 'quarter' || span === 'year' ? span : undefined;
}
