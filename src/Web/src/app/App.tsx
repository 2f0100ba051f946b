import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, lazy } from 'react';
import { Route, Switch } from 'wouter';
import { sessionQuery } from '../api/queries';
import { HomePage } from '../home/HomePage';
import { useWords } from '../i18n/LanguageProvider';
import { SessionDialog } from '../session/SessionDialog';
import { SignInPage } from '../session/SignInPage';
import { Empty } from '../ui/Card';
import { ProblemNotice, Skeleton } from '../ui/Loading';
import { PageHead } from './PageHead';
import { Shell } from './Shell';

const LinkPage = lazy(() => import('../linking/LinkPage'));
const LinkStatusPage = lazy(() => import('../linking/LinkStatusPage'));
const ProgressPage = lazy(() => import('../progress/ProgressPage'));
const BankPage = lazy(() => import('../domains/bank/BankPage'));
const CardPage = lazy(() => import('../domains/card/CardPage'));
const InvestmentPage = lazy(() => import('../domains/investment/InvestmentPage'));
const VehiclePage = lazy(() => import('../domains/vehicle/VehiclePage'));
const InsurancePage = lazy(() => import('../domains/insurance/InsurancePage'));
const LoansPage = lazy(() => import('../domains/loans/LoansPage'));
const TransactionsPage = lazy(() => import('../transactions/TransactionsPage'));
const ConsentsPage = lazy(() => import('../consents/ConsentsPage'));
const SharingPage = lazy(() => import('../sharing/SharingPage'));
const GrantPage = lazy(() => import('../sharing/GrantPage'));
const SettingsPage = lazy(() => import('../settings/SettingsPage'));

export function App() {
  const session = useQuery(sessionQuery);
  if (session.isPending) return <main className="page"><Skeleton /></main>;
  if (session.isError) return <main className="page"><ProblemNotice problem={session.error} onRetry={() => void session.refetch()} /></main>;
  if (!session.data.signedIn) return <SignInPage identityVerification={session.data.identityVerification} />;
  return (
    <Shell>
      <Suspense fallback={<Skeleton />}>
        <Pages />
      </Suspense>
      <SessionDialog idleFor={session.data.idleFor} answeredAt={session.dataUpdatedAt} />
    </Shell>
  );
}

function Pages(): ReactNode {
  return (
    <Switch>
      <Route path="/" component={HomePage} />
      <Route path="/link" component={LinkPage} />
      <Route path="/link/:linkId">{({ linkId }) => <LinkStatusPage linkId={linkId} />}</Route>
      <Route path="/progress/:runId">{({ runId }) => <ProgressPage key={runId} runId={runId} />}</Route>
      <Route path="/bank" component={BankPage} />
      <Route path="/card" component={CardPage} />
      <Route path="/investment" component={InvestmentPage} />
      <Route path="/vehicle" component={VehiclePage} />
      <Route path="/insurance" component={InsurancePage} />
      <Route path="/loans" component={LoansPage} />
      <Route path="/transactions" component={TransactionsPage} />
      <Route path="/consents" component={ConsentsPage} />
      <Route path="/sharing" component={SharingPage} />
      <Route path="/sharing/:grantId">{({ grantId }) => <GrantPage key={grantId} grantId={grantId} />}</Route>
      <Route path="/settings" component={SettingsPage} />
      <Route component={UnknownPage} />
    </Switch>
  );
}

function UnknownPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t('unknown.title')} />
      <Empty action={<a className="button" href="/">{t('nav.home')}</a>}>{t('unknown.body')}</Empty>
    </>
  );
}
