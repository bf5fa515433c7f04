import { useTranslation } from 'react-i18next';
import type { ReportTown, YearReport } from '../../api/report.ts';
import { useFormat } from '../../format/use-format.ts';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import type { Words } from './words.ts';

interface Props {
  report: YearReport;
  words: Words;
  labelledBy: string;
}

/** Towns in order of name: an order of counts would be a league table. */
export function TownTable({ report, words, labelledBy }: Props) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const towns = report.towns.toSorted((a, b) => a.name.localeCompare(b.name, i18n.language));
  return (
    <ScrollTable>
      <table className="table report-towns" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{t('report.column.town')}</th>
            {report.quarters.map((period) => (
              <th key={period} scope="col">
                {format.shortPeriod(period)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('report.column.received')}
            </th>
            <th scope="col" className="number">
              {t('report.column.rate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {towns.map((town) => (
            <tr key={town.id}>
              <th scope="row">{town.name}</th>
              {town.quarters.map(({ period, state }) => (
                <td key={period}>{t(`report.state.${state}`)}</td>
              ))}
              <td className="number">
                <Received town={town} words={words} />
              </td>
              <td className="number">
                <Rate town={town} words={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}

function Received({ town: { received }, words }: { town: ReportTown; words: Words }) {
  const { t, number } = words;
  if (received === null) return t('report.state.silent');
  if (received.isExact) return number(received.visible);
  if (received.visible === 0) return t('report.hiddenWord');
  return t('report.orMore', { shown: number(received.visible) });
}

function Rate({ town, words }: { town: ReportTown; words: Words }) {
  const { t, rate } = words;
  const found = town.rate;
  if (found === null || found.interval.high === null) return t('report.notTold');
  const { low, high } = found.interval;
  return (
    <>
      {t('report.range', { rate: rate(found.rate.low), low: rate(low), high: rate(high) })}
      {town.isFew ? <span className="report-few">{t('figuresPages.few')}</span> : null}
    </>
  );
}
