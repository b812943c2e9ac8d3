import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

interface Props {
  /** What the table shows, for who comes to it by keyboard. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A frame round a table. Where the table is wider than it, the frame scrolls and can be reached by keyboard. */
export function TableFrame({ label, children }: Props): ReactNode {
  const frame = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const box = frame.current;
    if (box === null) return;
    const look = new ResizeObserver(() => setScrolls(box.scrollWidth > box.clientWidth));
    look.observe(box);
    return () => look.disconnect();
  }, []);
  return (
    <section ref={frame} className="table-frame" {...(scrolls ? { tabIndex: 0, 'aria-label': label } : {})}>
      {children}
    </section>
  );
}
