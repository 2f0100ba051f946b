import { useWords } from '../i18n/LanguageProvider';

/** One segment per institution: arrived, failed, awaited. Counts, not a guessed percentage. */
export function CountsBar({ total, arrived, failed, waiting }: { total: number; arrived: number; failed: number; waiting: number }) {
  const { t } = useWords();
  if (total === 0) return <div className="skeleton skeleton-bar" />;
  const states = [...Array<string>(arrived).fill('arrived'), ...Array<string>(failed).fill('failed'), ...Array<string>(total - arrived - failed).fill('waiting')];
  return (
    <>
      <svg className="counts-bar" width="100%" height="12" aria-hidden="true">
        {states.map((state, index) => (
          <rect key={index} className={`count-${state}`} x={`${(index / total) * 100}%`} width={`${100 / total}%`} height="12" />
        ))}
      </svg>
      <dl className="counts">
        <div><dt><span className="swatch count-arrived" aria-hidden="true" />{t('progress.arrived')}</dt><dd>{arrived}</dd></div>
        <div><dt><span className="swatch count-waiting" aria-hidden="true" />{t('progress.waiting')}</dt><dd>{waiting}</dd></div>
        <div><dt><span className="swatch count-failed" aria-hidden="true" />{t('progress.failed')}</dt><dd>{failed}</dd></div>
      </dl>
    </>
  );
}
