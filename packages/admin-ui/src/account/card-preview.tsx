import { useTranslation } from 'react-i18next';
import type { Card } from '../api/card.ts';

/** The card as a citizen sees it. */
export function CardPreview({ card }: { card: Card }) {
  const { t } = useTranslation();
  return (
    <figure className="own-card">
      <figcaption className="soft">{t('card.preview')}</figcaption>
      <div className="own-card-body">
        {card.photo === null ? null : (
          <img
            src={card.photo}
            alt={t('card.photoOf', { name: card.name })}
            width="96"
            height="96"
          />
        )}
        <p>
          <strong>
            <bdi>{card.name}</bdi>
          </strong>
          <br />
          <bdi>{card.line}</bdi>
        </p>
      </div>
    </figure>
  );
}
