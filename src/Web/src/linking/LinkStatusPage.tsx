import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { linkQuery } from '../api/queries';
import type { LinkAnswer, LinkStep } from '../api/types';
import { PageHead } from '../app/PageHead';
import { useWords } from '../i18n/LanguageProvider';
import { Badge, Card } from '../ui/Card';
import { ProblemNotice, Skeleton } from '../ui/Loading';
import { Notice } from '../ui/Notice';
import { isSettled, overall } from './steps';

const askAgainEvery = 2000;

/** Back from the signature or from one institution: what is linked, what waits, and where to sign in next. */
export default function LinkStatusPage({ linkId }: { linkId: string }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const link = useQuery({
    ...linkQuery(linkId),
    refetchInterval: query => (query.state.data && isSettled(query.state.data) ? false : askAgainEvery),
  });
  const answer = link.data;
  useEffect(() => {
    if (answer?.runId && isSettled(answer)) go(`/progress/${encodeURIComponent(answer.runId)}`, { replace: true });
  }, [answer, go]);
  return (
    <>
      <PageHead title={t('linkStatus.title')} />
      <div className="column-main narrow">
        <p className="step">{t('link.step', { step: 3 })}</p>
        {link.isPending && <Skeleton cards={1} />}
        {link.isError && <ProblemNotice problem={link.error} onRetry={() => void link.refetch()} />}
        {answer && <Status answer={answer} />}
      </div>
    </>
  );
}

function Status({ answer }: { answer: LinkAnswer }) {
  const { t } = useWords();
  const state = overall(answer);
  return (
    <>
      <Notice tone={state === 'failed' ? 'warn' : 'info'}>{t(`linkStatus.${state}`)}</Notice>
      <Card title={t('linkStatus.institutions')}>
        <ul className="step-list">{answer.steps.map(step => <StepRow key={step.institution} step={step} />)}</ul>
      </Card>
      <div className="button-row">
        {answer.signPage && state === 'waiting' && <a className="button" href={answer.signPage}>{t('linkStatus.sign')}</a>}
        {answer.runId && <Link className="button" href={`/progress/${encodeURIComponent(answer.runId)}`}>{t('linkStatus.progress')}</Link>}
        {state === 'failed' && <Link className="button" href="/link">{t('linkStatus.again')}</Link>}
        <Link className="button button-second" href="/">{t('progress.lookAround')}</Link>
      </div>
    </>
  );
}

function StepRow({ step }: { step: LinkStep }) {
  const { t, known } = useWords();
  const tone = step.state === 'linked' ? 'ok' : step.state === 'refused' || step.state === 'unavailable' || step.state === 'expired' ? 'warn' : 'plain';
  return (
    <li>
      <span className="item-names">
        <span className="item-name">{step.institutionName}</span>
        {step.reason && step.state !== 'linked' && <span className="item-under">{known('linkReason', step.reason, t('linkReason.other', { reason: step.reason }))}</span>}
      </span>
      <Badge tone={tone}>{known('linkState', step.state)}</Badge>
      {step.nextPage && step.state === 'waiting-for-institution' && <a className="button button-small" href={step.nextPage}>{t('linkStatus.goThere')}<span className="sr-only"> {step.institutionName}</span></a>}
    </li>
  );
}
