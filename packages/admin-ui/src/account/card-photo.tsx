import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Card, removePhoto, sendPhoto } from '../api/card.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

interface Props {
  card: Card;
  onChanged: (card: Card) => void;
}

/** The photo, which nobody has to have; the node draws it anew and square. */
export function CardPhoto({ card, onChanged }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const changing = useMutation({
    mutationFn: (photo: Blob | null) => (photo === null ? removePhoto() : sendPhoto(photo)),
    onSuccess: onChanged,
  });

  function send(event: ChangeEvent<HTMLInputElement>) {
    const [photo] = event.target.files ?? [];
    if (photo !== undefined && !changing.isPending) changing.mutate(photo);
    // The same file can be chosen once more after a refusal.
    event.target.value = '';
  }

  return (
    <div className="stack">
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {t('card.photo')}
        </label>
        <span className="field-help" id={`${id}-help`}>
          {t('card.photoHelp')}
        </span>
        <input
          className="field-input"
          id={id}
          type="file"
          accept="image/*"
          aria-describedby={`${id}-help`}
          onChange={send}
        />
      </div>
      <p role="status">{changing.isPending ? t('card.photoBusy') : null}</p>
      <ProblemNotice error={changing.error} />
      {card.photo === null ? null : (
        <BusyButton isBusy={changing.isPending} onPress={() => changing.mutate(null)}>
          {t('card.photoRemove')}
        </BusyButton>
      )}
    </div>
  );
}
