import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/lists.ts';
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

/** What must be done next and by when: told by icon and words, and only then by colour. */
export function DueLabel({ row }: { row: Pick<CaseRow, 'dueOn' | 'dueStep'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { dueOn, dueStep } = row;
  if (dueOn === null) return <span className="soft">{t('today.due.none')}</span>;
  const nearness = nearnessOf(dueOn, new Date());
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
    <span className="due">
      <span className="badge" data-tone={tone}>
        <Icon name={icon} />
        <time dateTime={dueOn}>{words}</time>
      </span>
      {dueStep === null ? null : (
        <span className="due-step">
          {t(`terms.step.${dueStep as keyof Texts['terms']['step']}`)}
        </span>
      )}
    </span>
  );
}
