import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, Coding } from '../../api/cases.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Term, Terms } from '../../parts/terms.tsx';
import type { Acting } from '../case/use-act.ts';
import { useDraft } from '../case/use-draft.ts';
import { isAboutCare, useCareLabel } from './care-label.ts';
import { CodingForm } from './coding-form.tsx';
import './coding.css';

/** The coding of a case as it can be changed. */
export function codingOf(shown: CaseDetail): Coding {
  const { grounds, domain, natures, handlings, careCategories } = shown;
  return { grounds, domain, natures, handlings, careCategories };
}

/** How the case is coded: as words, or as a form while somebody changes it. */
export function CodingSection({ shown, acting }: { shown: CaseDetail; acting: Acting }) {
  const { t } = useTranslation();
  const [draft, change] = useDraft(shown.id);
  const { natures, handlings, careCategories } = shown;
  const coded = natures.length + handlings.length + careCategories.length > 0;
  const mayCode = shown.moves.includes('code');

  function save(coding: Coding) {
    acting.act(
      { act: 'code', ...coding },
      { say: t('coding.saved'), after: () => change({ coding: null }) },
    );
  }

  return (
    <section className="card" aria-labelledby="coding">
      <h2 id="coding">{t('coding.title')}</h2>
      <p className="soft">{t('coding.why')}</p>
      {draft.coding !== null && mayCode ? (
        <CodingForm
          // what was kept before it could be chosen has no care categories
          coding={{ ...codingOf(shown), ...draft.coding }}
          anonymity={shown.anonymity}
          aboutCare={isAboutCare(shown)}
          isBusy={acting.isBusy}
          onChange={(coding) => change({ coding })}
          onSave={save}
          onCancel={() => change({ coding: null })}
        />
      ) : (
        <>
          <CodingInWords coding={shown} aboutCare={isAboutCare(shown)} />
          {mayCode ? (
            <Button className="button" onPress={() => change({ coding: codingOf(shown) })}>
              {coded ? t('coding.edit') : t('coding.start')}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}

function CodingInWords({ coding, aboutCare }: { coding: Coding; aboutCare: boolean }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const careLabel = useCareLabel();
  const words = (list: string, codes: readonly string[]) =>
    codes.length === 0 ? (
      <span className="soft">{t('coding.none')}</span>
    ) : (
      codes.map((code) => label(list, code)).join(', ')
    );
  const categories =
    coding.careCategories.length === 0
      ? words('care_category', [])
      : coding.careCategories.map(careLabel).join(', ');
  return (
    <Terms>
      <Term name={t('coding.grounds')}>{words('ground', coding.grounds)}</Term>
      <Term name={t('coding.domain')}>
        {words('domain', coding.domain === '' ? [] : [coding.domain])}
      </Term>
      {aboutCare ? <Term name={t('care.categories')}>{categories}</Term> : null}
      <Term name={t('coding.natures')}>{words('nature', coding.natures)}</Term>
      <Term name={t('coding.handlings')}>{words('handling', coding.handlings)}</Term>
    </Terms>
  );
}
