import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Text } from '../../../../kernel/text.ts';
import { useWords } from '../../i18n/index.ts';
import { useAuthorities } from '../../ui/use-authorities.ts';
import type { BoardFilter } from './figures.ts';

interface Props {
  /** The authority that the board is of. */
  readonly authority: { readonly code: string; readonly name: Text };
  readonly filter: BoardFilter;
  readonly own: string;
}

/** From the viewer's own authority down to the one shown. */
export function Trail({ authority, filter, own }: Props): ReactNode {
  const { t, pick } = useWords();
  const authorities = useAuthorities();
  const chain: { readonly code: string; readonly name: Text }[] = [];
  const stem = own.replace(/(00)+$/, '');
  let at = authorities.find(({ code }) => code === authority.code);
  while (at?.code.startsWith(stem) === true) {
    const { parent } = at;
    chain.unshift(at);
    at = authorities.find(({ code }) => code === parent);
  }
  const last = chain.at(-1) ?? authority;
  return (
    <div className="row wrap">
      <nav aria-label={t('board.trail')} className="trail">
        {chain.slice(0, -1).map((entry) => (
          <span key={entry.code}>
            <Link to={`?${new URLSearchParams({ ...filter, authority: entry.code })}`}>{pick(entry.name)}</Link>
            <span className="faint"> / </span>
          </span>
        ))}
        <strong>{pick(last.name)}</strong>
      </nav>
    </div>
  );
}
