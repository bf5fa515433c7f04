import { useTranslation } from 'react-i18next';
import type { Overview } from '../../api/region.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { type Report, reportOf } from './report-of.ts';

/** Towns in order of name, quarters from old to new. */
export function OverviewTable({ overview }: { overview: Overview }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const towns = overview.towns.toSorted((a, b) => a.name.localeCompare(b.name, i18n.language));
  return (
    <ScrollTable newestLast>
      <table className="table overview-table">
        <caption className="only-aloud">{t('overview.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('overview.town')}</th>
            {overview.periods.map((period) => (
              <th key={period} scope="col">
                {format.shortPeriod(period)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {towns.map((town) => (
            <tr key={town.id}>
              <th scope="row">
                {town.name}
                <span className="since">
                  {t('overview.since', { date: format.date(town.admittedAt) })}
                </span>
              </th>
              {overview.periods.map((period) => (
                <td key={period}>
                  <ReportCell report={reportOf(overview, town, period)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}

function ReportCell({ report }: { report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (report === 'not-member') return <span className="unknown">{t('overview.notMember')}</span>;
  if (report === 'silent') {
    return (
      <span className="report" data-kind="silent">
        <Icon name="silent" />
        {t('overview.silent')}
      </span>
    );
  }
  return (
    <span className="report" data-kind="reported">
      <Icon name="check" />
      <span className="only-aloud">{t('overview.reported')}</span>
      {format.shortDate(report.receivedAt)}
    </span>
  );
}
