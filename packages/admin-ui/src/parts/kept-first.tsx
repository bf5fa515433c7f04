import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Check } from './check.tsx';

interface Props {
  kept: string;
  keepFirst: string;
  goOn: string;
  onKept: () => void;
}

/** Below what is shown once: one goes on only after saying that it is kept. */
export function KeptFirst({ kept, keepFirst, goOn, onKept }: Props) {
  const [isKept, setKept] = useState(false);
  const [tried, setTried] = useState(false);
  const isMissing = tried && !isKept;
  return (
    <>
      <Check isSelected={isKept} onChange={setKept} isInvalid={isMissing}>
        {kept}
      </Check>
      {isMissing ? (
        <p className="field-error" role="alert">
          {keepFirst}
        </p>
      ) : null}
      <Button
        className="button"
        data-kind="main"
        onPress={() => {
          setTried(true);
          if (isKept) onKept();
        }}
      >
        {goOn}
      </Button>
    </>
  );
}
