import { Button, type ButtonProps } from 'react-aria-components/Button';

interface Props extends Omit<ButtonProps, 'className' | 'isPending'> {
  kind?: 'main' | 'quiet' | undefined;
  isBusy: boolean;
}

/** A button that keeps its focus while something is under way, and then does nothing more. */
export function BusyButton({ kind, isBusy, onPress, ...props }: Props) {
  return (
    <Button
      {...props}
      className="button"
      data-kind={kind}
      aria-disabled={isBusy}
      onPress={(event) => {
        if (!isBusy) onPress?.(event);
      }}
    />
  );
}
