import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { menuQuery } from '../../../api/services.ts';
import { QueryState } from '../../../parts/query-state.tsx';

/** As many as one takes in at a glance; the menu has them all. */
const MOST = 5;

/** What is near here and fits, and the way to a menu of it for the reporter. */
export function FittingServices({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const query = useQuery(menuQuery(shown.id));
  const menu = query.data;
  if (menu === undefined) return <QueryState query={query} />;
  if (menu.fitting.length + menu.others.length === 0) return null;
  return (
    <>
      <h3>{t('lines.inCase.services')}</h3>
      {menu.fitting.length === 0 ? (
        <p>{t('lines.inCase.servicesNone')}</p>
      ) : (
        <ul className="case-services">
          {menu.fitting.slice(0, MOST).map(({ id, title }) => (
            <li key={id}>
              <bdi>{title}</bdi>
            </li>
          ))}
        </ul>
      )}
      <Link className="button" to="/desk/cases/$caseId/menu" params={{ caseId: shown.id }}>
        {t('lines.inCase.menu')}
      </Link>
    </>
  );
}
