import { useTranslation } from 'react-i18next';
import type { Member, Members, Overview } from '../../api/members.ts';
import { QuarterRow } from './quarter-row.tsx';

interface Props {
  overview: Overview;
  period: string;
  /** How the towns are connected; it may come later than what they told. */
  members: Members | undefined;
  onRemind: (town: Member) => void;
}

/** One quarter, town by town in order of name: never of counts. */
export function QuarterTable({ overview, period, members, onRemind }: Props) {
  const { t, i18n } = useTranslation();
  const towns = overview.towns.toSorted((a, b) => a.name.localeCompare(b.name, i18n.language));
  return (
    <table className="table stacked-table" aria-labelledby="reported">
      <thead>
        <tr>
          <th scope="col">{t('overview.town')}</th>
          <th scope="col">{t('overview.when')}</th>
          <th scope="col">{t('overview.what')}</th>
          <th scope="col">{t('overview.made')}</th>
          <th scope="col">{t('overview.toDo')}</th>
        </tr>
      </thead>
      <tbody>
        {towns.map((town) => (
          <QuarterRow
            key={town.id}
            town={town}
            period={period}
            overview={overview}
            member={members?.members.find(({ url }) => url === town.id)}
            reminder={members?.reminders.find(
              (one) => one.url === town.id && one.period === period,
            )}
            refusal={members?.refusals.find((one) => one.url === town.id && one.period === period)}
            onRemind={onRemind}
          />
        ))}
      </tbody>
    </table>
  );
}
