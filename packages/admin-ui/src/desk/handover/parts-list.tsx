import { useTranslation } from 'react-i18next';
import { useCodeLabels } from '../../parts/code-labels.ts';

/** Parts of a case in one sentence, in the order of their list. */
export function PartsInWords({ parts }: { parts: readonly string[] }) {
  const { i18n } = useTranslation();
  const { label, codes } = useCodeLabels();
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const order = codes('case_part').map(({ code }) => code);
  const sorted = parts.toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
  return <>{list.format(sorted.map((part) => label('case_part', part)))}</>;
}
