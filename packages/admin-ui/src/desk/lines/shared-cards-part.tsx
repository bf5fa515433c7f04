import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { endSharedCards, type SharedCards, sharedCardsQuery } from '../../api/consultations.ts';
import type { LineCard } from '../../api/lines.ts';
import { useFormat } from '../../format/use-format.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { ChangeNews } from '../case/change-news.tsx';
import { CardsFound } from './cards-found.tsx';
import { type ListChange, useListChange } from './use-list-change.ts';

interface Props {
  /** Names that are there already, so that nobody is added twice unseen. */
  known: readonly string[];
  onAdd: (card: LineCard & { agencyType: string }) => void;
}

/** Cards that other points shared: each is looked at by somebody before it is kept. */
export function SharedCardsPart(props: Props) {
  const query = useQuery(sharedCardsQuery);
  const changing = useListChange<SharedCards>(sharedCardsQuery.queryKey);
  return (
    <>
      <ChangeNews changing={changing} />
      {query.data?.map((shared) => (
        <Shared key={shared.id} {...props} shared={shared} changing={changing} />
      ))}
    </>
  );
}

interface SharedProps extends Props {
  shared: SharedCards;
  changing: ListChange<SharedCards>;
}

function Shared({ shared, changing, known, onAdd }: SharedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, peer, cards, from, note, receivedAt } = shared;
  const { name } = peer;
  return (
    <section className="card shared-cards">
      <h2>
        {cards.length === 0
          ? t('consultations.cards.unreadable', { name })
          : t('consultations.cards.came', { name, count: cards.length })}
      </h2>
      <p className="soft">
        {t('consultations.cards.by', { who: from, date: format.date(receivedAt) })}
      </p>
      {note === '' ? null : (
        <p className="line-note" dir="auto">
          {note}
        </p>
      )}
      <CardsFound
        cards={cards}
        known={known}
        onAdd={(card) => onAdd({ ...card, role: '', note: '' })}
      />
      <BusyButton
        isBusy={changing.isBusy}
        aria-label={t('consultations.cards.doneNamed', { name })}
        onPress={() =>
          changing.change(() => endSharedCards(id), {
            say: t('consultations.cards.ended', { name }),
          })
        }
      >
        {t('consultations.cards.done')}
      </BusyButton>
    </section>
  );
}
