import { useTranslation } from 'react-i18next';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { PasskeyProblem } from './passkey.ts';

/** Why signing in did not work; a passkey question that made way for another one is no trouble. */
export function AccessNotice({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!(error instanceof PasskeyProblem)) return <ProblemNotice error={error} />;
  if (error.trouble === 'overtaken') return null;
  return (
    <Notice kind="problem">
      <p>{t(`passkey.${error.trouble}`)}</p>
    </Notice>
  );
}
