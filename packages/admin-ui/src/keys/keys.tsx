import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Keys, keysQuery } from '../api/keys.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { IntakeKey } from './intake-key.tsx';
import './keys.css';
import { Recovery } from './recovery.tsx';

/** The key that all reports are sealed to, and the sheet of paper for when all else is lost. */
export function KeysPage() {
  const { t } = useTranslation();
  const query = useQuery(keysQuery);
  return (
    <>
      <PageHeading title={t('keys.title')} />
      {query.data === undefined ? <QueryState query={query} /> : <KeyCards keys={query.data} />}
    </>
  );
}

function KeyCards({ keys }: { keys: Keys }) {
  const { current, resealing, recovery } = keys;
  return (
    <div className="keys">
      {current === null ? null : <IntakeKey current={current} left={resealing?.left ?? 0} />}
      <Recovery recovery={recovery} />
    </div>
  );
}
