import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/cases.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Icon } from '../../parts/icon.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';

export function CaseTable({ cases }: { cases: readonly CaseRow[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-scroll">
      <table className="table case-table">
        <caption className="only-aloud">{t('cases.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('cases.number')}</th>
            <th scope="col">{t('cases.about')}</th>
            <th scope="col">{t('cases.news')}</th>
            <th scope="col">{t('cases.status')}</th>
            <th scope="col">{t('cases.received')}</th>
            <th scope="col">{t('cases.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((row) => (
            <CaseLine key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CaseLine({ row }: { row: CaseRow }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const format = useFormat();
  return (
    <tr data-news={isNew(row) || row.unread > 0 ? '' : undefined}>
      <th scope="row" className="case-number">
        <Link
          to="/desk/cases/$caseId"
          params={{ caseId: row.id }}
          className="case-link"
          aria-label={t('cases.open', { number: row.number })}
        >
          {row.number}
        </Link>
      </th>
      <td>
        <span className="case-subject">{label('subject', row.subject)}</span>
        <span className="case-request">{label('request_type', row.request)}</span>
      </td>
      <td>
        <News row={row} />
      </td>
      <td>
        <StateBadge state={row.state} />
      </td>
      <td>
        <time dateTime={row.receivedAt} title={format.moment(row.receivedAt)}>
          {format.age(row.receivedAt)}
        </time>
      </td>
      <td>
        <Owner row={row} />
      </td>
    </tr>
  );
}

function isNew(row: CaseRow): boolean {
  return row.state === 'RECEIVED' && row.ownerName === null;
}

function News({ row }: { row: CaseRow }) {
  const { t } = useTranslation();
  if (row.unread > 0) {
    return (
      <span className="news">
        <Icon name="letter" />
        {t('cases.unread', { count: row.unread })}
      </span>
    );
  }
  if (isNew(row)) {
    return (
      <span className="news">
        <Icon name="spark" />
        {t('cases.new')}
      </span>
    );
  }
  return <span className="only-aloud">{t('cases.noNews')}</span>;
}

function Owner({ row }: { row: CaseRow }) {
  const { t } = useTranslation();
  if (row.ownerName === null) return <span className="soft">{t('cases.nobody')}</span>;
  return row.mine ? <strong>{t('cases.me', { name: row.ownerName })}</strong> : row.ownerName;
}
