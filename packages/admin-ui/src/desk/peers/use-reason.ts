import { useTranslation } from 'react-i18next';

const OWN = ['unreachable', 'timed-out', 'answer-too-large', 'address-refused', 'gave-up'] as const;

/** Why something did not arrive, in words. */
export function useReason(): (refusal: string) => string {
  const { t, i18n } = useTranslation();
  return (refusal) => {
    const own = OWN.find((code) => code === refusal);
    if (own !== undefined) return t(`peers.reason.${own}`);
    const [, status] = /^http-(\d{3})$/.exec(refusal) ?? [];
    if (status !== undefined) return t('peers.reason.http', { status });
    // A region of a newer version may refuse with a code that this program has no words for.
    const key = `problem.${refusal}`;
    if (i18n.exists(key)) return t(key as 'problem.internal');
    return t('peers.reason.other', { code: refusal });
  };
}
