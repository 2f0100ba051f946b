import type { ReactNode } from 'react';

/** Sorted bars in one hue with names and amounts on them; a list, so the text is the chart. */
export function RankedBars({ rows }: { rows: { key: string; label: ReactNode; value: number; text: ReactNode; under?: ReactNode }[] }) {
  const top = Math.max(1, ...rows.map(row => row.value));
  return (
    <ul className="ranked">
      {rows.map(row => (
        <li key={row.key}>
          <span className="ranked-label">{row.label}</span>
          <span className="ranked-text">{row.text}</span>
          <svg className="ranked-bar" width="100%" height="8" aria-hidden="true">
            <rect className="ranked-ground" width="100%" height="8" rx="4" />
            {row.value > 0 && <rect className="ranked-fill" width={`${(row.value / top) * 100}%`} height="8" rx="4" />}
          </svg>
          {row.under && <span className="ranked-under">{row.under}</span>}
        </li>
      ))}
    </ul>
  );
}
