import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

type Kind = 'info' | 'good' | 'warning' | 'problem';

const ICONS: Record<Kind, IconName> = {
  info: 'info',
  good: 'check',
  warning: 'warning',
  problem: 'stop',
};

interface Props {
  kind: Kind;
  children: ReactNode;
  /** Standing notices are part of the page; others are read aloud when they appear. */
  standing?: boolean;
}

/** A message to the reader, told by icon and words and only then by colour. */
export function Notice({ kind, children, standing = false }: Props) {
  const live = kind === 'warning' || kind === 'problem' ? 'alert' : 'status';
  return (
    <div className="notice" data-kind={kind} role={standing ? undefined : live}>
      <Icon name={ICONS[kind]} />
      <div>{children}</div>
    </div>
  );
}
