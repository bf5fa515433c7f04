import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../access/use-session.ts';
import {
  type Template,
  type TemplateLanguage,
  type TemplateList,
  templatesQuery,
} from '../../api/letters.ts';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { Pick } from '../../parts/pick.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { TemplateDialog, type Wanted } from './template-dialog.tsx';
import '../case/letters/letters.css';

/** The texts that a team begins with. A lead changes them; a worker sees what there is. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const query = useQuery(templatesQuery);
  return (
    <>
      <PageHeading title={t('letters.templates')} />
      <p className="lead">{t('letters.templatesIntro')}</p>
      {query.data === undefined ? <QueryState query={query} /> : <All list={query.data} />}
    </>
  );
}

function All({ list }: { list: TemplateList }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const isLead = useSession().account.role === 'lead';
  const [language, setLanguage] = useState(i18n.language as TemplateLanguage);
  const [wanted, setWanted] = useState<Wanted>();
  const [said, setSaid] = useState<string>();
  const there = list.templates.filter((one) => one.language === language);
  const own = () => ({ id: crypto.randomUUID(), language, audience: 'reporter' as const });
  return (
    <>
      {said === undefined ? null : <Notice kind="good">{said}</Notice>}
      <Pick
        label={t('letters.language')}
        options={list.languages.map((value) => ({ value, label: format.language(value) }))}
        value={language}
        onChange={(chosen) => setLanguage(chosen as TemplateLanguage)}
      />
      {there.length === 0 ? <p>{t('letters.noTemplates')}</p> : null}
      {there.map((template) => (
        <OneTemplate
          key={template.id}
          template={template}
          isLead={isLead}
          onChange={() => setWanted({ ...template, language })}
        />
      ))}
      {isLead ? (
        <div className="buttons">
          <Button className="button" onPress={() => setWanted(own())}>
            {t('letters.addTemplate')}…
          </Button>
        </div>
      ) : null}
      {wanted === undefined ? null : (
        <TemplateDialog
          wanted={wanted}
          placeholders={list.placeholders}
          onSaid={setSaid}
          onClose={() => setWanted(undefined)}
        />
      )}
    </>
  );
}

interface OneProps {
  template: Template;
  isLead: boolean;
  onChange: () => void;
}

function OneTemplate({ template, isLead, onChange }: OneProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, name, text, language, audience, builtIn, setAt } = template;
  return (
    <section className="card" aria-labelledby={`template-${id}`}>
      <h2 id={`template-${id}`} lang={language}>
        <bdi>{name}</bdi>
      </h2>
      <p className="soft">
        {t(`letters.audience.${audience}`)}
        {' · '}
        {setAt === null
          ? t('letters.asItCame')
          : t('letters.changed', { date: format.date(setAt) })}
        {builtIn || setAt === null ? null : ` · ${t('letters.ownTemplate')}`}
      </p>
      <p className="letter-text" lang={language} dir="auto">
        {text}
      </p>
      {isLead ? (
        <div className="buttons">
          <Button
            className="button"
            aria-label={t('letters.changeNamed', { name })}
            onPress={onChange}
          >
            {t('letters.change')}…
          </Button>
        </div>
      ) : null}
    </section>
  );
}
