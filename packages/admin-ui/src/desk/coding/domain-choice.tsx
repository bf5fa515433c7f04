import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf, useCodeLabels } from '../../parts/code-labels.ts';

interface Props {
  domain: string;
  isMissing: boolean;
  onChange: (domain: string) => void;
}

/** One domain out of the list; details stand indented under their own. */
export function DomainChoice({ domain, isMissing, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const { groups } = useCodeLabels();
  const id = useId();
  return (
    <div className="field">
      <label className="coding-label" htmlFor={id}>
        {t('coding.domain')}
      </label>
      {isMissing ? (
        <p className="field-error" id={`${id}-error`} role="alert">
          {t('coding.domainMissing')}
        </p>
      ) : null}
      <select
        id={id}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${id}-error` : undefined}
        className="field-input"
        value={domain}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('coding.choose')}</option>
        {groups('domain').flatMap(({ code, details }) => [
          <option key={code.code} value={code.code}>
            {labelOf(code, i18n.language, code.code)}
          </option>,
          ...details.map((detail) => (
            <option key={detail.code} value={detail.code}>
              {`\u2003${labelOf(detail, i18n.language, detail.code)}`}
            </option>
          )),
        ])}
      </select>
    </div>
  );
}
