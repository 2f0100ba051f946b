import { Link } from 'wouter';
import { useWords } from '../i18n/LanguageProvider';

export function FirstRun() {
  const { t } = useWords();
  return (
    <section className="card first-run">
      <h2>{t('firstRun.title')}</h2>
      <p>{t('firstRun.body')}</p>
      <div className="button-row">
        <Link className="button" href="/link?pick=all">{t('firstRun.all')}</Link>
        <Link className="button" href="/link?pick=some">{t('firstRun.some')}</Link>
      </div>
    </section>
  );
}
