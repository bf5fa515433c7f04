import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeLine, type ShortLine, verifyLine } from '../../api/lines.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { LineFacts } from './line-facts.tsx';
import { LineMenu } from './line-menu.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import type { ListChange } from './use-list-change.ts';

interface Props {
  line: ShortLine;
  changing: ListChange<ShortLine>;
  onEdit: () => void;
}

/** One person, with what can be done. */
export function LineCard({ line, changing, onEdit }: Props) {
  const { t } = useTranslation();
  const [removing, setRemoving] = useState(false);
  const { id, name, note } = line;
  return (
    <li className="card line-card">
      <LineFacts line={line} />
      {note === '' ? null : <p className="line-note">{note}</p>}
      <div className="buttons">
        <BusyButton
          isBusy={changing.isBusy}
          aria-label={t('lines.verifyNamed', { name })}
          onPress={() =>
            changing.change(() => verifyLine(id), { say: t('lines.verified', { name }) })
          }
        >
          {t('lines.verify')}
        </BusyButton>
        <LineMenu
          line={line}
          changing={changing}
          onEdit={onEdit}
          onRemove={() => setRemoving(true)}
        />
      </div>
      <RemoveDialog
        name={name}
        text={t('lines.removeText')}
        remove={() => removeLine(id)}
        changing={changing}
        isOpen={removing}
        onClose={() => setRemoving(false)}
      />
    </li>
  );
}
