import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, useId } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { type LineCard, readCards } from '../../api/lines.ts';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';

interface Props {
  /** Names that are there already, so that nobody is added twice unseen. */
  known: readonly string[];
  onAdd: (card: LineCard) => void;
}

/** People from a file of vCards: each is looked at by somebody before they are added. */
export function CardsFile({ known, onAdd }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const reading = useMutation({
    mutationFn: async (file: File) => readCards(await file.text()),
    // personal: nothing of it stays in the page
    gcTime: 0,
  });

  function choose(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    if (file !== undefined) reading.mutate(file);
    // the same file can be chosen once more
    event.target.value = '';
  }

  return (
    <details className="cards-file">
      <summary>{t('lines.cards.title')}</summary>
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {t('lines.cards.choose')}
        </label>
        <span className="field-help" id={`${id}-help`}>
          {t('lines.cards.help')}
        </span>
        <input
          className="field-input"
          id={id}
          type="file"
          accept="text/vcard,text/x-vcard,.vcf"
          aria-describedby={`${id}-help`}
          onChange={choose}
        />
      </div>
      <div role="status">
        <ProblemNotice error={reading.error} />
        {reading.data?.length === 0 ? (
          <Notice kind="problem">{t('lines.cards.nobody')}</Notice>
        ) : null}
        {reading.data === undefined || reading.data.length === 0 ? null : (
          <p>{t('lines.cards.found', { count: reading.data.length })}</p>
        )}
      </div>
      <ul className="cards-found">
        {reading.data?.map((card) => (
          <li key={`${card.name} ${card.agency} ${card.phone} ${card.email}`}>
            <span>
              <bdi>{[card.name, card.agency].filter(Boolean).join(', ')}</bdi>{' '}
              {known.includes(card.name) ? (
                <span className="soft">{t('lines.cards.known')}</span>
              ) : null}
            </span>
            <Button
              className="button"
              aria-label={t('lines.cards.addNamed', { name: card.name })}
              onPress={() => onAdd(card)}
            >
              {t('lines.cards.add')}…
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
