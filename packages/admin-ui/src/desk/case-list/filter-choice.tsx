import { useTranslation } from 'react-i18next';
import { Pick } from '../../parts/pick.tsx';
import type { Choice } from './use-filter-choices.ts';

interface Props {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}

/** One filter with its values, in the browser's own list: quick by keyboard and by touch. */
export function FilterChoice({ label, value, choices, onChange }: Props) {
  const { t } = useTranslation();
  const options = [{ value: '', label: t('list.any') }, ...choices];
  return <Pick label={label} options={options} value={value} onChange={onChange} />;
}
