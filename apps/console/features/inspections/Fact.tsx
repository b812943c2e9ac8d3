import type { ReactNode } from 'react';

/** A fact with its name; long codes break where they must. */
export function Fact({
  name,
  mono = false,
  children,
}: {
  readonly name: string;
  readonly mono?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={mono ? 'mono draw-code' : undefined}>{children}</dd>
    </div>
  );
}
