import { Button } from 'react-aria-components/Button';
import { Icon } from './icon.tsx';

/** Prints the sheet of paper that is on the screen, and nothing around it (style/print.css). */
export function PrintButton({ children }: { children: string }) {
  return (
    <Button className="button" onPress={() => window.print()}>
      <Icon name="print" />
      {children}
    </Button>
  );
}
