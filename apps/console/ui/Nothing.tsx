import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

interface Props {
  readonly text: string;
  /** Why it is so, or what to do next. */
  readonly hint?: string;
  readonly icon?: IconName;
  /** The way out, as buttons or links. */
  readonly children?: ReactNode;
}

/** Where there is nothing to show: what that means, and what can be done. */
export function Nothing({ text, hint, icon = 'check', children }: Props): ReactNode {
  return (
    <div className="nothing">
      <Icon name={icon} size={28} />
      <p className="nothing-text">{text}</p>
      {hint !== undefined && <p className="soft small">{hint}</p>}
      {children !== undefined && <div className="row">{children}</div>}
    </div>
  );
}
