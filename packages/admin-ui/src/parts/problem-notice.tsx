import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/request.ts';
import { Notice } from './notice.tsx';

/** A refusal in the reader's language; nothing while there is none. */
export function ProblemNotice({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  return (
    <Notice kind="problem">
      <p>{t(`problem.${problemOf(error)}`)}</p>
    </Notice>
  );
}
