import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { grantQuery } from '../api/queries';
import type { GrantDetails, GrantRead } from '../api/types';
import { moment } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';
import { Card } from '../ui/Card';
import { ProblemNotice } from '../ui/Loading';

/** Who read what and when, newest first; older ones a page at a time. */
export function ReadsCard({ details }: { details: GrantDetails }) {
  const { t } = useWords();
  return (
    <Card title={t('sharing.reads')}>
      {details.reads.length === 0 ? <p className="quiet">{t('sharing.neverRead')}</p> : <Reads details={details} />}
    </Card>
  );
}

function Reads({ details }: { details: GrantDetails }) {
  return (
    <>
      <ul className="plain-list">{details.reads.map((read, index) => <li key={`${read.firstAt}${index}`}><ReadLine read={read} /></li>)}</ul>
      {details.nextReads && <OlderReads grantId={details.grant.id} before={details.nextReads} />}
    </>
  );
}

function OlderReads({ grantId, before }: { grantId: string; before: string }) {
  const { t } = useWords();
  const [wanted, setWanted] = useState(false);
  const older = useQuery({ ...grantQuery(grantId, before), enabled: wanted });
  if (older.data) return <Reads details={older.data} />;
  return (
    <>
      {older.isError && <ProblemNotice problem={older.error} onRetry={() => void older.refetch()} />}
      <button type="button" className="button button-second" disabled={wanted && older.isPending} onClick={() => setWanted(true)}>{t('sharing.older')}</button>
    </>
  );
}

function ReadLine({ read }: { read: GrantRead }) {
  const { t, known, language } = useWords();
  const what = known('grantRead', read.resource, read.resource);
  return (
    <div className="shared-item">
      <span className="item-names">
        <span className="item-name">{what}</span>
        <span className="item-under">
          {read.domains.map(domain => known('grantDomain', domain)).join(', ')}
          {read.items > 0 && ` · ${t('count.items', { count: read.items })}`}
          {read.isUnchanged && ` · ${t('sharing.unchanged')}`}
        </span>
      </span>
      <span className="item-figure">
        <time dateTime={read.lastAt}>{moment(read.lastAt, language)}</time>
        {read.reads > 1 && <span className="item-under">{t('sharing.times', { count: read.reads })}</span>}
      </span>
    </div>
  );
}
