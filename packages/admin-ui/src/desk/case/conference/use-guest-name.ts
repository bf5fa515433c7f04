import { useTranslation } from 'react-i18next';
import type { Guest } from '../../../api/conferences.ts';

/** What a guest is called; the reporter needs no name here. */
export function useGuestName(): (guest: Pick<Guest, 'kind' | 'name'>) => string {
  const { t } = useTranslation();
  return ({ kind, name }) => name ?? t(`conference.guests.kind.${kind}`);
}
