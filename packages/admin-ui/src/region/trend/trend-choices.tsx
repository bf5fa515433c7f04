import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Segments } from '../../parts/segments.tsx';
import { chosen, SHOWN, type TrendAsk, type TrendSearch, VIEWS } from './ask.ts';
import { MEASURES, SPANS } from './declared.ts';
import { TableChoice } from './table-choice.tsx';

/** What the charts show; every choice is in the address, so that a view can be passed on. */
export function TrendChoices({ ask }: { ask: TrendAsk }) {
  const { t } = useTranslation();
  const choose = useChoose();
  return (
    <div className="choices-bar">
      <Segments
        label={t('trend.view')}
        value={ask.view}
        onChange={(view) => choose({ view })}
        options={VIEWS.map((value) => ({ value, label: t(`trend.views.${value}`) }))}
      />
      <Segments
        label={t('trend.measure')}
        value={ask.measure}
        onChange={(measure) => choose({ measure })}
        options={MEASURES.map((value) => ({ value, label: t(`trend.measures.${value}`) }))}
      />
      <TableChoice ask={ask} onChoose={(table) => choose({ table })} />
      <Segments
        label={t('trend.span')}
        value={ask.span}
        onChange={(span) => choose({ span })}
        options={SPANS.map((value) => ({ value, label: t(`trend.spans.${value}`) }))}
      />
      {ask.view === 'map' ? null : (
        <Segments
          label={t('trend.show')}
          value={ask.show}
          onChange={(show) => choose({ show })}
          options={SHOWN.map((value) => ({ value, label: t(`trend.shown.${value}`) }))}
        />
      )}
    </div>
  );
}

/** Goes to the same page with another choice. */
export function useChoose(): (change: TrendSearch) => void {
  const navigate = useNavigate();
  const search = useSearch({ from: '/region/trend' });
  return (change) => {
    void navigate({ to: '/region/trend', search: chosen(search, change), replace: true });
  };
}
