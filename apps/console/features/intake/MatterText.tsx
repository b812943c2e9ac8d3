import type { ReactNode } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { type Stretch, stretchesOf } from './evidence.ts';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly proposals: MatterDetail['proposals'];
}

/** The words that came in, with what the proposals rest on marked in place; the title too where it speaks. */
export function MatterText({ title, text, proposals }: Props): ReactNode {
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
