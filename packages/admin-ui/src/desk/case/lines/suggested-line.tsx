import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { ShortLine } from '../../../api/lines.ts';
import { LineFacts } from '../../lines/line-facts.tsx';

/** One person whom this case may need. */
export function SuggestedLine({ line, onContact }: { line: ShortLine; onContact: () => void }) {
  const { t } = useTranslation();
  const { name } = line;
  return (
    <li className="case-line">
      <LineFacts line={line} />
      <Button
        className="button"
        aria-label={t('lines.inCase.noteNamed', { name })}
        onPress={onContact}
      >
        {t('lines.inCase.note')}…
      </Button>
    </li>
  );
}
