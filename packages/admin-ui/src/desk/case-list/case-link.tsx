import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/lists.ts';

/** Leads to a case; the whole line around it is its target. */
export function CaseLink({ row }: { row: Pick<CaseRow, 'id' | 'number'> }) {
  const { t } = useTranslation();
  return (
    <Link
      to="/desk/cases/$caseId"
      params={{ caseId: row.id }}
      className="case-link"
      aria-label={t('cases.open', { number: row.number })}
    >
      {row.number}
    </Link>
  );
}
