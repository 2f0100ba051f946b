import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { grantsQuery } from '../api/queries';
import type { Grant } from '../api/types';
import { PageHead } from '../app/PageHead';
import { ConsentTabs } from '../consents/ConsentTabs';
import { dDay, dayInText, daysUntil, moment } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';
import { Badge, Card, Empty } from '../ui/Card';
import { Icon } from '../ui/Icon';
import { ProblemNotice, Skeleton } from '../ui/Loading';
import { GrantBadge } from './GrantBadge';
import { isOpen, sharedInWords } from './grants';

/** Who can see my data: everyone who may look now, then those who could. */
export default function SharingPage() {
  const { t } = useWords();
  const grants = useQuery(grantsQuery);
  const rows = grants.data?.grants ?? [];
  const open = rows.filter(isOpen);
  const past = rows.filter(grant => !isOpen(grant));
  return (
    <>
      <PageHead title={t('sharing.title')} />
      <ConsentTabs />
      {grants.isPending && <Skeleton />}
      {grants.isError && <ProblemNotice problem={grants.error} onRetry={() => void grants.refetch()} />}
      {grants.isSuccess && open.length === 0 && <Empty>{t('sharing.none')}<br /><span className="quiet">{t('sharing.none.under')}</span></Empty>}
      <div className="column-main">
        {open.length > 0 && <Card title={t('sharing.open')}><Grants grants={open} /></Card>}
        {past.length > 0 && <Card title={t('sharing.past')}><Grants grants={past} /></Card>}
      </div>
    </>
  );
}

function Grants({ grants }: { grants: Grant[] }) {
  return <ul className="domain-list">{grants.map(grant => <li key={grant.id}><GrantLink grant={grant} /></li>)}</ul>;
}

function GrantLink({ grant }: { grant: Grant }) {
  const words = useWords();
  const { t, known, language } = words;
  return (
    <Link href={`/sharing/${grant.id}`}>
      <span className="item-mark" aria-hidden="true">{[...grant.clientName][0]}</span>
      <span className="item-names">
        <span className="item-name">{grant.clientName} <GrantBadge grant={grant} /></span>
        <span className="item-under">{known('grantPurpose', grant.purposeCode)} · {sharedInWords(grant, words)}</span>
        <span className="item-under">
          {isOpen(grant) ? t('consents.until', { day: dayInText(grant.endsOn, language) }) : grant.endedAt && t('consents.ended', { day: dayInText(grant.endedAt, language) })}
          {' · '}
          {grant.lastReadAt ? t('sharing.lastRead', { time: moment(grant.lastReadAt, language) }) : t('sharing.neverRead')}
        </span>
      </span>
      {isOpen(grant) && daysUntil(grant.endsOn) <= 30 && <Badge tone="warn">{dDay(grant.endsOn, language)}</Badge>}
      <Icon name="chevron" />
    </Link>
  );
}
