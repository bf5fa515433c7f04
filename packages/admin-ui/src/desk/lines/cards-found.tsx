import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { LineCard } from '../../api/lines.ts';

interface Props<Card> {
  cards: readonly Card[];
  /** Names that are there already, so that nobody is added twice unseen. */
  known: readonly string[];
  onAdd: (card: Card) => void;
}

/** Cards that came from elsewhere, each with a way to look at it before it is kept. */
export function CardsFound<Card extends Pick<LineCard, 'name' | 'agency' | 'phone' | 'email'>>({
  cards,
  known,
  onAdd,
}: Props<Card>) {
  const { t } = useTranslation();
  return (
    <ul className="cards-found">
      {cards.map((card) => (
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
  );
}
