import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { StateBadge } from '../../../parts/state-badge.tsx';

/** Cases that belong with this one, and what is new in them. */
export function Linked({ linked }: { linked: CaseDetail['linked'] }) {
  const { t } = useTranslation();
  if (linked.length === 0) return null;
  return (
    <>
      <h3>{t('flow.links')}</h3>
      <ul className="flow-links">
        {linked.map((one) => (
          <li key={one.id}>
            <span>{t(`flow.tie.${one.tie}`)}</span>{' '}
            <Link to="/desk/cases/$caseId" params={{ caseId: one.id }}>
              {t('flow.link', { number: one.number })}
            </Link>
            {one.because === null ? null : <span> ({t(`flow.because.${one.because}`)})</span>}{' '}
            <StateBadge state={one.state} />
            {one.unread === 0 ? null : <strong> {t('flow.unread', { count: one.unread })}</strong>}
          </li>
        ))}
      </ul>
    </>
  );
}
