import { PageHead } from '../app/PageHead';
import { useView } from '../api/useView';
import { useWords } from '../i18n/LanguageProvider';
import { AsOf } from '../ui/AsOf';
import { ProblemNotice, Skeleton } from '../ui/Loading';
import { AttentionList } from './AttentionList';
import { CashFlowCard } from './CashFlowCard';
import { DomainList } from './DomainList';
import { FirstRun } from './FirstRun';
import { HistoryCard } from './HistoryCard';
import { NetWorthCard } from './NetWorthCard';
import { RefreshButton } from './RefreshButton';
import { UpcomingCard } from './UpcomingCard';

/** How much, what is it made of, what needs me? */
export function HomePage() {
  const { t } = useWords();
  const view = useView();
  const shown = view.data;
  return (
    <>
      <PageHead title={t('home.title')} under={shown && shown.sources.length > 0 && <div className="page-tools"><AsOf at={shown.builtAt} /><RefreshButton /></div>} />
      {view.isError && <ProblemNotice problem={view.error} shownAt={view.dataUpdatedAt || undefined} onRetry={() => void view.refetch()} />}
      {view.isPending && <Skeleton cards={3} />}
      {shown && shown.sources.length === 0 && <FirstRun />}
      {shown && shown.sources.length > 0 && (
        <div className="columns">
          <div className="column-main">
            <NetWorthCard view={shown} />
            <DomainList view={shown} />
            <HistoryCard history={shown.history} />
            <CashFlowCard months={shown.cashFlow} />
          </div>
          <div className="column-side">
            <AttentionList view={shown} />
            <UpcomingCard upcoming={shown.upcoming} today={shown.today} />
          </div>
        </div>
      )}
    </>
  );
}
