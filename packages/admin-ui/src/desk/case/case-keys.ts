import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/cases.ts';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { type CasePart, goToPart } from './case-parts.tsx';
import type { Acting } from './use-act.ts';

/** What is done most with a case, by one key. */
export function useCaseKeys(shown: CaseDetail, acting: Acting): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const group = 'case';
  const may = (move: CaseDetail['moves'][number]) => shown.moves.includes(move);
  useShortcut(
    may('take')
      ? {
          keys: 't',
          label: t('case.keys.take'),
          group,
          run: () => acting.act({ act: 'take' }, { say: t('case.keys.taken') }),
        }
      : undefined,
  );
  useShortcut(
    may('reply')
      ? { keys: 'r', label: t('case.keys.reply'), group, run: () => writeIn('talk') }
      : undefined,
  );
  useShortcut(
    may('note')
      ? { keys: 'n', label: t('case.keys.note'), group, run: () => writeIn('notes') }
      : undefined,
  );
  useShortcut({
    keys: 'u',
    label: t('case.back'),
    group,
    run: () => void navigate({ to: '/desk/cases' }),
  });
}

/** Goes to a part and puts the cursor into its box for writing. */
function writeIn(part: CasePart): void {
  goToPart(part);
  const boxes = document.querySelectorAll<HTMLElement>(`#part-${part} textarea`);
  boxes.item(boxes.length - 1)?.focus();
}
