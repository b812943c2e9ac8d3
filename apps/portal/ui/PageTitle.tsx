import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../i18n/words.tsx';
import { hasMoved } from '../router.tsx';

interface PageTitleProps {
  readonly title: string;
  /** Said before the heading, e.g. which step this is. */
  readonly above?: ReactNode;
}

/** The heading of a page: names the window, and takes the focus after a move so that it is read aloud. */
export function PageTitle({ title, above }: PageTitleProps) {
  const { m } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} - ${m.site.name}`;
  }, [title, m]);
  useEffect(() => {
    if (!hasMoved()) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {above !== undefined && <span className="above-title">{above}</span>}
      {title}
    </h1>
  );
}
