/** What fields say of themselves when something is wrong, and what a form marks so by hand. */
const MISTAKES = '[aria-invalid="true"], [role="radiogroup"][data-invalid], [data-mistake]';
const TAKES_FOCUS = 'input:not(:disabled), textarea, select, button, [tabindex]';

/** Brings the focus to the first thing that is wrong, once it is drawn; nothing is, nothing moves. */
export function goToFirstMistake(within: Element | null): void {
  requestAnimationFrame(() => {
    const mistake = within?.querySelector(MISTAKES);
    if (!mistake) return;
    const field = mistake.matches(TAKES_FOCUS) ? mistake : mistake.querySelector(TAKES_FOCUS);
    if (field instanceof HTMLElement) field.focus();
  });
}
