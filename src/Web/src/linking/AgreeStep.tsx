import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { post } from '../api/client';
import { directoryQuery, outdate } from '../api/queries';
import type { Directory, LinkAnswer } from '../api/types';
import { todayInSeoul } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';
import { Card } from '../ui/Card';
import { ProblemNotice } from '../ui/Loading';
import { Notice } from '../ui/Notice';
import { type Draft, type DraftError, chosen, isReachable, requestOf, termsError } from './draft';
import { LegalItems } from './LegalItems';
import { TermsFields } from './TermsFields';

/** Everything the law wants known before the button: what, how often, until when, why, how long it is kept. */
export function AgreeStep({ directory, draft, change, onBack }: { directory: Directory; draft: Draft; change: (part: Partial<Draft>) => void; onBack: () => void }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const [error, setError] = useState<DraftError | null>(null);
  const targets = chosen(draft, directory).filter(institution => isReachable(draft, institution));
  const link = useMutation({
    mutationFn: () => post<LinkAnswer>('/api/links', requestOf(draft, directory, todayInSeoul())),
    onSuccess: answer => {
      void outdate(directoryQuery);
      if (answer.signPage) window.location.assign(answer.signPage);
      else go(`/link/${encodeURIComponent(answer.linkId)}`);
    },
  });
  const agree = () => {
    const found = termsError(draft);
    setError(found);
    if (!found) link.mutate();
  };
  return (
    <div className="column-main narrow">
      <p className="step">{t('link.step', { step: 2 })}</p>
      <Notice tone="info">{t('agree.considered')}</Notice>
      <Card title={t('agree.what')} aside={<button type="button" className="button-text" onClick={onBack}>{t('agree.chooseAgain')}</button>}>
        <LegalItems targets={targets} />
      </Card>
      <TermsFields draft={draft} change={change} error={error} />
      <Card title={t('agree.why')}>
        <p>{t('agree.purpose')}</p>
        <p>{t('agree.retention')}</p>
        <p>{t('agree.withdraw')}</p>
        <p><a href="https://www.mydatacenter.or.kr" target="_blank" rel="noreferrer">{t('agree.portal')}</a></p>
      </Card>
      {link.isError && <ProblemNotice problem={link.error} />}
      <div className="button-row equal sticky-row">
        <button type="button" className="button button-choice" onClick={() => go('/')}>{t('agree.refuse')}</button>
        <button type="button" className="button button-choice" disabled={link.isPending} onClick={agree}>{t('agree.agree')}</button>
      </div>
    </div>
  );
}
