import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '../ui/Loading';
import { type Credentials, Refused, type Registration, call, managementPath } from './client';
import { EventsCard } from './EventsCard';
import { Failed } from './Failed';
import { SettingsCard } from './SettingsCard';
import { StatisticsCard } from './StatisticsCard';
import { TryCard } from './trying/TryCard';
import { WebhooksCard } from './WebhooksCard';
import { useDeveloperWords } from './words';

/** One registered app: what it is, what it is told, what it called, and a place to try it. */
export function AppPage({ app, onChange }: { app: Credentials; onChange: (app: Credentials | null) => void }) {
  const say = useDeveloperWords();
  const registration = useQuery({
    queryKey: ['developer', app.clientId],
    queryFn: () => call<Registration>(managementPath(app.clientId), app.token),
    retry: false,
  });
  if (registration.isPending) return <Skeleton />;
  if (registration.isError) {
    return (
      <>
        <Failed failure={registration.error} />
        {registration.error instanceof Refused && <button type="button" className="button button-second" onClick={() => onChange(null)}>{say('signOut')}</button>}
      </>
    );
  }
  return (
    <>
      <div className="developer-title">
        <h1>{registration.data.client_name}</h1>
        <button type="button" className="button-text" onClick={() => onChange(null)}>{say('signOut')}</button>
      </div>
      <div className="developer-columns">
        <SettingsCard app={app} registration={registration.data} onChange={onChange} />
        <div className="column-main">
          <TryCard app={app} registration={registration.data} />
          <StatisticsCard app={app} />
        </div>
      </div>
      <WebhooksCard app={app} />
      <EventsCard app={app} />
    </>
  );
}
