import { useId } from 'react';
import { percent } from '../format/money';
import { useWords } from '../i18n/LanguageProvider';
import { AmountText } from '../ui/AmountText';
import { Figure } from './Figure';
import { sharesOf } from './shares';

export interface Segment {
  /** Names the colour too: a domain, or debt (hatched). */
  key: string;
  label: string;
  amount: number;
}

/** One bar of parts with direct labels under it. Every part has its true width; debts are hatched and stand beneath, on the same scale. */
export function StackFigure({ title, finding, segments, debts }: { title: string; finding: string; segments: Segment[]; debts?: Segment }) {
  const { t } = useWords();
  const patternId = useId();
  const shares = sharesOf(segments.map(segment => segment.amount));
  const scale = Math.max(segments.reduce((sum, segment) => sum + segment.amount, 0), debts?.amount ?? 0, 1);
  const all = debts ? [...segments, debts] : segments;
  const share = (index: number) => (index < segments.length ? percent(shares[index]!) : '');
  return (
    <Figure
      kind="stack"
      title={title}
      finding={finding}
      columns={[t('chart.part'), t('chart.amount'), t('chart.share')]}
      points={all.map((segment, index) => ({
        label: segment.label,
        cells: [<AmountText key="amount" amount={segment.amount} />, share(index)],
        spoken: [segment.label, share(index)].filter(Boolean).join(' '),
      }))}
    >
      {active => (
        <>
          <svg className="stack-bar" width="100%" height={debts ? 36 : 24} aria-hidden="true">
            <defs>
              <pattern id={patternId} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="6" height="6" className="hatch-ground" />
                <rect width="3" height="6" className="fill-debt" />
              </pattern>
            </defs>
            {segments.map((segment, index) => (
              <rect
                key={segment.key}
                className={`stack-part fill-${segment.key}${active !== null && active !== index ? ' faded' : ''}`}
                x={`${(before(segments, index) / scale) * 100}%`}
                width={`${(segment.amount / scale) * 100}%`}
                height="24"
              />
            ))}
            {debts && <rect x="0" y="28" width={`${(debts.amount / scale) * 100}%`} height="8" fill={`url(#${patternId})`} className={active !== null && active < segments.length ? 'faded' : ''} />}
          </svg>
          <ul className="legend">
            {all.map((segment, index) => (
              <li key={segment.key} className={active === index ? 'active' : ''}>
                <span className={`swatch swatch-${segment.key}`} aria-hidden="true" />
                <span className="legend-label">{segment.label}</span>
                <span className="legend-amount"><AmountText amount={segment.amount} short /></span>
                <span className="legend-share">{share(index)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Figure>
  );
}

function before(segments: Segment[], index: number) {
  return segments.slice(0, index).reduce((sum, segment) => sum + segment.amount, 0);
}
