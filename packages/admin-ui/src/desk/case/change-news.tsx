import { useRef } from 'react';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';

interface Props {
  changing: { said: string | undefined; error: unknown };
}

/** What came of a change, at the top of its section; takes the focus that a dialog leaves. */
export function ChangeNews({ changing }: Props) {
  const news = useRef<HTMLDivElement>(null);
  useKeptFocus(news, changing.said);
  return (
    <div className="keeping-news" ref={news} tabIndex={-1}>
      {changing.said === undefined ? null : <Notice kind="good">{changing.said}</Notice>}
      <ProblemNotice error={changing.error} />
    </div>
  );
}
