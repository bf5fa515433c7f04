import type { CaseDetail } from '../../api/cases.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';

/** Whether a case is about care, alone or with discrimination. */
export function isAboutCare({ subject }: Pick<CaseDetail, 'subject'>): boolean {
  return subject === 'CARE' || subject === 'BOTH';
}

/** The name of a care category, or of the domain where no more than that is known. */
export function useCareLabel(): (code: string) => string {
  const { label } = useCodeLabels();
  return (code) => {
    // a list that does not have the code gives the code back
    const domain = label('care_domain', code);
    return domain === code ? label('care_category', code) : domain;
  };
}
