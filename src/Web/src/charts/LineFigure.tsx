import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { PointerEvent } from 'react';
import { day, seoulTime, tableDay } from '../format/dates';
import { shortWon, won } from '../format/money';
import { useWords } from '../i18n/LanguageProvider';
import { usePreferences } from '../preferences/preferences';
import { AmountText } from '../ui/AmountText';
import { Figure } from './Figure';
import { valueAxis } from './axis';
import { useWidth } from './useWidth';

export interface DatedValue {
  on: string;
  value: number;
}

const height = 180;
const bottom = 22;

/** One line over days. Its axis need not begin at 0 and says so in the table's note. */
export function LineFigure({ title, finding, values }: { title: string; finding: string; values: DatedValue[] }) {
  const { t, language } = useWords();
  const hidden = usePreferences().hideAmounts;
  return (
    <Figure
      kind="line"
      title={title}
      finding={finding}
      columns={[t('chart.day'), title]}
      points={values.map(({ on, value }) => ({
        label: tableDay(on),
        cells: [<AmountText key="value" amount={value} />],
        spoken: `${day(on, language)} ${hidden ? t('amount.hidden') : won(value, language)}`,
      }))}
    >
      {(active, choose) => <Plot values={values} active={active} choose={choose} />}
    </Figure>
  );
}

function Plot({ values, active, choose }: { values: DatedValue[]; active: number | null; choose: (index: number | null) => void }) {
  const { language } = useWords();
  const hidden = usePreferences().hideAmounts;
  const [frame, width] = useWidth();
  const days = values.map(({ on }) => Date.parse(on));
  const [floor, top] = valueAxis(values.map(({ value }) => value));
  const x = scaleLinear(extent(days) as [number, number], [2, Math.max(width - 64, 2)]);
  const y = scaleLinear([floor, top], [height - bottom, 8]);
  const point = (_: DatedValue, index: number) => x(days[index]!);
  const outline = line<DatedValue>().x(point).y(({ value }) => y(value))(values) ?? '';
  const ground = area<DatedValue>().x(point).y0(height - bottom).y1(({ value }) => y(value))(values) ?? '';
  const follow = (event: PointerEvent) => {
    const at = x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left);
    choose(nearest(days, at));
  };
  return (
    <div ref={frame} className="plot-frame">
      {width > 0 && (
        <svg width={width} height={height} onPointerMove={follow} onPointerLeave={() => choose(null)} aria-hidden="true">
          {y.ticks(3).map(tick => (
            <g key={tick}>
              <line className="grid" x1="0" x2={width - 60} y1={y(tick)} y2={y(tick)} />
              {!hidden && <text className="axis" x={width} y={y(tick) + 4} textAnchor="end">{shortWon(tick, language)}</text>}
            </g>
          ))}
          <path className="line-ground" d={ground} />
          <path className="line" d={outline} />
          <text className="axis" x="0" y={height - 4}>{axisDay(values[0]!.on)}</text>
          <text className="axis" x={width - 60} y={height - 4} textAnchor="end">{axisDay(values.at(-1)!.on)}</text>
          {active !== null && values[active] && (
            <g>
              <line className="crosshair" x1={x(days[active]!)} x2={x(days[active]!)} y1="4" y2={height - bottom} />
              <circle className="dot" cx={x(days[active]!)} cy={y(values[active].value)} r="5" />
            </g>
          )}
        </svg>
      )}
    </div>
  );
}

function axisDay(on: string) {
  const { month, day: dayOfMonth } = seoulTime(on);
  return `${month}.${dayOfMonth}`;
}

function nearest(days: number[], at: number) {
  return days.reduce((best, candidate, index) => (Math.abs(candidate - at) < Math.abs(days[best]! - at) ? index : best), 0);
}
