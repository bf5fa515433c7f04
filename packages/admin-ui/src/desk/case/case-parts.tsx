import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import type { Texts } from '../../texts/language.ts';
import './case-parts.css';

/** Parts of a case's page in their order; each can be reached from the top, and by a digit. */
export const CASE_PARTS = [
  'told',
  'talk',
  'files',
  'plan',
  'decisions',
  'people',
  'consents',
  'conference',
  'near',
  'coding',
  'notes',
  'timeline',
] as const satisfies readonly (keyof Texts['case']['part'])[];
export type CasePart = (typeof CASE_PARTS)[number];

const anchorOf = (part: CasePart) => `part-${part}`;

/** Goes to a part of the page, so that the next Tab leads into it. */
export function goToPart(part: CasePart): void {
  const place = document.getElementById(anchorOf(part));
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
}

/** One part of the page, as a place to go to. */
export function CasePartPlace({ part, children }: { part: CasePart; children: ReactNode }) {
  return (
    <div className="case-part" id={anchorOf(part)} tabIndex={-1}>
      {children}
    </div>
  );
}

/** The way to every part of a long page. */
export function CasePartsNav() {
  const { t } = useTranslation();
  return (
    <nav className="case-parts" aria-label={t('case.parts')}>
      <ul>
        {CASE_PARTS.map((part, at) => (
          <li key={part}>
            <a
              href={`#${anchorOf(part)}`}
              onClick={(event) => {
                // the address stays that of the case: Back leads to the list
                event.preventDefault();
                goToPart(part);
              }}
            >
              {t(`case.part.${part}`)}
            </a>
            {at < DIGITS.length ? <PartKey part={part} digit={DIGITS[at] ?? ''} /> : null}
          </li>
        ))}
      </ul>
    </nav>
  );
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

function PartKey({ part, digit }: { part: CasePart; digit: string }) {
  const { t } = useTranslation();
  const label = t(`case.part.${part}`);
  useShortcut({ keys: digit, label, group: 'case', run: () => goToPart(part) });
  return null;
}
