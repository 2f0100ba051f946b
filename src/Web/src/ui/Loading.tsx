import { useEffect, useState } from 'react';
import { Problem } from '../api/client';
import { clock } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';
import { Notice } from './Notice';

/** Final heights and still; after eight seconds it says in words that something takes long. */
export function Skeleton({ cards = 2 }: { cards?: number }) {
  const { t } = useWords();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 8000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      <span className="sr-only">{t('loading')}</span>
      {late && <Notice tone="info">{t('loading.late')}</Notice>}
      {Array.from({ length: cards }, (_, index) => (
        <div key={index} className="skeleton skeleton-card" />
      ))}
    </div>
  );
}

/** A failed call, in place. What is still on the screen stays there, dated. */
export function ProblemNotice({ problem, shownAt, onRetry }: { problem: Error; shownAt?: number | undefined; onRetry?: () => void }) {
  const { t } = useWords();
  const retry = onRetry && <button type="button" className="button-text" onClick={onRetry}>{t('action.retry')}</button>;
  return <Notice tone="danger" action={retry}>{useProblemText(problem, shownAt)}</Notice>;
}

export function useProblemText(problem: Error, shownAt?: number) {
  const { t, known } = useWords();
  if (!(problem instanceof Problem)) return t('problem.unexpected');
  if (problem.isOffline) {
    return shownAt ? t('problem.offlineShowing', { time: clock(new Date(shownAt).toISOString()) }) : t('problem.offline');
  }
  const words = known('problem', problem.type.replace('urn:mydatahub:problem:', ''), t('problem.unexpected'));
  return problem.traceId ? `${words} (${problem.traceId.slice(0, 16)})` : words;
}
