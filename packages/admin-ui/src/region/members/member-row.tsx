import { useTranslation } from 'react-i18next';
import type { Member, Refusal } from '../../api/members.ts';
import { useNow } from '../../format/node-clock.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { MemberSteps } from './member-steps.tsx';
import { ProofLines, Warning } from './proof-lines.tsx';
import { Refusals } from './refusals.tsx';
import { type Chosen, isClockOff, isOutOfReach, type News, wordsFor } from './steps.ts';

interface Props {
  town: Member;
  refusals: readonly Refusal[];
  onStep: (chosen: Chosen) => void;
  onNews: (news: News) => void;
}

/** One town or region: what to read aloud with it, when it was heard, and what can be done. */
export function MemberRow({ town, refusals, onStep, onNews }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        <bdi>{town.name}</bdi>
        <span className="member-url">
          <bdi dir="ltr" translate="no">
            {town.url}
          </bdi>
        </span>
      </th>
      <td data-label={t('members.fingerprint')}>
        <bdi className="code-line member-print" dir="ltr" translate="no">
          {town.fingerprint}
        </bdi>
      </td>
      <td data-label={t('members.connection')}>
        <p>{t('members.since', { date: format.date(town.admittedAt) })}</p>
        {town.role === 'point' ? <Received town={town} /> : null}
        {town.removedAt === null ? <Reach town={town} /> : null}
        <ProofLines member={town} />
        <Refusals town={town} refusals={refusals} />
      </td>
      <td>
        <MemberState town={town} />
        <MemberSteps town={town} onStep={onStep} onNews={onNews} />
      </td>
    </tr>
  );
}

/** A region sends no tables. */
function Received({ town: { receivedAt } }: { town: Member }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p>
      {receivedAt === null
        ? t('members.neverReceived')
        : t('members.received', { moment: format.moment(receivedAt) })}
    </p>
  );
}

function Reach({ town }: { town: Member }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { reachedAt, clockSeconds } = town;
  const said =
    reachedAt === null
      ? t('members.neverReached')
      : t('members.reached', { moment: format.moment(reachedAt) });
  return (
    <>
      {isOutOfReach(reachedAt, now) ? <Warning>{said}</Warning> : <p>{said}</p>}
      {isClockOff(clockSeconds) ? (
        <Warning>{t(`${wordsFor(town.role)}.clockOff`, { count: Math.abs(clockSeconds) })}</Warning>
      ) : null}
    </>
  );
}

const LOOKS: Record<'in' | 'suspended' | 'removed', { icon: IconName; tone: string }> = {
  in: { icon: 'check', tone: 'good' },
  suspended: { icon: 'wait', tone: 'waiting' },
  removed: { icon: 'stop', tone: 'done' },
};

function MemberState({ town }: { town: Member }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { suspendedAt, removedAt } = town;
  const state = removedAt !== null ? 'removed' : suspendedAt !== null ? 'suspended' : 'in';
  const since = removedAt ?? suspendedAt;
  const { icon, tone } = LOOKS[state];
  return (
    <>
      <span className="badge" data-tone={tone}>
        <Icon name={icon} />
        {t(`members.is.${state}`)}
      </span>
      {since === null ? null : (
        <span className="since">{t('members.from', { date: format.date(since) })}</span>
      )}
    </>
  );
}
