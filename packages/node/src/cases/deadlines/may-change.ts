import { ERASURE, type Term } from './terms.ts';

/** What a worker can do about a term: put it off by law or by consent, or note what happened. */
export const TERM_MOVES = ['law', 'consent', 'pause', 'done', 'stated'] as const;
export type TermMove = (typeof TERM_MOVES)[number];

/** What can be done about a term on a day; nothing about one that is done. */
export function movesOf(term: Term, today: string): TermMove[] {
  return term.state === 'done' ? [] : TERM_MOVES.filter((move) => mayMove(term, move, today));
}

function mayMove(
  { id, who, due, longest, standstill, promise }: Term,
  move: TermMove,
  today: string,
) {
  const runs = today <= due;
  // of its own promises, and of what was asked of it, the program itself knows how they stand
  const own = who === 'POINT' && (promise || id === ERASURE);
  switch (move) {
    case 'law':
      return runs && longest !== null && longest > due;
    case 'consent':
      return runs && standstill.includes('AGREED');
    case 'pause':
      return runs && standstill.length > 0;
    case 'done':
      return !own && who !== 'CITIZEN';
    case 'stated':
      return who !== 'POINT' && who !== 'CITIZEN';
  }
}
