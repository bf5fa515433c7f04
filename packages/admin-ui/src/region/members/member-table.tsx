import { useTranslation } from 'react-i18next';
import type { Member, MemberRole, Refusal } from '../../api/members.ts';
import { MemberRow } from './member-row.tsx';
import { type Chosen, type News, wordsFor } from './steps.ts';

interface Props {
  kind: MemberRole;
  members: readonly Member[];
  refusals: readonly Refusal[];
  onStep: (chosen: Chosen) => void;
  onNews: (news: News) => void;
}

/** Members in order of name; who was removed stands last. */
export function MemberTable({ kind, members, refusals, onStep, onNews }: Props) {
  const { t, i18n } = useTranslation();
  const words = wordsFor(kind);
  if (members.length === 0) return <p className="empty">{t(`${words}.none`)}</p>;
  const gone = (member: Member) => (member.removedAt === null ? 0 : 1);
  const towns = members.toSorted(
    (a, b) => gone(a) - gone(b) || a.name.localeCompare(b.name, i18n.language),
  );
  return (
    <table className="table stacked-table member-table">
      <caption>
        {t(`${words}.caption`, { count: members.filter((it) => it.removedAt === null).length })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t(`${words}.town`)}</th>
          <th scope="col">{t('members.fingerprint')}</th>
          <th scope="col">{t('members.connection')}</th>
          <th scope="col">{t('members.state')}</th>
        </tr>
      </thead>
      <tbody>
        {towns.map((town) => (
          <MemberRow
            key={town.url}
            town={town}
            refusals={refusals}
            onStep={onStep}
            onNews={onNews}
          />
        ))}
      </tbody>
    </table>
  );
}
