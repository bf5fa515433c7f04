import { useTranslation } from 'react-i18next';

/** Names of tables in the reader's language; one that is new here is told by its id. */
export function useTableName(): (table: string) => string {
  const { t, i18n } = useTranslation();
  return (table) => {
    const key = `openData.tables.${table}`;
    // the key is made of a name that the node gave, and is known to be there
    return i18n.exists(key) ? t(key as 'openData.tables.total') : table;
  };
}
