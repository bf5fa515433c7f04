import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../../access/use-freshly.ts';
import { useSession } from '../../access/use-session.ts';
import { changeMember, lookAt, type Member, membersQuery } from '../../api/members.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { type Chosen, isClockOff, type News, wordsFor } from './steps.ts';

interface Props {
  town: Member;
  onStep: (chosen: Chosen) => void;
  onNews: (news: News) => void;
}

/** What a keeper can do with one town. */
export function MemberSteps({ town, onStep, onNews }: Props) {
  const { t } = useTranslation();
  const isKeeper = useSession().account.role === 'keeper';
  const looking = useLook(town, onNews);
  const resuming = useResume(town, onNews);
  if (!isKeeper) return null;
  const { name, role, url } = town;
  if (town.removedAt !== null) {
    return (
      <Button
        className="button"
        onPress={() => onStep({ step: 'admit', role, url })}
        aria-label={t('members.admitAgainNamed', { town: name })}
      >
        {t('members.admitAgain')}…
      </Button>
    );
  }
  return (
    <>
      <div className="buttons">
        <BusyButton
          isBusy={looking.isPending}
          onPress={() => looking.mutate()}
          aria-label={t('members.lookNamed', { town: name })}
        >
          {t('members.look')}
        </BusyButton>
        {town.suspendedAt === null ? (
          <Button
            className="button"
            onPress={() => onStep({ step: 'suspend', town })}
            aria-label={t('members.suspendNamed', { town: name })}
          >
            {t('members.suspend')}…
          </Button>
        ) : (
          <BusyButton
            kind="main"
            isBusy={resuming.isPending}
            onPress={() => resuming.mutate()}
            aria-label={t('members.resumeNamed', { town: name })}
          >
            {t('members.resume')}
          </BusyButton>
        )}
        <Button
          className="button"
          onPress={() => onStep({ step: 'remove', town })}
          aria-label={t('members.removeNamed', { town: name })}
        >
          {t('members.remove')}…
        </Button>
      </div>
      <ProblemNotice error={looking.error ?? resuming.error} />
    </>
  );
}

/** Asks the member now who it is: whether it answers, with which key, and by which clock. */
function useLook({ url, role, name: town, fingerprint }: Member, onNews: (news: News) => void) {
  const { t } = useTranslation();
  const freshly = useFreshly();
  return useMutation({
    mutationFn: () => freshly(() => lookAt(url, role)),
    onSuccess: (found) => {
      if (found.fingerprint !== fingerprint) {
        onNews({ kind: 'warning', words: t(`${wordsFor(role)}.otherKey`, { town }) });
      } else if (isClockOff(found.clockSeconds)) {
        const words = t(`${wordsFor(role)}.clockOff`, { count: Math.abs(found.clockSeconds) });
        onNews({ kind: 'warning', words: `${town}: ${words}` });
      } else onNews({ kind: 'good', words: t('members.looksGood', { town }) });
    },
  });
}

function useResume({ url, role, name: town }: Member, onNews: (news: News) => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => changeMember('resume', url),
    onSettled: () => client.invalidateQueries({ queryKey: membersQuery.queryKey }),
    onSuccess: () => onNews({ kind: 'good', words: t(`${wordsFor(role)}.resumed`, { town }) }),
  });
}
