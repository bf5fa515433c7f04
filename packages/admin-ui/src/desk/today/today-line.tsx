import type { ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';

interface Props {
  /** What it is about: read first. */
  about: ReactNode;
  /** By when, or how it stands. */
  light?: ReactNode;
  /** What must be done. */
  step?: ReactNode;
  /** Which case, and what else helps to know it again. */
  more: ReactNode;
  /** Who has it. */
  who?: ReactNode;
  hasNews?: boolean;
  /** Said above the one line to begin with. */
  first?: string | undefined;
}

/** One line of Today, in the order of what matters: about what, by when, what to do, who. */
export function TodayLine({ about, light, step, more, who, ...marks }: Props) {
  const { hasNews = false, first } = marks;
  return (
    <li
      className="today-line"
      data-news={hasNews ? '' : undefined}
      data-first={first === undefined ? undefined : ''}
    >
      {first === undefined ? null : (
        <span className="today-first">
          <Icon name="next" />
          {first}
        </span>
      )}
      <span className="today-about">{about}</span>
      {light === undefined ? null : <span className="today-light">{light}</span>}
      {step === undefined ? null : <span className="today-step">{step}</span>}
      <span className="today-more soft">{more}</span>
      {who === undefined ? null : <span className="today-who">{who}</span>}
    </li>
  );
}
