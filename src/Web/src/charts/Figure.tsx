import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useWords } from '../i18n/LanguageProvider';
import { Icon } from '../ui/Icon';
import { nextPoint } from './keys';

/** One point of a chart in words: its label, and a cell per column of the table behind. */
export interface ChartPoint {
  label: string;
  cells: ReactNode[];
  /** The same as plain text, for the live announcement. */
  spoken: string;
}

interface FigureProps {
  kind: string;
  title: string;
  /** The finding in one sentence; it is the caption. */
  finding: ReactNode;
  columns: string[];
  points: ChartPoint[];
  children: (active: number | null, choose: (index: number | null) => void) => ReactNode;
}

/** What every chart has: a sentence, one tab stop with arrow keys, a live text, and the whole table behind it. */
export function Figure({ kind, title, finding, columns, points, children }: FigureProps) {
  const { t } = useWords();
  const [active, setActive] = useState<number | null>(null);
  const liveId = useId();
  const move = (event: KeyboardEvent) => {
    const next = nextPoint(event.key, active, points.length);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  };
  return (
    <figure className="figure" data-chart={kind}>
      <figcaption>{finding}</figcaption>
      <div className="plot" tabIndex={0} role="img" aria-label={t('chart.label', { title })} aria-describedby={liveId} onKeyDown={move} onBlur={() => setActive(null)}>
        {children(active, setActive)}
      </div>
      <p className="chart-live" id={liveId} role="status">{active === null ? '' : points[active]?.spoken}</p>
      <details className="more chart-table">
        <summary>
          {t('chart.table')}
          <Icon name="chevron" />
        </summary>
        <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
          <table>
            <caption>{title}</caption>
            <thead>
              <tr>{columns.map(column => <th key={column} scope="col">{column}</th>)}</tr>
            </thead>
            <tbody>
              {points.map((point, index) => (
                <tr key={index}>
                  <th scope="row">{point.label}</th>
                  {point.cells.map((cell, cellIndex) => <td key={cellIndex}>{cell}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
