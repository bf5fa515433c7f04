import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntakeForm, Mistake } from '../../api/intake.ts';
import { Icon } from '../../parts/icon.tsx';

/** Goes to the first thing that can be filled in of a field. */
function goTo(field: string): void {
  document.getElementById(`field-${field}`)?.querySelector<HTMLElement>('input, textarea')?.focus();
}

interface Props {
  form: IntakeForm;
  mistakes: readonly Mistake[];
}

/** What has to be mended, above the form; takes the focus when it comes. */
export function Mistakes({ form, mistakes }: Props) {
  const { t } = useTranslation();
  const summary = useRef<HTMLDivElement>(null);
  useFocus(summary, mistakes);
  if (mistakes.length === 0) return null;
  return (
    <div className="notice" data-kind="problem" role="alert" ref={summary} tabIndex={-1}>
      <Icon name="stop" />
      <div>
        <h2>{t('intake.mistakes')}</h2>
        <ul>
          {mistakes.map((mistake) => (
            <li key={mistake.field}>
              <a
                href={`#field-${mistake.field}`}
                onClick={(event) => {
                  event.preventDefault();
                  goTo(mistake.field);
                }}
              >
                {mistake.message}
                <span className="soft"> {labelOf(form, mistake.field)}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** One sentence can be about several fields: their names tell them apart. */
function labelOf({ questions }: IntakeForm, field: string): string {
  const fields = questions.flatMap((question) => question.fields);
  return fields.find(({ id }) => id === field)?.label ?? '';
}

function useFocus(summary: RefObject<HTMLElement | null>, mistakes: readonly Mistake[]): void {
  useEffect(() => {
    if (mistakes.length > 0) summary.current?.focus();
  }, [summary, mistakes]);
}
