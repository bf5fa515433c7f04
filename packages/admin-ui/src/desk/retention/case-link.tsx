import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** A case by its number, as the way to its page. */
export function CaseLink({ id, number }: { id: string; number: number }) {
  const { t } = useTranslation();
  return (
    <Link to="/desk/cases/$caseId" params={{ caseId: id }}>
      {t('cases.open', { number })}
    </Link>
  );
}
