import { useMutation } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { type LineCard, readCards } from '../../api/lines.ts';
import { FileField } from '../../parts/file-field.tsx';
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
  const reading = useMutation({
    mutationFn: async (file: File) => readCards(await file.text()),
    // personal: nothing of it stays in the page
    gcTime: 0,
  });

  return (
    <details className="cards-file">
      <summary>{t('lines.cards.title')}</summary>
      <FileField
        label={t('lines.cards.choose')}
        help={t('lines.cards.help')}
        accept="text/vcard,text/x-vcard,.vcf"
        onChoose={(file) => {
          if (file !== undefined) reading.mutate(file);
        }}
      />
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
