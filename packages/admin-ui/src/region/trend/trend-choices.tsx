import { useNavigate, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  TREND_MEASURES,
  TREND_TABLES,
  type TrendMeasure,
  type TrendTable,
} from '../../api/region.ts';
import { Segments } from '../../parts/segments.tsx';
import { useTrendWords } from './use-trend-words.ts';
import { TREND_VIEWS, type TrendView } from './view.ts';

interface Props {
  measure: TrendMeasure;
  table: TrendTable;
  view: TrendView;
  code: string | undefined;
  codes: readonly string[];
}

/** What the charts show; every choice is in the address, so that a view can be passed on. */
export function TrendChoices({ measure, table, view, code, codes }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/region/trend' });
  const words = useTrendWords(table);
  const id = useId();

  function choose(change: Partial<typeof search>) {
    void navigate({ to: '/region/trend', search: { ...search, ...change }, replace: true });
  }

  return (
    <div className="choices-bar">
      <Segments
        label={t('trend.measure')}
        value={measure}
        onChange={(value) => choose({ measure: value })}
        options={TREND_MEASURES.map((value) => ({ value, label: t(`trend.${value}`) }))}
      />
      <Segments
        label={t('trend.table')}
        value={table}
        onChange={(value) => choose({ table: value })}
        options={TREND_TABLES.map((value) => ({ value, label: t(`trend.tables.${value}`) }))}
      />
      <Segments
        label={t('trend.view')}
        value={view}
        onChange={(value) => choose({ view: value })}
        options={TREND_VIEWS.map((value) => ({ value, label: t(`trend.views.${value}`) }))}
      />
      {view === 'towns' && codes.length > 1 ? (
        <div className="segments">
          <label className="segments-label" htmlFor={id}>
            {t('trend.code')}
          </label>
          <select
            id={id}
            className="field-input"
            value={code}
            onChange={(event) => choose({ code: event.target.value })}
          >
            {codes.map((option) => (
              <option key={option} value={option}>
                {words.code(option)}
              </option>
            ))}
          </select>
        </div>
      ) : null}
    </div>
  );
}
