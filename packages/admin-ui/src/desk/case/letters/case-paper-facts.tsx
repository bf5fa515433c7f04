import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { useCareLabel } from '../../coding/care-label.ts';
import { usePieces } from './use-pieces.ts';

/** What is known of a case in a few words, one line for each. */
export function CasePaperFacts({ shown }: { shown: CaseDetail }) {
  const rows = [...useCourseFacts(shown), ...useFiledFacts(shown), ...useCodedFacts(shown)];
  return (
    <dl>
      {rows.map(([name, value]) =>
        value ? (
          <Row key={name} name={name}>
            {value}
          </Row>
        ) : null,
      )}
    </dl>
  );
}

type Fact = [name: string, value: string | null];

function useCourseFacts(shown: CaseDetail): Fact[] {
  const { t } = useTranslation();
  const pieces = usePieces();
  const { label } = useCodeLabels();
  const format = useFormat();
  const { closedAt, waitingUntil, regime } = shown;
  return [
    [t('letters.fact.state'), label('status', shown.state)],
    [t('letters.fact.received'), format.date(shown.receivedAt)],
    [t('letters.fact.closed'), closedAt && format.date(closedAt)],
    [t('letters.fact.worker'), pieces([shown.ownerName])],
    [
      t('flow.helpers'),
      pieces(
        shown.supporters.map(({ name }) => name),
        ', ',
      ),
    ],
    [t('flow.waiting'), waitingUntil && format.date(waitingUntil)],
    [t('terms.rules'), regime === null ? null : t(`terms.regime.${regime}`)],
  ];
}

function useFiledFacts(shown: CaseDetail): Fact[] {
  const { t } = useTranslation();
  const pieces = usePieces();
  const { label } = useCodeLabels();
  const format = useFormat();
  const { contact, said, earlier } = shown;
  return [
    [t('letters.fact.subject'), label('subject', shown.subject)],
    [t('case.request'), label('request_type', shown.request)],
    [t('letters.fact.when'), pieces([said.when, said.ongoing && t('case.ongoing')])],
    [t('letters.fact.place'), pieces([said.place])],
    [t('case.saidGrounds'), said.grounds.map((code) => label('ground', code)).join(', ')],
    [t('case.saidDomain'), label('domain', said.domain)],
    [t('letters.fact.reporter'), contact && pieces(Object.values(contact), ', ')],
    [t('case.role'), label('reporter_role', shown.role)],
    [t('case.anonymity'), label('anonymity', shown.anonymity)],
    [t('case.residence'), label('residence', shown.residence)],
    [t('case.channel'), label('channel', shown.channel)],
    [t('case.filedBy'), pieces([shown.filedBy])],
    [t('case.language'), format.language(shown.language)],
    [t('case.earlier'), earlier === null ? null : String(earlier)],
  ];
}

function useCodedFacts(shown: CaseDetail): Fact[] {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const all = (list: string, codes: readonly string[]) =>
    codes.map((code) => label(list, code)).join(', ');
  const careLabel = useCareLabel();
  const { notHandledReason: reason, foundedness } = shown;
  return [
    [t('letters.fact.grounds'), all('ground', shown.grounds)],
    [t('letters.fact.domain'), label('domain', shown.domain)],
    [t('letters.fact.natures'), all('nature', shown.natures)],
    [t('care.categories'), shown.careCategories.map(careLabel).join(', ')],
    [t('letters.fact.handlings'), all('handling', shown.handlings)],
    [t('letters.fact.outcomes'), all('outcome', shown.outcomes)],
    [t('finish.reason'), reason && label('not_handled_reason', reason)],
    [t('flow.foundedness'), foundedness && label('foundedness', foundedness)],
  ];
}

function Row({ name, children }: { name: string; children: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
