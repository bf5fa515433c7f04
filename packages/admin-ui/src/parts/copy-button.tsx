import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

/** Copies a text, and says whether that worked: some browsers and settings forbid it. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const [result, setResult] = useState<'done' | 'failed'>();

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setResult('done');
    } catch {
      setResult('failed');
    }
  }

  return (
    <span className="copy">
      <Button className="button" onPress={() => void copy()}>
        <Icon name="copy" />
        {label}
      </Button>
      <span className="copy-result" role="status">
        {result === undefined ? null : t(`copy.${result}`)}
      </span>
    </span>
  );
}
