import { Fragment, type ReactNode } from 'react';

/** Short facts of one line with a dot between them. Where they wrap, a line neither begins nor ends with the dot. */
export function Parts({ of }: { of: ReactNode[] }) {
  return (
    <span className="parts">
      <span>
        {of.filter(Boolean).map((part, index) => <Fragment key={index}><span>{part}</span>{' '}</Fragment>)}
      </span>
    </span>
  );
}
