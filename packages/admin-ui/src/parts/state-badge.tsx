import { useCodeLabels } from './code-labels.ts';
import { Icon, type IconName } from './icon.tsx';

const LOOKS: Record<string, { icon: IconName; tone: string }> = {
  RECEIVED: { icon: 'spark', tone: 'new' },
  IN_PROGRESS: { icon: 'work', tone: 'busy' },
  WAITING_CITIZEN: { icon: 'wait', tone: 'waiting' },
  WAITING_OTHER: { icon: 'wait', tone: 'waiting' },
  MERGED: { icon: 'work', tone: 'done' },
  CLOSED: { icon: 'check', tone: 'done' },
  NOT_HANDLED: { icon: 'stop', tone: 'done' },
  WITHDRAWN: { icon: 'back', tone: 'done' },
  TRANSFERRED: { icon: 'back', tone: 'done' },
};

/** The state of a case in words, with an icon and a tint. */
export function StateBadge({ state }: { state: string }) {
  const { label } = useCodeLabels();
  const look = LOOKS[state] ?? { icon: 'info' as const, tone: 'done' };
  return (
    <span className="badge" data-tone={look.tone}>
      <Icon name={look.icon} />
      {label('status', state)}
    </span>
  );
}
