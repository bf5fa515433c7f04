import { useId } from 'react';
import { useCodeLabels } from '../../parts/code-labels.ts';

interface Props {
  label: string;
  list: string;
  value: string;
  onChange: (code: string) => void;
  /** What the option says that is no code. */
  empty: string;
  error?: string | undefined;
}

/** One code of a list, or none. */
export function CodeSelect({ label, list, value, onChange, empty, error }: Props) {
  const labels = useCodeLabels();
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {error === undefined ? null : (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <select
        id={id}
        className="field-input"
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{empty}</option>
        {labels.codes(list).map(({ code }) => (
          <option key={code} value={code}>
            {labels.label(list, code)}
          </option>
        ))}
      </select>
    </div>
  );
}
