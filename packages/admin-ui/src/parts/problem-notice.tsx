import { createContext, useContext, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/request.ts';
import { Notice } from './notice.tsx';

/** Whether what the screen is about was removed since it came. */
export const GoneContext = createContext(false);

/** A refusal in the reader's language; nothing while there is none. */
export function ProblemNotice({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const isGone = useContext(GoneContext);
  const words = useRef<HTMLParagraphElement>(null);
  // in a long dialog the button that was pressed is far below
  useEffect(() => {
    if (error) words.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (error === null || error === undefined) return null;
  const problem = problemOf(error);
  return (
    <Notice kind="problem">
      <p ref={words}>
        {isGone && problem === 'not-found' ? t('live.gone') : t(`problem.${problem}`)}
      </p>
    </Notice>
  );
}
