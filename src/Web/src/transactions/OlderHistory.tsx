import { useMutation } from '@tanstack/react-query';
import { post } from '../api/client';
import { dayInText } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';
import { useProgress } from '../progress/useProgress';
import { ProblemNotice } from '../ui/Loading';
import { Notice } from '../ui/Notice';

interface OlderProps {
  item: string;
  collectedFrom: string;
  from: string;
  today: string;
}

/** What the institution still holds of before. One press fetches the year before what is here, in place; the rows load again by themselves. */
export function OlderHistory({ item, collectedFrom, from, today }: OlderProps) {
  const { t, language } = useWords();
  const fetching = useMutation({ mutationFn: () => post<{ runId: string }>('/api/collections', { history: { item, from } }) });
  return (
    <>
      <p className="under">{t('transactions.collectedFrom', { day: dayInText(collectedFrom, language, today) })}</p>
      {fetching.isError && <ProblemNotice problem={fetching.error} />}
      {fetching.isSuccess ? (
        <Run runId={fetching.data.runId} onRetry={() => fetching.mutate()} />
      ) : (
        <button type="button" className="button button-second button-wide" disabled={fetching.isPending} onClick={() => fetching.mutate()}>
          {t('transactions.older')}
        </button>
      )}
    </>
  );
}

function Run({ runId, onRetry }: { runId: string; onRetry: () => void }) {
  const { t } = useWords();
  const { progress } = useProgress(runId);
  const institution = progress.institutions[0];
  if (!progress.finished) {
    return <div role="status"><Notice tone="info">{t('transactions.olderRunning', { count: institution?.rows ?? 0 })}</Notice></div>;
  }
  const retry = <button type="button" className="button-text" onClick={onRetry}>{t('action.retry')}</button>;
  const isWell = institution?.outcome === 'fetched' || institution?.outcome === 'unchanged';
  return isWell ? <Notice tone="ok">{t('transactions.olderDone')}</Notice> : <Notice tone="warn" action={retry}>{t('transactions.olderFailed')}</Notice>;
}
