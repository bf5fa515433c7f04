import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formFile, formQuery, type StatutoryForm } from '../../api/papers.ts';
import { ApiProblem } from '../../api/request.ts';
import { Notice } from '../../parts/notice.tsx';
import { Pick } from '../../parts/pick.tsx';
import { PrintButton } from '../../parts/print-button.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { FormSheet } from './form-sheet.tsx';
import { SaveAs } from './save-as.tsx';

/** The Dutch statutory form; where the law of another country holds there is none. */
export function StatutoryFormPart() {
  const { t } = useTranslation();
  const { year } = useSearch({ from: '/desk/papers' });
  const query = useQuery(formQuery(year));
  if (query.error instanceof ApiProblem && query.error.problem === 'not-found') return null;
  return (
    <section className="card" aria-labelledby="form">
      <h2 id="form">{t('papers.form')}</h2>
      <p>{t('papers.formHelp')}</p>
      {query.data === undefined ? <QueryState query={query} /> : <Year form={query.data} />}
    </section>
  );
}

function Year({ form }: { form: StatutoryForm }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/desk/papers' });
  const year = form.head.at(-1)?.value ?? '';
  const years = [...new Set([...form.years.map(String), year])];
  return (
    <>
      <Pick
        label={t('papers.year')}
        options={years.map((value) => ({ value, label: value }))}
        value={year}
        onChange={(chosen) =>
          void navigate({ search: (before) => ({ ...before, year: chosen }), replace: true })
        }
      />
      <Besides form={form} />
      <div className="buttons">
        <PrintButton>{t('papers.print')}</PrintButton>
      </div>
      <SaveAs fetchFile={(format) => formFile(year, format)} />
      <FormSheet form={form} />
    </>
  );
}

/** What a reader of the numbers must know. */
function Besides({ form }: { form: StatutoryForm }) {
  const { t } = useTranslation();
  const { erased, health, tables } = form;
  const unknown = tables[0]?.sum.unknown ?? 0;
  if (erased + health + unknown === 0) return null;
  return (
    <Notice kind="info" standing>
      {unknown === 0 ? null : <p>{t('papers.unknown', { count: unknown })}</p>}
      {health === 0 ? null : <p>{t('papers.health', { count: health })}</p>}
      {erased === 0 ? null : <p>{t('papers.erased', { count: erased })}</p>}
    </Notice>
  );
}
