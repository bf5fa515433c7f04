import type { ReportMeasure, ReportRow, YearReport } from '../../api/report.ts';
import { rowsOf } from './totals.ts';
import { amountOf, type Unit, type Words } from './words.ts';

/** A part of the report about one table: what it shows on top, and the rest. */
export interface TopSection {
  readonly table: keyof typeof TABLES;
  readonly title: string;
  readonly notes: readonly string[];
  /** What is drawn and told in a table; nothing that is zero. */
  readonly rows: readonly { code: string; label: string; visible: number; isExact: boolean }[];
}

interface Asked {
  readonly measure: ReportMeasure;
  readonly unit: Unit;
  /** Whether one case can count in several rows. */
  readonly several?: true;
}

/** The tables that a report tells, in its order. */
export const TABLES = {
  subject: { measure: 'received', unit: 'reports' },
  ground: { measure: 'received', unit: 'reports', several: true },
  domain: { measure: 'received', unit: 'reports' },
  care_category: { measure: 'closed', unit: 'cases', several: true },
  barrier: { measure: 'closed', unit: 'mentions' },
  outcome: { measure: 'closed', unit: 'cases', several: true },
  timeliness: { measure: 'closed', unit: 'cases' },
} as const satisfies Record<string, Asked>;

/** So many barriers are told with their level: more is no agenda. */
const MOST_LEVELS = 3;

/** Every table of a report that anybody told. */
export function topSections(report: YearReport, words: Words): TopSection[] {
  // the names of a constant object
  const tables = Object.keys(TABLES) as TopSection['table'][];
  return tables.flatMap((table) => {
    const rows = rowsOf(report, TABLES[table].measure, table);
    return rows.length === 0 ? [] : [sectionOf(table, rows, { report, words })];
  });
}

function sectionOf(
  table: TopSection['table'],
  rows: readonly ReportRow[],
  { report, words }: { report: YearReport; words: Words },
): TopSection {
  const { t, list, code } = words;
  const asked: Asked = TABLES[table];
  const named = (some: readonly ReportRow[]) => list(some.map((row) => code(table, row.code)));
  const zeros = rows.filter((row) => row.visible === 0 && row.hiddenTowns === 0);
  const hidden = rows.filter((row) => row.visible === 0 && row.hiddenTowns > 0);
  const seen = rows.filter((row) => row.visible > 0);
  const mayBeMore = seen.length > 0 && rows.some((row) => row.hiddenTowns > 0);
  const isAny = seen.length > 0 || hidden.length > 0;
  return {
    table,
    title: titleOf(rows, { words, unit: asked.unit, named }),
    notes: [
      ...(mayBeMore ? [t('report.mayBeMore')] : []),
      ...(table === 'barrier' ? levelSentences(report, seen, words) : []),
      ...(hidden.length > 0 ? [t('report.onlyHidden', { labels: named(hidden) })] : []),
      ...(zeros.length > 0 && isAny ? [t('report.zero', { labels: named(zeros) })] : []),
      ...(asked.several && seen.length > 0 ? [t('report.several')] : []),
    ],
    rows: seen
      .toSorted((a, b) => b.visible - a.visible)
      .map((row) => ({
        ...{ code: row.code, label: code(table, row.code) },
        ...{ visible: row.visible, isExact: row.hiddenTowns === 0 },
      })),
  };
}

function titleOf(
  rows: readonly ReportRow[],
  of: { words: Words; unit: Unit; named: (some: readonly ReportRow[]) => string },
): string {
  const { words, unit, named } = of;
  const { t } = words;
  const isExact = rows.every((row) => row.hiddenTowns === 0);
  const visible = Math.max(...rows.map((row) => row.visible));
  if (visible === 0) return t(isExact ? 'report.topNone' : 'report.topHidden');
  const top = rows.filter((row) => row.visible === visible);
  const labels = named(top);
  const amount = amountOf(words, unit, { visible, isExact: true });
  if (!isExact) return t('report.topSeen', { labels, amount });
  return t(top.length > 1 ? 'report.topTie' : 'report.top', { labels, amount });
}

/** At which level the barriers on top are, as far as that is shown. */
function levelSentences(report: YearReport, seen: readonly ReportRow[], words: Words): string[] {
  const { t, list, code } = words;
  const pairs = rowsOf(report, 'closed', 'barrier_level');
  const top = seen.toSorted((a, b) => b.visible - a.visible).slice(0, MOST_LEVELS);
  return top.flatMap(({ code: barrier }) => {
    const own = pairs.filter((row) => row.code.startsWith(`${barrier}/`));
    const most = Math.max(0, ...own.map((row) => row.visible));
    if (most === 0) return [];
    const levels = own.filter((row) => row.visible === most).map((row) => levelOf(row.code));
    const isExact = own.every((row) => row.hiddenTowns === 0);
    return t(isExact ? 'report.level' : 'report.levelSeen', {
      barrier: code('barrier', barrier),
      levels: list(levels.map((level) => code('level', level))),
    });
  });
}

function levelOf(pair: string): string {
  return pair.split('/')[1] ?? pair;
}
