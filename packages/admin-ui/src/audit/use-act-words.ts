import { useTranslation } from 'react-i18next';

/** Puts an act of the log into words; one that this program does not know yet stays a code. */
export function useActWords(): (act: string) => string {
  const { t, i18n } = useTranslation();
  return (act) => {
    const key = `audit.act.${act}`;
    return i18n.exists(key) ? t(key as 'audit.act.filed') : act;
  };
}
