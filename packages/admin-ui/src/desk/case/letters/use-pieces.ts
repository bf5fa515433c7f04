import { useTranslation } from 'react-i18next';
import { isolated } from '../../../texts/isolated.ts';

/** Puts the pieces of one line side by side, without the empty ones. */
export type Pieces = (
  pieces: readonly (string | null | undefined | false)[],
  between?: string,
) => string;

/** Each piece keeps its own direction: a Dutch name must not turn an Arabic line around. */
export function usePieces(): Pieces {
  const { i18n } = useTranslation();
  const dir = i18n.dir();
  return (pieces, between = ' · ') =>
    pieces.flatMap((piece) => (piece ? [isolated(piece, dir)] : [])).join(between);
}
