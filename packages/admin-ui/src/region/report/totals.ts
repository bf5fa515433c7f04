import type { Compared, ReportMeasure, ReportRow, YearReport } from '../../api/report.ts';
import { amountOf, type Words } from './words.ts';

/** A number of the whole region, and whether that is all of it. */
export interface Total {
  visible: number;
  /** Nothing of it is hidden, and every town told it. */
  isExact: boolean;
  isHidden: boolean;
}

/** The rows of a table of a report; none where nobody told it. */
export function rowsOf(report: YearReport, measure: ReportMeasure, table: string): ReportRow[] {
  return report.tables.find((it) => it.measure === measure && it.table === table)?.rows ?? [];
}

/** Whether something of a town is missing: then every number is only of what was told. */
function isPart({ towns }: YearReport): boolean {
  return towns.some(({ came }) => came !== 'all');
}

function totalOf(report: YearReport, measure: ReportMeasure, table = 'total'): Total | undefined {
  const [row] = rowsOf(report, measure, table);
  if (row === undefined) return undefined;
  const isHidden = row.hiddenTowns > 0;
  return { visible: row.visible, isExact: !isHidden && !isPart(report), isHidden };
}

/** How many came in and how many were closed, and what that is beside the year before. */
export function totalSentences(report: YearReport, words: Words): string[] {
  const received = totalOf(report, 'received');
  const closed = totalOf(report, 'closed');
  return [
    ...(isPart(report) ? [words.t('figuresPages.partTold')] : []),
    ...(received ? [receivedSentence(received, words)] : []),
    ...(received
      ? comparedSentences(report.compared.received, words, { measure: 'received', ...received })
      : []),
    ...(received ? peopleSentences(report, words) : []),
    ...rateSentences(report, words),
    ...(closed ? [closedSentence(closed, words)] : []),
    ...(closed
      ? comparedSentences(report.compared.closed, words, { measure: 'closed', ...closed })
      : []),
    ...massSentences(report, words),
  ];
}

function receivedSentence(total: Total, words: Words): string {
  const { t } = words;
  if (total.visible > 0) return t('report.received', { amount: amountOf(words, 'reports', total) });
  if (total.isHidden) return t('report.receivedHidden');
  return total.isExact ? t('report.receivedNone') : t('figuresPages.receivedNoneTold');
}

function closedSentence(total: Total, words: Words): string {
  const { t } = words;
  if (total.visible > 0) return t('report.closed', { amount: amountOf(words, 'cases', total) });
  if (total.isHidden) return t('report.closedHidden');
  return total.isExact ? t('report.closedNone') : t('figuresPages.closedNoneTold');
}

const FINDINGS = { higher: 'higher', lower: 'lower', 'not-apart': 'notApart' } as const;

function comparedSentences(
  { before, finding, why }: Compared,
  words: Words,
  { measure, visible }: { measure: 'received' | 'closed'; visible: number },
): string[] {
  const { t, list } = words;
  if (before !== null && before === visible) {
    return [t(measure === 'received' ? 'figuresPages.sameReceived' : 'figuresPages.sameClosed')];
  }
  if (before !== null && finding !== null) {
    const unit = measure === 'received' ? 'reports' : 'cases';
    const amount = amountOf(words, unit, { visible: before, isExact: true });
    return [t(`report.${FINDINGS[finding]}`, { amount })];
  }
  if (why.length === 0) return [];
  const reasons = list(why.map((one) => t(`report.why.${one}`)));
  const key = measure === 'received' ? 'notComparedReceived' : 'notComparedClosed';
  return [t(`report.${key}`, { reasons })];
}

function peopleSentences(report: YearReport, words: Words): string[] {
  const people = totalOf(report, 'received', 'people');
  if (people === undefined || people.visible === 0) return [];
  return [words.t('report.people', { amount: amountOf(words, 'people', people) })];
}

function rateSentences({ rate: found }: YearReport, { t, rate }: Words): string[] {
  if (found === null || found.interval.high === null) return [];
  const { low, high } = found.interval;
  return [t('report.rate', { rate: rate(found.rate.low), low: rate(low), high: rate(high) })];
}

function massSentences(report: YearReport, words: Words): string[] {
  const mass = totalOf(report, 'mass');
  if (mass === undefined) return [];
  if (mass.visible > 0) {
    return [words.t('report.mass', { amount: amountOf(words, 'reports', mass) })];
  }
  return mass.isHidden ? [words.t('report.massHidden')] : [];
}
