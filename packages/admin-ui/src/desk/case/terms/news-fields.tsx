import { useTranslation } from 'react-i18next';
import type { StandstillReason } from '../../../api/handling.ts';
import { useNow } from '../../../format/node-clock.ts';
import { townDay } from '../../../format/town-day.ts';
import { DayBox } from '../../../parts/day-box.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import type { TermNewsDraft } from './use-term-news.ts';

interface Props {
  news: TermNewsDraft;
  term: { standstill: readonly StandstillReason[] };
  kind: 'pause' | 'done' | 'stated';
  tried: boolean;
}

/** When, why, and a note that only colleagues read. */
export function NewsFields({ news, term, kind, tried }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const { wrong } = news;
  const show = (isWrong: boolean, text: string) => (tried && isWrong ? text : undefined);
  return (
    <>
      {kind === 'pause' && term.standstill.length > 1 ? (
        <RadioChoice
          label={t('terms.news.reason')}
          options={term.standstill.map((value) => ({ value, label: t(`terms.reason.${value}`) }))}
          value={news.reason}
          onChange={news.setReason}
          error={show(wrong.reason, t('terms.news.reasonMissing'))}
        />
      ) : null}
      {kind === 'stated' ? null : (
        <DayBox
          label={kind === 'pause' ? t('terms.news.from') : t('terms.news.on')}
          value={news.from}
          onChange={news.setFrom}
          min="2000-01-01"
          max={townDay(now)}
          error={show(wrong.from, t('terms.news.fromWrong'))}
        />
      )}
      {kind === 'done' ? null : (
        <DayBox
          label={kind === 'pause' ? t('terms.news.until') : t('terms.news.stated')}
          {...(kind === 'pause' ? { help: t('terms.news.untilHelp') } : {})}
          value={news.until}
          onChange={news.setUntil}
          min={kind === 'pause' ? news.from : townDay(now)}
          max="2099-12-31"
          error={show(wrong.until, t('terms.news.untilWrong'))}
        />
      )}
      <TextBox
        label={t('terms.news.note')}
        help={t('terms.news.noteHelp')}
        value={news.note}
        onChange={news.setNote}
        error={show(wrong.note, t('terms.news.noteLong'))}
        rows={2}
      />
    </>
  );
}
