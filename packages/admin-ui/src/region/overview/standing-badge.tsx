import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../parts/icon.tsx';
import type { Standing } from './report-of.ts';

const LOOKS: Readonly<Record<Standing, { icon: IconName; tone: string }>> = {
  inTime: { icon: 'check', tone: 'good' },
  late: { icon: 'check', tone: 'waiting' },
  notYet: { icon: 'wait', tone: 'done' },
  silent: { icon: 'silent', tone: 'problem' },
  skipped: { icon: 'silent', tone: 'problem' },
  notMember: { icon: 'info', tone: 'done' },
};

/** How punctual a town was: by words and icon, and only then by colour. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const { icon, tone } = LOOKS[standing];
  return (
    <span className="badge" data-tone={tone}>
      <Icon name={icon} />
      {t(`overview.standing.${standing}`)}
    </span>
  );
}
