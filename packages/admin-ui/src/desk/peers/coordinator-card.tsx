import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { aboveQuery } from '../../api/above.ts';
import type { Coordinator } from '../../api/peers.ts';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { Term } from '../../parts/terms.tsx';
import { Command } from '../../trust/command.tsx';
import { Identity } from '../../trust/identity.tsx';
import { Vouching } from '../../trust/vouching.tsx';

interface Props {
  coordinator: Coordinator | null;
  /** The address of this point. */
  own: string;
}

/** The region: whether it has taken this point in, and else who does what. */
export function CoordinatorCard({ coordinator, own }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="card" aria-labelledby="region">
      <h2 id="region">{t('peers.region')}</h2>
      {coordinator === null ? (
        <NotJoined />
      ) : (
        <>
          <Membership membership={coordinator.membership} own={own} />
          {coordinator.membership === 'member' ? <Vouched /> : null}
          <Identity {...coordinator} help={t('peers.regionFingerprint')}>
            <Term name={t('peers.joinedAt')}>{format.date(coordinator.joinedAt)}</Term>
          </Identity>
        </>
      )}
    </section>
  );
}

/** The region is asked for this, so it comes after the rest of the page. */
function Vouched() {
  const { t } = useTranslation();
  const query = useQuery(aboveQuery);
  const superior = query.data?.superior;
  if (superior) return <Vouching superior={superior} />;
  return query.isPending ? (
    <p className="soft">{t('vouching.asking')}</p>
  ) : (
    <QueryState query={query} />
  );
}

function NotJoined() {
  const { t } = useTranslation();
  return (
    <Notice kind="info" standing>
      <p>{t('peers.notJoined')}</p>
      <p>{t('peers.notJoinedDo')}</p>
      <Command>nabij join https://…</Command>
    </Notice>
  );
}

interface MembershipProps {
  membership: Coordinator['membership'];
  own: string;
}

function Membership({ membership, own }: MembershipProps) {
  const { t } = useTranslation();
  if (membership === 'member') {
    return (
      <Notice kind="good" standing>
        <p>{t('peers.membership.member')}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="warning" standing>
      <p>{t(`peers.membership.${membership}`)}</p>
      <p>{t(`peers.membershipDo.${membership}`)}</p>
      {membership === 'suspended' ? null : <Command>{`nabij admit ${own}`}</Command>}
    </Notice>
  );
}
