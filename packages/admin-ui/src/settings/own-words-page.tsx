import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ShownSettings, settingsQuery } from '../api/settings.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { OwnWordsForm } from './own-words-form.tsx';
import { useOwnWords } from './use-own-words.ts';
import './settings.css';

/** What a lead says to citizens in the town's own words. */
export function OwnWordsPage() {
  const { t } = useTranslation();
  const query = useQuery(settingsQuery);
  return (
    <>
      <PageHeading title={t('ownWords.title')} />
      <p className="lead">{t('ownWords.intro')}</p>
      {query.data === undefined ? <QueryState query={query} /> : <Begun shown={query.data} />}
    </>
  );
}

/** A point without a town has no pages yet. */
function Begun({ shown }: { shown: ShownSettings }) {
  const { t } = useTranslation();
  if (shown.setUp) return <Written shown={shown} />;
  return (
    <p>
      <Link to="/desk/setup">{t('setup.left.go')}</Link>
    </p>
  );
}

function Written({ shown }: { shown: ShownSettings }) {
  return <OwnWordsForm writing={useOwnWords(shown)} />;
}
