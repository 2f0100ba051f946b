import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AssetView, Figure } from '../api/types';
import { DomainTabs } from '../app/DomainTabs';
import { PageHead } from '../app/PageHead';
import { useView } from '../api/useView';
import { useWords } from '../i18n/LanguageProvider';
import { AsOf } from '../ui/AsOf';
import { Empty } from '../ui/Card';
import { FigureStateText, FigureValue } from '../ui/FigureText';
import { ProblemNotice, Skeleton } from '../ui/Loading';
import { SourceButton } from '../ui/SourceButton';

/** What every domain's page has: its tabs, its total with source and as-of, and an honest empty state. */
export function DomainPage({ title, emptyText, isEmpty, children }: {
  title: string;
  emptyText: string;
  isEmpty: (view: AssetView) => boolean;
  children: (view: AssetView) => ReactNode;
}) {
  const { t } = useWords();
  const view = useView();
  return (
    <>
      <PageHead title={title} under={view.data && <div className="page-tools"><AsOf at={view.data.builtAt} /></div>} />
      <DomainTabs />
      {view.isError && <ProblemNotice problem={view.error} shownAt={view.dataUpdatedAt || undefined} onRetry={() => void view.refetch()} />}
      {view.isPending && <Skeleton />}
      {view.data && (isEmpty(view.data)
        ? <Empty action={<Link className="button" href="/link">{t('action.link')}</Link>}>{emptyText}</Empty>
        : <div className="column-main">{children(view.data)}</div>)}
    </>
  );
}

export function Total({ name, figure, under, children }: { name: string; figure: Figure; under?: ReactNode; children?: ReactNode }) {
  return (
    <section className="card" aria-label={name}>
      <div className="figure-head">
        <h2>{name}</h2>
        <SourceButton figure={figure} name={name} />
      </div>
      <p className="figure-l"><FigureValue figure={figure} /></p>
      <FigureStateText figure={figure} />
      {under && <div className="quiet">{under}</div>}
      {children}
    </section>
  );
}
