import type { Handover, HandoverState } from '../../api/handovers.ts';
import type { IconName } from '../../parts/icon.tsx';

const LOOKS: Record<HandoverState, { icon: IconName; tone: string }> = {
  offered: { icon: 'wait', tone: 'waiting' },
  moved: { icon: 'next', tone: 'busy' },
  accepted: { icon: 'next', tone: 'busy' },
  arrived: { icon: 'check', tone: 'good' },
  back: { icon: 'back', tone: 'done' },
  closed: { icon: 'stop', tone: 'done' },
  rejected: { icon: 'stop', tone: 'done' },
};

/** The drawing and the tint of a state; what waits for us is new. */
export function lookOf({ side, state }: Pick<Handover, 'side' | 'state'>) {
  return side === 'receiver' && state === 'offered'
    ? ({ icon: 'spark', tone: 'new' } as const)
    : LOOKS[state];
}
