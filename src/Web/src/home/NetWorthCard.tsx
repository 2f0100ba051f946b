import type { AssetView } from '../api/types';
import { StackFigure } from '../charts/StackFigure';
import { useWords } from '../i18n/LanguageProvider';
import { percent } from '../format/money';
import { FigureStateText, FigureValue } from '../ui/FigureText';
import { SourceButton } from '../ui/SourceButton';
import { sharesOf } from '../charts/shares';
import { composition } from './composition';
import { CoverageNote } from './CoverageNote';
import { LinesTable } from './LinesTable';

/** The headline, what it leaves out, and what it is made of. */
export function NetWorthCard({ view }: { view: AssetView }) {
  const { t } = useWords();
  const { net, assets, liabilities, leftOut } = view.netWorth;
  const { segments, debts } = composition(view.netWorth.lines);
  const named = segments.map(segment => ({ ...segment, label: t(`domain.${segment.key}`) }));
  return (
    <section className="card net-worth" aria-labelledby="net-worth-title">
      <div className="figure-head">
        <h2 id="net-worth-title">{t('home.netWorth')}</h2>
        <SourceButton figure={net} name={t('home.netWorth')} />
      </div>
      {/* Its own node with its own key, so that the first paint of the number is the number's and not the skeleton's. */}
      <p className="figure-xl" key="net-worth" {...{ elementtiming: 'net-worth' }}><FigureValue figure={net} /></p>
      <FigureStateText figure={net} />
      <dl className="net-parts">
        <div><dt>{t('home.assets')}</dt><dd><FigureValue figure={assets} /></dd></div>
        <div><dt>{t('home.debts')}</dt><dd><FigureValue figure={liabilities} /></dd></div>
      </dl>
      <CoverageNote leftOut={leftOut} sources={view.sources} />
      {named.length > 0 && (
        <StackFigure
          title={t('home.composition')}
          finding={largest(named)}
          segments={named}
          {...(debts > 0 ? { debts: { key: 'debt', label: t('home.debts'), amount: debts } } : {})}
        />
      )}
      <LinesTable netWorth={view.netWorth} />
    </section>
  );

  function largest(parts: { label: string; amount: number }[]) {
    const shares = sharesOf(parts.map(part => part.amount));
    const top = shares.indexOf(Math.max(...shares));
    return t('home.composition.finding', { domain: parts[top]!.label, share: percent(shares[top]!) });
  }
}
