import { useState } from 'react';
import type { Directory } from '../api/types';
import { useWords } from '../i18n/LanguageProvider';
import { Badge, Card } from '../ui/Card';
import { RadioCards, Tick } from '../ui/Choice';
import { Notice } from '../ui/Notice';
import { type Draft, type DraftError, choiceError, chosen, isLinked, sectorsOf, unreachable } from './draft';

interface StepProps {
  directory: Directory;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

export function ChooseStep({ onNext, ...props }: StepProps & { onNext: () => void }) {
  const { t } = useWords();
  const [error, setError] = useState<DraftError | null>(null);
  const { directory, draft, change } = props;
  const next = () => {
    const found = choiceError(draft, directory);
    setError(found);
    if (!found) onNext();
  };
  return (
    <div className="column-main narrow">
      <p className="step">{t('link.step', { step: 1 })}</p>
      <Card title={t('link.where')}>
        <RadioCards
          legend={t('link.pick')}
          name="pick"
          row
          value={draft.pick}
          onChange={pick => change({ pick })}
          choices={[
            { value: 'all', label: t('firstRun.all'), under: t('link.pick.all.under') },
            { value: 'some', label: t('firstRun.some'), under: t('link.pick.some.under') },
          ]}
        />
        {draft.pick === 'all' ? <Sectors {...props} /> : <Institutions {...props} />}
      </Card>
      <MethodCard {...props} />
      {error && <Notice tone="danger">{t(`link.error.${error}`)}</Notice>}
      <div className="button-row sticky-row">
        <span className="quiet">{t('link.chosen', { count: chosen(draft, directory).length })}</span>
        <button type="button" className="button" onClick={next}>{t('action.next')}</button>
      </div>
    </div>
  );
}

function Sectors({ directory, draft, change }: StepProps) {
  const { t, known } = useWords();
  const sectors = sectorsOf(directory);
  const toggle = (sector: string, on: boolean) => change({ sectors: on ? [...draft.sectors, sector] : draft.sectors.filter(other => other !== sector) });
  const all = draft.sectors.length === sectors.length;
  return (
    <fieldset className="choices">
      <legend>{t('link.sectors')}</legend>
      <button type="button" className="button-text" onClick={() => change({ sectors: all ? [] : sectors.map(({ sector }) => sector) })}>{t(all ? 'link.noSector' : 'link.allSectors')}</button>
      <div className="choices-grid">
        {sectors.map(({ sector, institutions }) => (
          <Tick
            key={sector}
            checked={draft.sectors.includes(sector)}
            onChange={on => toggle(sector, on)}
            label={known('sector', sector)}
            under={institutions.map(({ name }) => name).join(', ')}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Institutions({ directory, draft, change }: StepProps) {
  const { t, known } = useWords();
  const toggle = (institution: string, on: boolean) =>
    change({ institutions: on ? [...draft.institutions, institution] : draft.institutions.filter(other => other !== institution) });
  return sectorsOf(directory).map(({ sector, institutions }) => (
    <fieldset className="choices" key={sector}>
      <legend>{known('sector', sector)}</legend>
      <div className="choices-grid">
        {institutions.map(institution => (
          <Tick
            key={institution.institution}
            checked={draft.institutions.includes(institution.institution)}
            onChange={on => toggle(institution.institution, on)}
            label={<>{institution.name} {isLinked(institution) && <Badge tone="ok">{t('link.linked')}</Badge>}</>}
            under={isLinked(institution) ? t('link.linked.under') : undefined}
          />
        ))}
      </div>
    </fieldset>
  ));
}

function MethodCard({ directory, draft, change }: StepProps) {
  const { t } = useWords();
  const out = unreachable(draft, chosen(draft, directory));
  return (
    <Card title={t('link.method')}>
      <RadioCards
        legend={t('link.method.legend')}
        name="method"
        row
        value={draft.method}
        onChange={method => change({ method })}
        choices={[
          { value: 'integrated', label: t('link.method.integrated'), under: t('link.method.integrated.under') },
          { value: 'individual', label: t('link.method.individual'), under: t('link.method.individual.under') },
        ]}
      />
      {draft.method === 'integrated' && directory.authorities.length > 1 && (
        <RadioCards
          legend={t('link.authority')}
          name="authority"
          value={draft.authority}
          onChange={authority => change({ authority })}
          choices={directory.authorities.map(authority => ({ value: authority.orgCode, label: authority.name }))}
        />
      )}
      {out.length > 0 && <Notice tone="warn">{t('link.unreachable', { names: out.map(({ name }) => name).join(', ') })}</Notice>}
    </Card>
  );
}
