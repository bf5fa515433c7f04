import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  HOLD_REASONS,
  type Hold,
  holdRelease,
  letReleaseGo,
  releasesQuery,
} from '../../api/releases.ts';
import { useFormat } from '../../format/use-format.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Pick } from '../../parts/pick.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';

/** Holds a quarter back with one press, and lets it go with one. */
export function HoldBack({ period, hold }: { period: string; hold: Hold | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const news = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<'heldDone' | 'letGoDone'>();
  const named = { period: format.period(period) };
  const moving = useMutation({
    mutationFn: (isHeld: boolean) => (isHeld ? letReleaseGo(period) : holdRelease(period, null)),
    onSuccess: (_, isHeld) => setSaid(isHeld ? 'letGoDone' : 'heldDone'),
    onError: () => setSaid(undefined),
    onSettled: () => client.invalidateQueries({ queryKey: releasesQuery.queryKey, exact: true }),
  });
  useKeptFocus(news, said);
  return (
    <div className="hold">
      <div ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{t(`leaving.${said}`, named)}</Notice>}
        <ProblemNotice error={moving.error} />
      </div>
      {hold === undefined ? null : <Held hold={hold} />}
      <div>
        <BusyButton
          isBusy={moving.isPending}
          aria-label={t(hold ? 'leaving.letGoNamed' : 'leaving.holdNamed', named)}
          onPress={() => moving.mutate(hold !== undefined)}
        >
          {t(hold ? 'leaving.letGo' : 'leaving.hold')}
        </BusyButton>
      </div>
    </div>
  );
}

/** Who holds it since when, and why, if somebody says so. */
function Held({ hold }: { hold: Hold }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const giving = useMutation({
    mutationFn: (chosen: string) =>
      holdRelease(hold.period, HOLD_REASONS.find((reason) => reason === chosen) ?? null),
    onSettled: () => client.invalidateQueries({ queryKey: releasesQuery.queryKey, exact: true }),
  });
  const period = format.period(hold.period);
  const date = format.date(hold.heldAt);
  return (
    <Notice kind="info" standing>
      <p>{t('leaving.held', { name: hold.heldBy, period, date })}</p>
      <p>{t('leaving.heldMeans')}</p>
      <Pick
        label={t('leaving.why')}
        value={hold.reason ?? ''}
        options={[
          { value: '', label: t('leaving.reason.none') },
          ...HOLD_REASONS.map((value) => ({ value, label: t(`leaving.reason.${value}`) })),
        ]}
        onChange={(chosen) => giving.mutate(chosen)}
      />
      <ProblemNotice error={giving.error} />
    </Notice>
  );
}
