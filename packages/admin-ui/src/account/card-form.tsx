import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CARD_MAX, type Card, showCard } from '../api/card.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { TextBox } from '../parts/text-box.tsx';

interface Props {
  card: Card;
  onSaved: (card: Card) => void;
}

/** The name and the one line that citizens read. */
export function CardForm({ card, onSaved }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(card.name);
  const [line, setLine] = useState(card.line);
  const [tried, setTried] = useState(false);
  const saving = useMutation({
    mutationFn: () => showCard({ name: name.trim(), line: line.trim() }),
    onSuccess: onSaved,
  });
  const errorOf = (text: string, max: number) =>
    text.trim() === '' || text.trim().length > max ? t('card.lineWrong', { max }) : undefined;
  const errors = { name: errorOf(name, CARD_MAX.name), line: errorOf(line, CARD_MAX.line) };

  function save(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (!errors.name && !errors.line && !saving.isPending) saving.mutate();
  }

  return (
    <form className="stack" onSubmit={save} noValidate>
      <TextBox
        label={t('card.name')}
        help={t('card.nameHelp')}
        value={name}
        onChange={setName}
        error={tried ? errors.name : undefined}
      />
      <TextBox
        label={t('card.line')}
        help={t('card.lineHelp')}
        value={line}
        onChange={setLine}
        error={tried ? errors.line : undefined}
      />
      <ProblemNotice error={saving.error} />
      <BusyButton type="submit" kind={card.shown ? undefined : 'main'} isBusy={saving.isPending}>
        {t(card.shown ? 'card.save' : 'card.show')}
      </BusyButton>
    </form>
  );
}
