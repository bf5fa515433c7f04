/** A sheet of A4 with margins of 12 mm, in the letters of a plan at their full size of 9.5 pt. */
const SHEET_EM = { width: 55.5, height: 79.5 } as const;

/** So large that rounding to the dots of a screen does not matter. */
const LETTER_PX = 60;

/** Sizes to try, as parts of the full one; what is smaller nobody can read. */
const SIZES = [1, 0.95, 0.9, 0.85, 0.8, 0.75] as const;

/**
 * The size of letters in which a plan fits one sheet, as a part of the full one; undefined for a
 * plan that fits in none. Everything in the plan is measured in its letters, so that a screen
 * breaks its lines where paper does.
 */
export function sizeThatFits(paper: HTMLElement): number | undefined {
  const copy = paper.cloneNode(true) as HTMLElement;
  copy.inert = true;
  for (const it of [copy, ...copy.querySelectorAll('[id]')]) it.removeAttribute('id');
  const place = { position: 'fixed', insetBlockStart: '0', insetInlineStart: '0' };
  Object.assign(copy.style, place, { visibility: 'hidden', maxInlineSize: 'none' });
  Object.assign(copy.style, { padding: '0', border: '0', boxSizing: 'content-box' });
  copy.style.fontSize = `${LETTER_PX}px`;
  paper.after(copy);
  const fits = SIZES.find((size) => {
    copy.style.inlineSize = `${SHEET_EM.width / size}em`;
    return copy.scrollHeight <= (SHEET_EM.height / size) * LETTER_PX;
  });
  copy.remove();
  return fits;
}
