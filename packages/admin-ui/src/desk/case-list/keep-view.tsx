import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choicesQuery, keepView, type ListSearch } from '../../api/lists.ts';
import { Check } from '../../parts/check.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { TextBox } from '../../parts/text-box.tsx';

interface Props {
  search: ListSearch;
  isOpen: boolean;
  onClose: () => void;
  onKept: () => void;
}

/** Gives the list that is shown a name; what was typed stays until it is saved. */
export function KeepView({ search, isOpen, onClose, onKept }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [asked, setAsked] = useState(false);
  const keeping = useMutation({
    mutationFn: () => keepView(id, { name: name.trim(), filters: search, shared }),
    onSuccess: (changed) => {
      client.setQueryData(choicesQuery.queryKey, changed);
      setId(crypto.randomUUID());
      setName('');
      setAsked(false);
      onClose();
      onKept();
    },
  });
  const missing = asked && name.trim() === '';
  return (
    <ConfirmDialog
      title={t('list.keepTitle')}
      confirm={t('list.keepButton')}
      isOpen={isOpen}
      isBusy={keeping.isPending}
      onConfirm={() => {
        setAsked(true);
        if (name.trim() !== '') keeping.mutate();
      }}
      onClose={onClose}
    >
      <ProblemNotice error={keeping.error} />
      <TextBox
        label={t('list.keepName')}
        help={t('list.keepHelp')}
        value={name}
        onChange={(text) => setName(text.slice(0, 80))}
        error={missing ? t('list.nameMissing') : undefined}
        autoFocus
      />
      <Check isSelected={shared} onChange={setShared}>
        {t('list.keepShared')}
      </Check>
    </ConfirmDialog>
  );
}
