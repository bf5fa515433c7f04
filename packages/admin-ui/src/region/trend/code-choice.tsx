import { useId } from 'react';
import type { Branch } from './branches.ts';

interface Props {
  label: string;
  value: string | undefined;
  tree: readonly Branch[];
  name: (code: string) => string;
  /** What is said for no code in particular; without: one must be chosen. */
  all?: string | undefined;
  onChoose: (code: string) => void;
}

/** A code of a tree, narrower ones set in under their broader one. */
export function CodeChoice({ label, value, tree, name, all, onChoose }: Props) {
  const id = useId();
  return (
    <div className="segments">
      <label className="segments-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value)}
      >
        {all === undefined ? null : <option value="">{all}</option>}
        {tree.map(({ code, depth }) => (
          <option key={code} value={code}>
            {`${'\u2003'.repeat(depth)}${name(code)}`}
          </option>
        ))}
      </select>
    </div>
  );
}
