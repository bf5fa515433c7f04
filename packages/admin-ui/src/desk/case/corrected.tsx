import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/cases.ts';
import type { CorrectedField } from '../../api/handling.ts';
import { useFormat } from '../../format/use-format.ts';
import { Term, Terms } from '../../parts/terms.tsx';

const FIELDS = ['story', 'when', 'place', 'name', 'email', 'phone'] as const;

/** What the reporter corrected, and when, with what was filed first beside it. */
export function Corrected({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { corrections } = shown;
  const changed = FIELDS.filter((field) => corrections.some(({ changes }) => field in changes));
  if (changed.length === 0) return null;
  return (
    <details className="corrected">
      <summary>{t('corrected.title', { count: corrections.length })}</summary>
      {corrections.toReversed().map(({ at, changes }) => (
        <div key={at} className="corrected-once">
          <h3>
            <time dateTime={at}>{format.moment(at)}</time>
          </h3>
          <Values fields={changed} language={shown.language} of={(field) => changes[field]} />
        </div>
      ))}
      <div className="corrected-once">
        <h3>{t('corrected.first')}</h3>
        <Values fields={changed} language={shown.language} of={(field) => firstOf(shown, field)} />
      </div>
    </details>
  );
}

interface ValuesProps {
  fields: readonly CorrectedField[];
  language: string;
  /** undefined: this one was not touched */
  of: (field: CorrectedField) => string | undefined;
}

function Values({ fields, language, of }: ValuesProps) {
  const { t } = useTranslation();
  return (
    <Terms>
      {fields.map((field) => {
        const value = of(field);
        if (value === undefined) return null;
        return (
          <Term key={field} name={t(`corrected.field.${field}`)}>
            {value && (
              <span className="corrected-value" lang={language} dir="auto">
                {value}
              </span>
            )}
          </Term>
        );
      })}
    </Terms>
  );
}

function firstOf({ filed, filedContact }: CaseDetail, field: CorrectedField): string {
  if (field === 'story' || field === 'when' || field === 'place') return filed[field];
  return filedContact?.[field] ?? '';
}
