import { useTranslation } from 'react-i18next';
import type { Member } from '../../api/members.ts';
import { useNow } from '../../format/node-clock.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { isOutOfReach } from './steps.ts';

/** The proof of membership that a member shows: until when, or what is wrong with it. */
export function ProofLines({ member }: { member: Member }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { proof, removedAt, admittedAt } = member;
  const { fault, givenAt, until } = proof;
  const moment = (at: string | null) => (at === null ? '–' : format.moment(at));
  if (removedAt !== null) {
    return fault === null ? <p>{t('proof.last', { until: moment(until) })}</p> : null;
  }
  if (fault === null) {
    return <p>{t('proof.holds', { given: moment(givenAt), until: moment(until) })}</p>;
  }
  if (fault === 'missing') {
    // who was admitted today has hardly had the time to fetch it
    const isLate = isOutOfReach(admittedAt, now);
    return isLate ? <Warning>{t('proof.missing')}</Warning> : <p>{t('proof.missing')}</p>;
  }
  return (
    <>
      <Warning>{t(`proof.fault.${fault}`, { until: moment(until) })}</Warning>
      <p>{t('proof.ask')}</p>
    </>
  );
}

/** What is not as it should be with a member, in a line. */
export function Warning({ children }: { children: string }) {
  return (
    <p className="mark">
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}
