import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useMe } from '../identity/use-me.ts';
import { handOversQuery, WORKERS } from './hand-over-query.ts';

/** The way to hand-overs, and how many wait for my word. */
export function HandOverNav(): ReactNode {
  const { t } = useWords();
  const { roles } = useMe();
  const works = roles.some((role) => WORKERS.has(role));
  const { data } = useQuery({ ...handOversQuery, enabled: works, refetchInterval: 120_000 });
  if (!works) return null;
  const waiting = data?.filter(({ mayConfirm }) => mayConfirm).length ?? 0;
  return (
    <li>
      <NavLink to="/hand-over">
        <Icon name="hand" /> <span>{t('handOver.nav')}</span>
        {waiting > 0 && (
          <span className="count count-near">
            <span className="sr-only">{t('handOver.waiting')} </span>
            {waiting}
          </span>
        )}
      </NavLink>
    </li>
  );
}
