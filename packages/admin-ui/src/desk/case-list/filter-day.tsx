import { useId } from 'react';

interface Props {
  label: string;
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  onChange: (value: string) => void;
}

/** A day to filter by, taken over once it is whole: half a year is no day. */
export function FilterDay({ label, value, onChange }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        // what came from the address, also when one goes back, is what the field shows
        key={value}
        id={id}
        className="field-input"
        type="date"
        min="2000-01-01"
        max="2099-12-31"
        defaultValue={value}
        onBlur={(event) => {
          const { value: typed, validity } = event.target;
          if (typed !== value && validity.valid) onChange(typed);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </div>
  );
}
