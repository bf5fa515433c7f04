import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type LineCard, readCards } from '../../api/lines.ts';
import { FileField } from '../../parts/file-field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { CardsFound } from './cards-found.tsx';

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
      <CardsFound cards={reading.data ?? []} known={known} onAdd={onAdd} />
    </details>
  );
}
