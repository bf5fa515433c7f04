import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../access/use-session.ts';
import { sessionQuery } from '../api/session.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import './account.css';

const LOOK_AGAIN_MS = 10_000;

/** Signed in, but no colleague has let this person in to the cases yet. */
export function Waiting() {
  const { t } = useTranslation();
  const session = useSession();
  // As soon as somebody did, the screen moves on by itself.
  useQuery({ ...sessionQuery, refetchInterval: LOOK_AGAIN_MS });
  return (
    <>
      <PageHeading title={t('waiting.title')} />
      <div className="card waiting">
        <p>{t('waiting.text')}</p>
        <p>{t('waiting.how')}</p>
        {session.checkNumber === null ? null : (
          <p className="check-number">
            <span>{t('waiting.number')}</span>
            <strong translate="no" dir="ltr">
              {session.checkNumber}
            </strong>
          </p>
        )}
        <Notice kind="info" standing>
          {t('waiting.stay')}
        </Notice>
      </div>
    </>
  );
}
