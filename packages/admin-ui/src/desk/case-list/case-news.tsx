import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/lists.ts';
import { Icon } from '../../parts/icon.tsx';

/** Whether a case asks to be looked at first. */
export function asksAttention(row: CaseRow): boolean {
  return row.unread > 0 || isNew(row);
}

/** What is new in a case: something of its reporter, or all of it. */
export function CaseNews({ row }: { row: CaseRow }) {
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

/** Who has a case; oneself in bold. */
export function CaseOwner({ row }: { row: CaseRow }) {
  const { t } = useTranslation();
  if (row.ownerName === null) return <span className="soft">{t('cases.nobody')}</span>;
  return row.mine ? (
    <strong>{t('cases.me', { name: row.ownerName })}</strong>
  ) : (
    <bdi>{row.ownerName}</bdi>
  );
}

function isNew(row: CaseRow): boolean {
  return row.state === 'RECEIVED' && row.ownerName === null;
}
