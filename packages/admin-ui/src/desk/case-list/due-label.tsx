import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/lists.ts';
import { useNow } from '../../format/node-clock.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import type { Texts } from '../../texts/language.ts';
import { type Nearness, nearnessOf } from './nearness.ts';

const LOOKS: Record<Nearness, { icon: IconName; tone: string }> = {
  late: { icon: 'warning', tone: 'problem' },
  today: { icon: 'wait', tone: 'waiting' },
  tomorrow: { icon: 'wait', tone: 'waiting' },
  near: { icon: 'wait', tone: 'waiting' },
  far: { icon: 'check', tone: 'good' },
};

type Due = Pick<CaseRow, 'dueOn' | 'dueStep'>;

/** What must be done next and by when. */
export function DueLabel({ row }: { row: Due }) {
  const { t } = useTranslation();
  if (row.dueOn === null) return <span className="soft">{t('today.due.none')}</span>;
  return (
    <span className="due">
      <DueLight dueOn={row.dueOn} />
      <DueStep step={row.dueStep} />
    </span>
  );
}

/** By when: told by icon and words, and only then by colour. @param dueOn `YYYY-MM-DD` */
export function DueLight({ dueOn }: { dueOn: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nearness = nearnessOf(dueOn, useNow());
  const { icon, tone } = LOOKS[nearness];
  const date = format.shortDate(dueOn);
  const words = {
    late: () => t('today.due.late', { date }),
    today: () => t('today.due.today'),
    tomorrow: () => t('today.due.tomorrow'),
    near: () => t('today.due.on', { date }),
    far: () => t('today.due.on', { date }),
  }[nearness]();
  return (
    <span className="badge" data-tone={tone}>
      <Icon name={icon} />
      <time dateTime={dueOn}>{words}</time>
    </span>
  );
}

/** What must be done next; nothing where no rule says so. */
export function DueStep({ step }: { step: string | null }) {
  const { t } = useTranslation();
  if (step === null) return null;
  return (
    <span className="due-step">{t(`terms.step.${step as keyof Texts['terms']['step']}`)}</span>
  );
}
