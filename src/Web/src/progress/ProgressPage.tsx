import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { PageHead } from '../app/PageHead';
import { count } from '../format/money';
import { useWords } from '../i18n/LanguageProvider';
import { Card } from '../ui/Card';
import { Notice } from '../ui/Notice';
import { CountsBar } from './CountsBar';
import { InstitutionRow } from './InstitutionRow';
import { counts } from './progress';
import { useProgress } from './useProgress';

/** Is it working? Only true counts, every failure with its sentence and its own retry. */
export default function ProgressPage({ runId }: { runId: string }) {
  const { t } = useWords();
  const { progress, lost } = useProgress(runId);
  const [paused, setPaused] = useState(false);
  const [frozen, setFrozen] = useState(progress);
  const shown = paused && !progress.finished ? frozen : progress;
  const sentence = useSentence(shown);
  return (
    <>
      <PageHead title={t(progress.finished ? 'progress.title.done' : 'progress.title')} />
      <div className="column-main narrow">
        <Card title={t('progress.counts')}>
          <p className="progress-sentence">{sentence}</p>
          <CountsBar {...counts(shown)} />
          <Announcement text={sentence} />
          {lost && <Notice tone="warn">{t('progress.lost')}</Notice>}
          <div className="button-row">
            <Link className="button" href="/">{t(progress.finished ? 'progress.seeAssets' : 'progress.lookAround')}</Link>
            {!progress.finished && (
              <button type="button" className="button button-second" aria-pressed={paused} onClick={() => { setFrozen(progress); setPaused(!paused); }}>
                {t('progress.pause')}
              </button>
            )}
          </div>
        </Card>
        {shown.institutions.length > 0 && (
          <Card title={t('linkStatus.institutions')}>
            {shown.institutions.map(institution => <InstitutionRow key={institution.institution} institution={institution} finished={shown.finished} />)}
          </Card>
        )}
      </div>
    </>
  );
}

function useSentence(progress: ReturnType<typeof useProgress>['progress']) {
  const { t, known } = useWords();
  const { total, arrived, failed, waiting } = counts(progress);
  if (total === 0) return t(progress.finished ? 'progress.nothing' : 'progress.starting');
  if (progress.finished) return failed === 0 ? t('progress.done', { total }) : t('progress.partial', { failed });
  const all = t('progress.all', { total, arrived, waiting });
  const { latest } = progress;
  if (!latest || latest.rows === 0) return all;
  const one = t('progress.one', { name: latest.institutionName ?? '', dataset: known('dataset', latest.dataset?.split('.').at(-1), t('dataset.other')), rows: count(latest.rows) });
  return `${all} ${one}`;
}

const announceEvery = 3000;

/** One sentence every three seconds at most, for those who listen. */
function Announcement({ text }: { text: string }) {
  const [said, setSaid] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), announceEvery);
    return () => clearTimeout(timer);
  }, [said, text]);
  return <p className="sr-only" role="status">{said}</p>;
}
