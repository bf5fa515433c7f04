import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  releasesQuery,
  type ScheduleShown,
  scheduleQuery,
  setSchedule,
} from '../../api/releases.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { Check } from '../../parts/check.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Pick } from '../../parts/pick.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';

const FIRST = 8;
const LAST = 28;
const DAYS = Array.from({ length: LAST - FIRST + 1 }, (_, at) => String(FIRST + at));

/** Whether and on which day quarters leave by themselves: a lead sets it. */
export function ScheduleCard() {
  const { t } = useTranslation();
  const { data } = useQuery(scheduleQuery);
  return (
    <section className="card" aria-labelledby="figures-leave">
      <h2 id="figures-leave">{t('schedule.title')}</h2>
      <p>{t('schedule.intro')}</p>
      {data === undefined ? null : <Form schedule={data} />}
    </section>
  );
}

function Form({ schedule }: { schedule: ScheduleShown }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const news = useRef<HTMLDivElement>(null);
  const [automatic, setAutomatic] = useState(schedule.automatic);
  const [days, setDays] = useState(String(schedule.days));
  const saving = useMutation({
    mutationFn: setSchedule,
    onSuccess: async (set) => {
      client.setQueryData(scheduleQuery.queryKey, set);
      await client.invalidateQueries({ queryKey: releasesQuery.queryKey, exact: true });
    },
  });
  const said = saving.isSuccess ? t('schedule.saved') : undefined;
  useKeptFocus(news, said);
  return (
    <>
      <div ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
        <ProblemNotice error={saving.error} />
      </div>
      <Check isSelected={automatic} onChange={setAutomatic}>
        {t('schedule.automatic')}
      </Check>
      {automatic ? (
        <Pick
          label={t('schedule.day')}
          value={days}
          options={DAYS.map((day) => ({ value: day, label: t('schedule.dayNamed', { day }) }))}
          onChange={setDays}
        />
      ) : (
        <p>{t('schedule.byHand')}</p>
      )}
      <p className="soft">{t('schedule.late', { days: schedule.lateAfter })}</p>
      <p>
        <BusyButton
          kind="main"
          isBusy={saving.isPending}
          onPress={() => saving.mutate({ automatic, days: Number(days) })}
        >
          {t('schedule.save')}
        </BusyButton>
      </p>
    </>
  );
}
