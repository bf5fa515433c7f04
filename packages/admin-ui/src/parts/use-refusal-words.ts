import { useTranslation } from 'react-i18next';

/**
 * Why another node refused, in words; undefined where this program has none: a node of a newer
 * version may refuse with a code that is not known here.
 */
export function useRefusalWords(): (refusal: string) => string | undefined {
  const { t, i18n } = useTranslation();
  return (refusal) => {
    const key = `problem.${refusal}`;
    return i18n.exists(key) ? t(key as 'problem.internal') : undefined;
  };
}
