import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { grantQuery } from '../api/queries';
import type { Grant, GrantDetails } from '../api/types';
import { PageHead } from '../app/PageHead';
import { day, dayInText, moment } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';
import { Card, Empty, Fact, Facts } from '../ui/Card';
import { ProblemNotice, Skeleton } from '../ui/Loading';
import { GrantBadge } from './GrantBadge';
import { NarrowDialog } from './NarrowDialog';
import { ReadsCard } from './ReadsCard';
import { ReceiptsCard } from './ReceiptsCard';
import { RevokeDialog } from './RevokeDialog';
import { SharedItems } from './SharedItems';
import { isOpen } from './grants';

/** One grant: what it shows now, who read what when, what was done with it, and the two ways to lessen it. */
export default function GrantPage({ grantId }: { grantId: string }) {
  const { t } = useWords();
  const details = useQuery(grantQuery(grantId));
  return (
    <>
      <p className="back"><Link href="/sharing">{t('sharing.back')}</Link></p>
      <PageHead title={details.data?.grant.clientName ?? t('sharing.title')} under={details.data && <GrantBadge grant={details.data.grant} />} />
      {details.isPending && <Skeleton />}
      {details.isError && <Empty><ProblemNotice problem={details.error} onRetry={() => void details.refetch()} /></Empty>}
      {details.data && <Content details={details.data} />}
    </>
  );
}

function Content({ details }: { details: GrantDetails }) {
  const { t, known } = useWords();
  const [asking, setAsking] = useState<'narrow' | 'revoke' | null>(null);
  const { grant } = details;
  return (
    <div className="column-main">
      <Card title={t('sharing.what')}>
        <Agreed grant={grant} />
        {isOpen(grant) && (
          <div className="button-row equal">
            <button type="button" className="button button-second" onClick={() => setAsking('narrow')}>{t('sharing.narrow')}</button>
            <button type="button" className="button button-second" onClick={() => setAsking('revoke')}>{t('sharing.revoke')}</button>
          </div>
        )}
        {grant.endReason && <p className="quiet">{known('grantReason', grant.endReason)}</p>}
      </Card>
      {isOpen(grant) && <SharedItems details={details} />}
      <ReadsCard details={details} />
      <ReceiptsCard receipts={details.receipts} />
      {asking === 'narrow' && <NarrowDialog details={details} onClose={() => setAsking(null)} />}
      {asking === 'revoke' && <RevokeDialog grant={grant} onClose={() => setAsking(null)} />}
    </div>
  );
}

function Agreed({ grant }: { grant: Grant }) {
  const { t, known, language } = useWords();
  return (
    <Facts>
      <Fact label={t('sharing.purpose')}>{known('grantPurpose', grant.purposeCode)}<span className="quiet block">{t('sharing.inTheirWords', { text: grant.purposeText })}</span></Fact>
      <Fact label={t('sharing.domains')}>{grant.domains.map(domain => known('grantDomain', domain)).join(', ')}</Fact>
      <Fact label={t('sharing.detail')}>{grant.detail.map(detail => known('grantDetail', detail)).join(', ')}</Fact>
      <Fact label={t('sharing.institutions')}>{grant.institutions.map(institution => institution.name).join(', ')}</Fact>
      <Fact label={t('sharing.accounts')}>{grant.accounts ? t('count.items', { count: grant.accounts.length }) : t('sharing.allAccounts')}</Fact>
      <Fact label={t('sharing.historyFrom')}>{grant.historyFrom && t('sharing.from', { day: dayInText(grant.historyFrom, language) })}</Fact>
      <Fact label={t('sharing.howOften')}>{t(grant.isRecurring ? 'sharing.recurring' : 'sharing.once')}</Fact>
      <Fact label={t('consents.end')}>{day(grant.endsOn, language)}</Fact>
      <Fact label={t('consents.given')}>{moment(grant.givenAt, language)}</Fact>
    </Facts>
  );
}
