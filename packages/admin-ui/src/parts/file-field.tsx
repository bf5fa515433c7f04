import { useId } from 'react';

interface Props {
  label: string;
  help?: string;
  /** What is wrong with the file that was chosen. */
  problem?: string | undefined;
  /** Types and endings, as the browser takes them. */
  accept: string;
  onChoose: (file: File | undefined) => void;
}

/** Takes one file from this device. */
export function FileField({ label, help, problem, accept, onChoose }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {help === undefined ? null : (
        <span className="field-help" id={`${id}-help`}>
          {help}
        </span>
      )}
      {problem === undefined ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <input
        className="field-input"
        id={id}
        type="file"
        accept={accept}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => {
          onChoose(event.target.files?.[0]);
          // the same file can be chosen once more after it was mended
          event.target.value = '';
        }}
      />
    </div>
  );
}
