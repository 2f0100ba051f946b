import { count } from '../format/money';
import { useCollection } from '../home/RefreshButton';
import { useSourceText } from '../home/sourceText';
import { useWords } from '../i18n/LanguageProvider';
import { Badge } from '../ui/Card';
import { ItemRow } from '../ui/Disclosure';
import { ProblemNotice } from '../ui/Loading';
import { type InstitutionProgress, hasArrived } from './progress';

export function InstitutionRow({ institution, finished }: { institution: InstitutionProgress; finished: boolean }) {
  const { t, known } = useWords();
  const failed = institution.outcome !== null && !hasArrived(institution.outcome);
  const isSilent = institution.outcome === null && institution.done === 0;
  const state = institution.outcome === null ? t('progress.state.working', { done: institution.done, planned: institution.planned }) : known('outcome', institution.outcome);
  return (
    <ItemRow
      mark={institution.name}
      name={institution.name}
      under={failed ? <FailureText institution={institution} /> : isSilent ? t('progress.state.waiting') : t('progress.rows', { rows: count(institution.rows) })}
      figure={<Badge tone={failed ? 'warn' : institution.outcome ? 'ok' : 'plain'}>{state}</Badge>}
    >
      <ul className="plain-list">
        {institution.datasets.map(dataset => (
          <li key={dataset.dataset} className="pair">
            <span>{known('dataset', dataset.dataset.split('.').at(-1), t('dataset.other'))}</span>
            <span>{hasArrived(dataset.outcome) ? t('progress.rows', { rows: count(dataset.rows) }) : known('outcome', dataset.outcome)}</span>
          </li>
        ))}
      </ul>
      {failed && finished && <RetryButton institution={institution.institution} />}
    </ItemRow>
  );
}

function FailureText({ institution }: { institution: InstitutionProgress }) {
  const text = useSourceText();
  const state = institution.outcome === 'consent-gone' ? 'consent-ended' : institution.outcome!;
  return text({ name: institution.name, state, reason: institution.reason });
}

function RetryButton({ institution }: { institution: string }) {
  const { t } = useWords();
  const collection = useCollection();
  return (
    <>
      {collection.isError && <ProblemNotice problem={collection.error} />}
      <button type="button" className="button button-small" disabled={collection.isPending} onClick={() => collection.mutate([institution])}>{t('action.retry')}</button>
    </>
  );
}
