import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { consentsQuery } from '../api/queries';
import { PageHead } from '../app/PageHead';
import { useWords } from '../i18n/LanguageProvider';
import { Card, Empty } from '../ui/Card';
import { ProblemNotice, Skeleton } from '../ui/Loading';
import { ConsentRowView } from './ConsentRowView';
import { ConsentTabs } from './ConsentTabs';
import { isInForce, keyOf } from './states';

/** What comes in from where, until when; and what has ended. */
export default function ConsentsPage() {
  const { t } = useWords();
  const consents = useQuery(consentsQuery);
  const rows = consents.data?.consents ?? [];
  const inForce = rows.filter(isInForce);
  const past = rows.filter(row => !isInForce(row));
  return (
    <>
      <PageHead title={t('consents.title')} under={<Link className="button button-small" href="/link">{t('action.link')}</Link>} />
      <ConsentTabs />
      {consents.isPending && <Skeleton />}
      {consents.isError && <ProblemNotice problem={consents.error} onRetry={() => void consents.refetch()} />}
      {consents.isSuccess && rows.length === 0 && <Empty action={<Link className="button" href="/link">{t('action.link')}</Link>}>{t('consents.none')}</Empty>}
      <div className="column-main">
        {inForce.length > 0 && <Card title={t('consents.inForce')}>{inForce.map(row => <ConsentRowView key={keyOf(row)} row={row} />)}</Card>}
        {past.length > 0 && <Card title={t('consents.past')}>{past.map(row => <ConsentRowView key={keyOf(row)} row={row} />)}</Card>}
      </div>
    </>
  );
}
