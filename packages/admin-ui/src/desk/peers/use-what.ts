import { useTranslation } from 'react-i18next';
import { upperFirst } from '../../format/upper-first.ts';
import { useFormat } from '../../format/use-format.ts';
import type { Texts } from '../../texts/language.ts';

type Kind = keyof Texts['peers']['message'];

interface Message {
  readonly type: string;
  readonly period: string | null;
}

/** What a message carries, as a heading. */
export function useWhat(): (message: Message) => string {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return ({ type, period }) => {
    if (period !== null) return upperFirst(format.period(period));
    const key = `peers.message.${type}`;
    return t(i18n.exists(key) ? (key as `peers.message.${Kind}`) : 'peers.message.other');
  };
}
