import { scaleLinear } from 'd3-scale';
import { month, shortMonth } from '../format/dates';
import { shortWon, won } from '../format/money';
import { useWords } from '../i18n/LanguageProvider';
import { usePreferences } from '../preferences/preferences';
import { AmountText } from '../ui/AmountText';
import { Figure } from './Figure';
import { useWidth } from './useWidth';

export interface Series {
  label: string;
  /** first (accent, filled) or second (outlined): told apart by form, not by colour alone. */
  form: 'first' | 'second';
  values: number[];
}

const height = 180;
const bottom = 22;

/** Bars per month from 0, one or two beside each other. */
export function BarsFigure({ title, finding, months, series }: { title: string; finding: string; months: string[]; series: Series[] }) {
  const { t, language } = useWords();
  const hidden = usePreferences().hideAmounts;
  return (
    <Figure
      kind="bars"
      title={title}
      finding={finding}
      columns={[t('chart.month'), ...series.map(({ label }) => label)]}
      points={months.map((text, index) => ({
        label: month(text, language),
        cells: series.map(({ label, values }) => <AmountText key={label} amount={values[index]!} />),
        spoken: [month(text, language), ...series.map(({ label, values }) => `${label} ${hidden ? t('amount.hidden') : won(values[index]!, language)}`)].join(', '),
      }))}
    >
      {(active, choose) => (
        <>
          {series.length > 1 && (
            <p className="bars-key" aria-hidden="true">
              {series.map(({ label, form }) => (
                <span key={label}><span className={`swatch bar-${form}`} />{label}</span>
              ))}
            </p>
          )}
          <Plot months={months} series={series} active={active} choose={choose} />
        </>
      )}
    </Figure>
  );
}

function Plot({ months, series, active, choose }: { months: string[]; series: Series[]; active: number | null; choose: (index: number | null) => void }) {
  const { language } = useWords();
  const hidden = usePreferences().hideAmounts;
  const [frame, width] = useWidth();
  const room = width - 60;
  const step = room / Math.max(months.length, 1);
  const barWidth = Math.min(18, (step * 0.7) / series.length);
  const y = scaleLinear([0, Math.max(1, ...series.flatMap(({ values }) => values))], [height - bottom, 10]);
  const every = Math.ceil(36 / Math.max(step, 1));
  return (
    <div ref={frame} className="plot-frame">
      {width > 0 && (
        <svg width={width} height={height} onPointerLeave={() => choose(null)} aria-hidden="true">
          {y.ticks(3).map(tick => (
            <g key={tick}>
              <line className="grid" x1="0" x2={room} y1={y(tick)} y2={y(tick)} />
              {!hidden && <text className="axis" x={width} y={y(tick) + 4} textAnchor="end">{shortWon(tick, language)}</text>}
            </g>
          ))}
          {months.map((text, index) => (
            <g key={text} className={active !== null && active !== index ? 'faded' : ''} onPointerEnter={() => choose(index)}>
              <rect className="hit" x={index * step} width={step} height={height} />
              {series.map(({ label, form, values }, place) => (
                <rect
                  key={label}
                  className={`bar-${form}`}
                  x={index * step + step / 2 + (place - series.length / 2) * (barWidth + 2)}
                  y={y(values[index]!)}
                  width={barWidth}
                  height={height - bottom - y(values[index]!)}
                  rx="2"
                />
              ))}
              {(months.length - 1 - index) % every === 0 && (
                <text className="axis" x={index * step + step / 2} y={height - 4} textAnchor="middle">{shortMonth(text, language)}</text>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
