import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { directoryQuery } from '../api/queries';
import type { Directory } from '../api/types';
import { PageHead } from '../app/PageHead';
import { useWords } from '../i18n/LanguageProvider';
import { ProblemNotice, Skeleton } from '../ui/Loading';
import { Notice } from '../ui/Notice';
import { AgreeStep } from './AgreeStep';
import { ChooseStep } from './ChooseStep';
import { type Draft, emptyDraft } from './draft';

/** Three steps: from where, on which terms, and then the signature, which is another page. */
export default function LinkPage() {
  const { t, known } = useWords();
  const directory = useQuery(directoryQuery);
  const [search] = useSearchParams();
  const problem = search.get('problem');
  return (
    <>
      <PageHead title={t('link.title')} />
      {problem && <Notice tone="warn">{known('problem', problem, t('problem.unexpected'))}</Notice>}
      {directory.isPending && <Skeleton />}
      {directory.isError && <ProblemNotice problem={directory.error} onRetry={() => void directory.refetch()} />}
      {directory.data && <Wizard directory={directory.data} />}
    </>
  );
}

function Wizard({ directory }: { directory: Directory }) {
  const [search] = useSearchParams();
  const again = search.get('extend') ?? search.get('change');
  const [step, setStep] = useState<'choose' | 'agree'>(again ? 'agree' : 'choose');
  const [draft, setDraft] = useState<Draft>(() => beginning(directory, search.get('pick'), again));
  const change = (part: Partial<Draft>) => setDraft(before => ({ ...before, ...part }));
  const start = useTopAfter(step);
  return (
    <div ref={start} tabIndex={-1} className="step-start">
      {step === 'choose'
        ? <ChooseStep directory={directory} draft={draft} change={change} onNext={() => setStep('agree')} />
        : <AgreeStep directory={directory} draft={draft} change={change} onBack={() => setStep('choose')} />}
    </div>
  );
}

/** Another step begins at its top, for eyes and for screen readers. */
function useTopAfter(step: string) {
  const start = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    start.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [step]);
  return start;
}

function beginning(directory: Directory, pick: string | null, again: string | null): Draft {
  if (!again) return { ...emptyDraft, pick: pick === 'some' ? 'some' : 'all' };
  const institution = directory.institutions.find(candidate => candidate.institution === again);
  return { ...emptyDraft, pick: 'some', institutions: institution ? [again] : [], method: institution?.integrated ? 'integrated' : 'individual' };
}
