import { Suspense, lazy } from 'react';
import { Skeleton } from '../ui/Loading';

const DeveloperApp = lazy(() => import('../developer/DeveloperApp'));

/** Third parties' pages know no customer: no session is asked for. */
export const isDeveloperPage = /^\/developer(\/|$)/.test(location.pathname);

export function Developer() {
  return <Suspense fallback={<main className="page"><Skeleton /></main>}><DeveloperApp /></Suspense>;
}
