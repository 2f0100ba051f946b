import { type ReactNode, useEffect, useRef } from 'react';

/** The page's name: also the document's title, and where focus goes when the page is entered by a link inside the app. */
export function PageHead({ title, under }: { title: string; under?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · MyDataHub`;
  }, [title]);
  useEffect(() => {
    // On a fresh load focus belongs to the browser; later the heading says where one is.
    if (performance.now() > 0 && entered) heading.current?.focus({ preventScroll: true });
    entered = true;
    window.scrollTo(0, 0);
  }, []);
  return (
    <header className="page-head">
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {under}
    </header>
  );
}

let entered = false;
