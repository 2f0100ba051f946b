import { useQuery } from '@tanstack/react-query';
import { Card } from '../ui/Card';
import { type CallStatistic, type Credentials, call, managementPath } from './client';
import { Failed } from './Failed';
import { useDeveloperWords } from './words';

/** How often the app called what, and how it ended. */
export function StatisticsCard({ app }: { app: Credentials }) {
  const say = useDeveloperWords();
  const statistics = useQuery({
    queryKey: ['developer', app.clientId, 'statistics'],
    queryFn: () => call<{ calls: CallStatistic[] }>(managementPath(app.clientId, '/statistics'), app.token),
    retry: false,
    refetchInterval: 10_000,
  });
  const rows = statistics.data?.calls ?? [];
  return (
    <Card title={say('statistics')}>
      {statistics.isError && <Failed failure={statistics.error} />}
      {statistics.isSuccess && rows.length === 0 && <p className="caption">{say('statisticsNone')}</p>}
      {rows.length > 0 && (
        <div className="scroll" role="region" aria-label={say('statistics')} tabIndex={0}>
          <table>
            <thead><tr><th>{say('day')}</th><th>{say('endpoint')}</th><th>{say('outcome')}</th><th className="number">{say('calls')}</th></tr></thead>
            <tbody>
              {rows.map(row => (
                <tr key={`${row.day} ${row.resource} ${row.status}`}>
                  <td>{row.day}</td><td className="code">{row.resource}</td><td>{row.status}</td><td className="number">{row.calls.toLocaleString()}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
