import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../keyboard/use-shortcut.ts';

/** Keys of a list of cases: from line to line, and to the search. */
export function useListKeys(): void {
  const { t } = useTranslation();
  useShortcut({ keys: 'j', label: t('list.next'), group: 'list', run: () => step(1) });
  useShortcut({ keys: 'k', label: t('list.previous'), group: 'list', run: () => step(-1) });
  useShortcut({ keys: 'x', label: t('list.pickKey'), group: 'list', run: pick });
  useShortcut({
    keys: '/',
    label: t('list.toSearch'),
    group: 'list',
    run: () => document.querySelector<HTMLElement>('.case-search input')?.focus(),
  });
}

/** Chooses the case whose line has the focus, or leaves it. */
function pick(): void {
  document.activeElement?.closest('tr')?.querySelector<HTMLElement>('.case-pick input')?.click();
}

/** Moves the focus to another line; from elsewhere, to the first. */
function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('.case-link')];
  const at = links.findIndex((link) => link.matches(':focus'));
  const next = at < 0 ? links[0] : links[Math.min(Math.max(at + by, 0), links.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
