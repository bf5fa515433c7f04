import { useTranslation } from 'react-i18next';
import { useRefusalWords } from '../../parts/use-refusal-words.ts';

const OWN = ['unreachable', 'timed-out', 'answer-too-large', 'address-refused', 'gave-up'] as const;

/** Why something did not arrive at the node of this name, in words. */
export function useReason(name: string): (refusal: string) => string {
  const { t } = useTranslation();
  const inWords = useRefusalWords();
  return (refusal) => {
    const own = OWN.find((code) => code === refusal);
    if (own !== undefined) return t(`peers.reason.${own}`, { name });
    const [, status] = /^http-(\d{3})$/.exec(refusal) ?? [];
    if (status !== undefined) return t('peers.reason.http', { name, status });
    return inWords(refusal) ?? t('peers.reason.other', { name, code: refusal });
  };
}
