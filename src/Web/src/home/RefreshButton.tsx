import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { post } from '../api/client';
import { useWords } from '../i18n/LanguageProvider';
import { Icon } from '../ui/Icon';
import { useProblemText } from '../ui/Loading';

export function useCollection() {
  const [, go] = useLocation();
  return useMutation({
    mutationFn: (institutions: string[] | null) => post<{ runId: string }>('/api/collections', institutions ? { institutions } : {}),
    onSuccess: ({ runId }) => go(`/progress/${encodeURIComponent(runId)}`),
  });
}

export function RefreshButton() {
  const { t } = useWords();
  const collection = useCollection();
  return (
    <>
      <button type="button" className="button-quiet" disabled={collection.isPending} onClick={() => collection.mutate(null)}>
        <Icon name="refresh" />
        <span>{t('home.refresh')}</span>
      </button>
      {collection.isError && <RefreshProblem problem={collection.error} />}
    </>
  );
}

function RefreshProblem({ problem }: { problem: Error }) {
  return <span className="field-error" role="alert">{useProblemText(problem)}</span>;
}
