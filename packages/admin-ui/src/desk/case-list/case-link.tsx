import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/lists.ts';

interface Props {
  row: Pick<CaseRow, 'id' | 'number'>;
  /** Says that it is a case, where no heading above it does. */
  inWords?: boolean;
}

/** Leads to a case; the whole line around it is its target. */
export function CaseLink({ row, inWords = false }: Props) {
  const { t } = useTranslation();
  const name = t('cases.open', { number: row.number });
  return (
    <Link
      to="/desk/cases/$caseId"
      params={{ caseId: row.id }}
      className="case-link"
      aria-label={name}
    >
      {inWords ? name : row.number}
    </Link>
  );
}
