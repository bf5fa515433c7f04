import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../api/members.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { type Report, reportOf, standingOf } from './report-of.ts';

/** Towns in order of name, quarters from old to new; each quarter leads to its page. */
export function HistoryTable({ overview }: { overview: Overview }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const towns = overview.towns.toSorted((a, b) => a.name.localeCompare(b.name, i18n.language));
  return (
    <ScrollTable newestLast>
      <table className="table overview-table" aria-labelledby="history">
        <thead>
          <tr>
            <th scope="col">{t('overview.town')}</th>
            {overview.periods.map((period) => (
              <th key={period} scope="col">
                <Link to="/region/overview" search={{ period }}>
                  {format.shortPeriod(period)}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {towns.map((town) => (
            <tr key={town.id}>
              <th scope="row">
                <bdi>{town.name}</bdi>
              </th>
              {overview.periods.map((period) => (
                <td key={period}>
                  <ReportCell report={reportOf(overview, town.id, period)} />
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
  const standing = standingOf(report);
  if (report.kind !== 'reported') {
    const isMissing = standing === 'silent' || standing === 'skipped';
    return (
      <span className="report" data-kind={isMissing ? 'silent' : 'none'}>
        <Icon name={isMissing ? 'silent' : standing === 'notYet' ? 'wait' : 'info'} />
        {t(`overview.standing.${standing}`)}
      </span>
    );
  }
  return (
    <span className="report" data-kind="reported">
      <Icon name={report.marks.length > 0 ? 'warning' : 'check'} />
      <span>
        {format.shortDate(report.at)}
        {report.received === 'some' ? null : (
          <span className="since">{t(`overview.short.${report.received}`)}</span>
        )}
        {report.isLate ? <span className="since">{t('overview.standing.late')}</span> : null}
        {report.marks.length > 0 ? (
          <span className="since">{t('overview.short.question')}</span>
        ) : null}
      </span>
    </span>
  );
}
