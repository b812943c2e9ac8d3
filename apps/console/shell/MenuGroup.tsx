import { type ReactNode, useId, useState } from 'react';
import { Icon } from '../ui/Icon.tsx';

const STORE = 'qingyuan.menu';

/** Which groups this person opened or closed on this machine; the others stand as their post needs them. */
function remembered(): Readonly<Record<string, boolean>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter(([, open]) => typeof open === 'boolean'));
  } catch {
    return {};
  }
}

interface Props {
  readonly id: string;
  readonly title: string;
  /** Whether it is open where nobody has chosen. */
  readonly opened: boolean;
  /** Seen while the group is closed: what must not be missed for it. */
  readonly urgent?: ReactNode;
  readonly children: ReactNode;
}

/** A group of the menu under its heading, which opens and closes it; the choice is remembered. */
export function MenuGroup({ id, title, opened, urgent, children }: Props): ReactNode {
  const list = useId();
  const [open, setOpen] = useState(() => remembered()[id] ?? opened);
  const turn = (): void => {
    setOpen(!open);
    localStorage.setItem(STORE, JSON.stringify({ ...remembered(), [id]: !open }));
  };
  return (
    <section className={open ? 'menu-group is-open' : 'menu-group'}>
      <h2>
        <button type="button" aria-expanded={open} aria-controls={list} onClick={turn}>
          {title}
          {!open && urgent}
          <Icon name="unfold" size={14} />
        </button>
      </h2>
      <ul id={list} hidden={!open}>
        {children}
      </ul>
    </section>
  );
}
