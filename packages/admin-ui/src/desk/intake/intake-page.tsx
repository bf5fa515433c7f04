import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formQuery } from '../../api/intake.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { Beginning } from './beginning.tsx';
import { Handed } from './handed.tsx';
import { Questions } from './questions.tsx';
import { useIntakeDraft } from './use-intake-draft.ts';
import './intake.css';

/** A worker files for somebody who is at the desk, on the phone, or who wrote. */
export function IntakePage() {
  const { t, i18n } = useTranslation();
  const [draft] = useIntakeDraft();
  const own = useQuery(formQuery(i18n.language));
  if (draft.filed !== undefined) return <Handed filed={draft.filed} />;
  return (
    <>
      <PageHeading title={t('intake.title')} />
      <p className="lead">{t('intake.lead')}</p>
      {own.data === undefined ? (
        <QueryState query={own} />
      ) : (
        <div className="intake">
          <div inert={draft.isUncertain}>
            <Beginning own={own.data} />
          </div>
          {draft.language === '' || draft.channel === '' ? (
            <p className="soft">{t('intake.chooseFirst')}</p>
          ) : (
            <Questions own={own.data} language={draft.language} />
          )}
        </div>
      )}
    </>
  );
}
