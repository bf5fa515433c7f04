import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { ListChange } from './use-list-change.ts';

interface Props<Item> {
  name: string;
  /** What it means that this goes. */
  text: string;
  remove: () => Promise<Item[]>;
  changing: ListChange<Item>;
  isOpen: boolean;
  onClose: () => void;
}

/** Takes somebody or something off a list, once that is confirmed. */
export function RemoveDialog<Item>(props: Props<Item>) {
  const { name, text, remove, changing, isOpen, onClose } = props;
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      title={t('lines.removeTitle', { name })}
      confirm={t('lines.remove')}
      isOpen={isOpen}
      isBusy={changing.isBusy}
      onConfirm={() =>
        changing.change(remove, { say: t('lines.removed', { name }), after: onClose })
      }
      onClose={onClose}
    >
      <p>{text}</p>
      <ProblemNotice error={changing.error} />
    </ConfirmDialog>
  );
}
