import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { Figure } from '../../../../modules/figures/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { unitOf } from './value.ts';

/** What a figure counts and by which day, behind an (i): for a mouse, a finger and the keyboard. */
export function Definition({ of }: { readonly of: Figure }): ReactNode {
  const { t, pick } = useWords();
  return (
    <Tooltip
      trigger={['hover', 'focus', 'click']}
      title={
        <>
          <strong>
            {pick(of.title)}（{pick(unitOf(of))}）
          </strong>
          <div>{pick(of.definition)}</div>
          <div className="mono small">{of.digest.slice(0, 12)}</div>
        </>
      }
    >
      <button type="button" className="info-mark" aria-label={t('pivot.definition', { figure: pick(of.title) })}>
        i
      </button>
    </Tooltip>
  );
}
