import { useTranslation } from 'react-i18next';

/** What is wrong with a line that has to say something: nothing there, or too much. */
export function useLineError(): (text: string, max: number) => string | undefined {
  const { t } = useTranslation();
  return (text, max) => {
    const length = [...text.trim()].length;
    if (length === 0) return t('plan.missing');
    return length > max ? t('plan.tooLong', { count: length - max }) : undefined;
  };
}
