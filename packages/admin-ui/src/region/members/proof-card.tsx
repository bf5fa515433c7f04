import { useTranslation } from 'react-i18next';

/** What the proof is that this region gives its members, for who never heard of it. */
export function ProofCard() {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="proof">
      <h2 id="proof">{t('proof.title')}</h2>
      <p>{t('proof.what')}</p>
    </section>
  );
}
