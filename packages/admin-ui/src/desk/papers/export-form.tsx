import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { casesFile } from '../../api/papers.ts';
import { Segments } from '../../parts/segments.tsx';
import { SaveAs } from './save-as.tsx';

const STATES = ['open', 'closed', 'all'] as const;

/** Many cases as a table of codes; filters that came along from the list hold here too. */
export function ExportForm() {
  const { t, i18n } = useTranslation();
  const { state: given, year: _, ...filters } = useSearch({ from: '/desk/papers' });
  const [state, setState] = useState<string>(given ?? 'all');
  const [as, setAs] = useState<'words' | 'codes'>('words');
  const states = STATES.map((value) => ({
    value: value as string,
    label: t(`papers.state.${value}`),
  }));
  const isOther = !states.some(({ value }) => value === state);
  const count = Object.keys(filters).length + (isOther ? 1 : 0);
  return (
    <section className="card" aria-labelledby="export">
      <h2 id="export">{t('papers.export')}</h2>
      <p>{t('papers.exportHelp')}</p>
      {isOther ? null : (
        <Segments label={t('papers.which')} options={states} value={state} onChange={setState} />
      )}
      <Segments
        label={t('papers.as')}
        options={(['words', 'codes'] as const).map((value) => {
          return { value, label: t(`papers.asWhat.${value}`) };
        })}
        value={as}
        onChange={setAs}
      />
      {count === 0 ? null : <p className="soft">{t('papers.filters', { count })}</p>}
      <SaveAs
        fetchFile={(format) => casesFile({ ...filters, state, as, label: i18n.language, format })}
      />
      <p className="field-help">{t('papers.noted')}</p>
    </section>
  );
}
