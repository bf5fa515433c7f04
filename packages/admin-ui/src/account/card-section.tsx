import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Card, cardQuery, hideCard } from '../api/card.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import { CardForm } from './card-form.tsx';
import { CardPhoto } from './card-photo.tsx';
import { CardPreview } from './card-preview.tsx';

/** What citizens see of oneself where they look for a point: nothing, until one chooses so. */
export function CardSection() {
  const { t } = useTranslation();
  const query = useQuery(cardQuery);
  return (
    <section className="card" aria-labelledby="own-card">
      <h2 id="own-card">{t('card.title')}</h2>
      <p>{t('card.text')}</p>
      {query.data === undefined ? <QueryState query={query} /> : <OwnCard card={query.data} />}
    </section>
  );
}

function OwnCard({ card }: { card: Card }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const news = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<string>();
  useKeptFocus(news, said);
  const changed = (say: string) => (next: Card) => {
    client.setQueryData(cardQuery.queryKey, next);
    setSaid(say);
  };
  const hiding = useMutation({
    mutationFn: hideCard,
    onSuccess: () => {
      setSaid(t('card.hidden'));
      return client.invalidateQueries({ queryKey: cardQuery.queryKey });
    },
  });
  return (
    <>
      <div className="said-here" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
        <ProblemNotice error={hiding.error} />
      </div>
      {card.shown ? <CardPreview card={card} /> : <p className="soft">{t('card.notShown')}</p>}
      <CardForm
        key={`${card.name} ${card.line}`}
        card={card}
        onSaved={changed(t(card.shown ? 'card.saved' : 'card.shown'))}
      />
      {card.shown ? (
        <>
          <CardPhoto card={card} onChanged={changed(t('card.photoSaved'))} />
          <BusyButton isBusy={hiding.isPending} onPress={() => hiding.mutate()}>
            {t('card.hide')}
          </BusyButton>
        </>
      ) : null}
    </>
  );
}
