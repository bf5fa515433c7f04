import type { ReactNode } from 'react';
import { Checkbox, type CheckboxProps } from 'react-aria-components/Checkbox';

interface Props extends Omit<CheckboxProps, 'children' | 'className'> {
  children: ReactNode;
}

/** A checkbox with a box of our own drawing; the real input lies over the whole label. */
export function Check({ children, ...props }: Props) {
  return (
    <Checkbox {...props} className="check">
      <span className="check-box" aria-hidden="true">
        <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <path d="M4 10.5l4 4 8-9" />
        </svg>
      </span>
      <span className="check-label">{children}</span>
    </Checkbox>
  );
}
