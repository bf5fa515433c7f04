import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../access/use-freshly.ts';
import {
  type CalendarLanguage,
  calendarQuery,
  endCalendar,
  makeCalendar,
} from '../api/calendar.ts';
import { useFormat } from '../format/use-format.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import { CalendarOnce } from './calendar-once.tsx';

/** The address by which one's own calendar program shows what is due: shown once, withdrawn here. */
export function CalendarSection() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const freshly = useFreshly();
  const query = useQuery(calendarQuery);
  const news = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<string>();
  const [ending, setEnding] = useState(false);
  useKeptFocus(news, said);
  const making = useMutation({
    mutationFn: () => freshly(() => makeCalendar(i18n.language as CalendarLanguage)),
    onSuccess: () => {
      setSaid(undefined);
      return client.invalidateQueries({ queryKey: calendarQuery.queryKey });
    },
  });
  const withdrawing = useMutation({
    mutationFn: endCalendar,
    onSuccess: (now) => {
      client.setQueryData(calendarQuery.queryKey, now);
      making.reset();
      setSaid(t('calendar.ended'));
    },
    onSettled: () => setEnding(false),
  });

  function kept() {
    making.reset();
    setSaid(t('calendar.keptSaid'));
  }

  return (
    <section className="card" aria-labelledby="calendar">
      <h2 id="calendar">{t('calendar.title')}</h2>
      <p>{t('calendar.text')}</p>
      <div className="said-here" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
        <ProblemNotice error={making.error ?? withdrawing.error} />
      </div>
      {query.data === undefined ? (
        <QueryState query={query} />
      ) : making.data === undefined ? (
        <HowItIs
          madeAt={query.data.madeAt}
          readOn={query.data.readOn}
          isBusy={making.isPending}
          onMake={making.mutate}
          onEnd={() => setEnding(true)}
        />
      ) : (
        <CalendarOnce address={making.data} onKept={kept} />
      )}
      <ConfirmDialog
        title={t('calendar.endTitle')}
        confirm={t('calendar.end')}
        isOpen={ending}
        isBusy={withdrawing.isPending}
        onConfirm={withdrawing.mutate}
        onClose={() => setEnding(false)}
      >
        <p>{t('calendar.endText')}</p>
      </ConfirmDialog>
    </section>
  );
}

interface StateProps {
  madeAt: string | null;
  readOn: string | null;
  isBusy: boolean;
  onMake: () => void;
  onEnd: () => void;
}

function HowItIs({ madeAt, readOn, isBusy, onMake, onEnd }: StateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (madeAt === null) {
    return (
      <>
        <p className="soft">{t('calendar.none')}</p>
        <BusyButton isBusy={isBusy} onPress={onMake}>
          {t('calendar.make')}
        </BusyButton>
      </>
    );
  }
  const read =
    readOn === null ? t('calendar.never') : t('calendar.read', { date: format.date(readOn) });
  return (
    <>
      <p>
        {t('calendar.made', { date: format.date(madeAt) })} {read}
      </p>
      <p className="soft">{t('calendar.againText')}</p>
      <div className="buttons">
        <BusyButton isBusy={isBusy} onPress={onMake}>
          {t('calendar.again')}
        </BusyButton>
        <Button className="button" onPress={onEnd}>
          {t('calendar.end')}…
        </Button>
      </div>
    </>
  );
}
