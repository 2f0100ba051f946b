import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { transactionsQuery } from '../api/queries';
import type { TransactionRow } from '../api/types';
import { useView } from '../api/useView';
import { PageHead } from '../app/PageHead';
import { day, todayInSeoul } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';
import { Empty } from '../ui/Card';
import { ProblemNotice, Skeleton } from '../ui/Loading';
import { FilterBar } from './FilterBar';
import { OlderHistory } from './OlderHistory';
import { Row } from './Row';
import { filterOf, withFilter } from './filter';
import { olderFrom } from './older';

export default function TransactionsPage() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const today = useView().data?.today ?? todayInSeoul();
  const { period, ...filter } = filterOf(search, today);
  const pages = useInfiniteQuery(transactionsQuery(filter));
  const rows = pages.data?.pages.flatMap(page => page.rows) ?? [];
  const collectedFrom = pages.data?.pages[0]?.collectedFrom;
  const older = olderFrom(period, filter.from, collectedFrom, today);
  const change = (part: Parameters<typeof withFilter>[1]) => setSearch(withFilter(search, part), { replace: true });
  return (
    <>
      <PageHead title={t('transactions.title')} />
      <div className="column-main">
        <FilterBar filter={filter} period={period} change={change} />
        {pages.isError && <ProblemNotice problem={pages.error} onRetry={() => void pages.refetch()} />}
        {pages.isPending && <Skeleton />}
        {pages.isSuccess && rows.length === 0 && (
          <Empty action={<button type="button" className="button button-second" onClick={() => setSearch(new URLSearchParams({ period: 'all' }))}>{t('transactions.clear')}</button>}>
            {filter.text ? t('transactions.noMatch', { text: filter.text }) : t('transactions.none')}
          </Empty>
        )}
        <Days rows={rows} today={today} />
        {pages.hasNextPage && (
          <button type="button" className="button button-second button-wide" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('transactions.more')}
          </button>
        )}
        {filter.item && collectedFrom && older && !pages.hasNextPage && (
          <OlderHistory key={`${filter.item} ${collectedFrom}`} item={filter.item} collectedFrom={collectedFrom} from={older} today={today} />
        )}
        <p className="sr-only" role="status">{pages.isSuccess ? t('transactions.shown', { count: rows.length }) : ''}</p>
      </div>
    </>
  );
}

function Days({ rows, today }: { rows: TransactionRow[]; today: string }) {
  const { language } = useWords();
  const days = byDay(rows);
  return [...days].map(([on, ofDay]) => (
    <section key={on} className="card day" aria-labelledby={`day-${on}`}>
      <h2 id={`day-${on}`}><time dateTime={on}>{day(on, language, today)}</time></h2>
      <ul className="rows">{ofDay.map(row => <Row key={row.id} row={row} />)}</ul>
    </section>
  ));
}

function byDay(rows: TransactionRow[]) {
  const days = new Map<string, TransactionRow[]>();
  rows.forEach(row => {
    const on = row.at.slice(0, 10);
    days.set(on, [...(days.get(on) ?? []), row]);
  });
  return days;
}
