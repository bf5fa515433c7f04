import type { HelpSaid } from '../../../api/plan.ts';
import type { IconName } from '../../../parts/icon.tsx';

/** What those who give the help can answer, in the order in which they are asked. */
export const HELP_ANSWERS = [
  'works',
  'partly',
  'not',
  'not-started',
] as const satisfies readonly HelpSaid['answer'][];

/** How each looks: words say it too. */
export const HELP_LOOKS: Record<HelpSaid['answer'], { icon: IconName; tone: string }> = {
  works: { icon: 'check', tone: 'good' },
  partly: { icon: 'wait', tone: 'waiting' },
  not: { icon: 'stop', tone: 'problem' },
  'not-started': { icon: 'silent', tone: 'done' },
};
