import { useTranslation } from 'react-i18next';

/** Leads to what everybody may see of the figures of this node, and says how that differs. */
export function PublicFigures({ of }: { of: 'town' | 'region' }) {
  const { t, i18n } = useTranslation();
  return (
    <p className="not-for-paper">
      <a href={`/figures?lang=${i18n.language}`}>{t(`figuresPages.${of}`)}</a>.{' '}
      {t(`figuresPages.${of}What`)}
    </p>
  );
}
