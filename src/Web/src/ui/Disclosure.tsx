import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './Icon';

/** One thing in a list: name and figure in a line, everything else about it one tap away. */
export function ItemRow({ id, mark, name, under, figure, children }: {
  id?: string;
  mark: string;
  name: ReactNode;
  under?: ReactNode;
  figure?: ReactNode;
  children: ReactNode;
}) {
  const row = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    // A link to this very thing (a car's loan, say) finds it open.
    if (!id || window.location.hash !== `#${id}`) return;
    row.current!.open = true;
    row.current!.scrollIntoView({ block: 'center' });
  }, [id]);
  return (
    <details className="item" id={id} ref={row}>
      <summary>
        <span className="item-mark" aria-hidden="true">{[...mark][0]}</span>
        <span className="item-names">
          <span className="item-name">{name}</span>
          {under && <span className="item-under">{under}</span>}
        </span>
        {figure && <span className="item-figure">{figure}</span>}
        <Icon name="chevron" />
      </summary>
      <div className="item-body">{children}</div>
    </details>
  );
}

export function More({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="more">
      <summary>
        {summary}
        <Icon name="chevron" />
      </summary>
      <div className="more-body">{children}</div>
    </details>
  );
}
