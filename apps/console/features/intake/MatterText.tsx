import type { ReactNode } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { type Stretch, stretchesOf } from './evidence.ts';

interface Props {
  readonly title: string;
  readonly text: string;
  /** What is asked for, where it is a field of its own (令121 art 10). */
  readonly demand?: unknown;
  readonly proposals: MatterDetail['proposals'];
}

/** The words that came in, with what the proposals rest on marked in place; the title too where it speaks. */
export function MatterText({ title, text, demand, proposals }: Props): ReactNode {
  const { t } = useWords();
  const head = stretchesOf(title, proposals);
  if (text === '') return <p className="faint">{t('matter.noText')}</p>;
  return (
    <div className="matter-text" lang="zh-CN">
      {head.some((stretch) => stretch.proposals.length > 0) && (
        <p className="matter-text-title">
          <Marked stretches={head} />
        </p>
      )}
      <Marked stretches={stretchesOf(text, proposals, title.length + 1)} />
      {typeof demand === 'string' && (
        <p className="matter-demand">
          <strong>{t('field.demand')}</strong> {demand}
        </p>
      )}
    </div>
  );
}

function Marked({ stretches }: { readonly stretches: readonly Stretch[] }): ReactNode {
  const { pick } = useWords();
  return stretches.map((stretch, index) =>
    stretch.proposals.length === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place
      <span key={index}>{stretch.text}</span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place
      <mark key={index} title={stretch.proposals.map((proposal) => pick(proposal.title)).join('；')}>
        {stretch.text}
      </mark>
    ),
  );
}
