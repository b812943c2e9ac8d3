import type { ReactNode } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { stretchesOf } from './evidence.ts';

interface Props {
  readonly text: string;
  readonly proposals: MatterDetail['proposals'];
}

/** The words that came in, with what the proposals rest on marked in place. */
export function MatterText({ text, proposals }: Props): ReactNode {
  const { t, pick } = useWords();
  if (text === '') return <p className="faint">{t('matter.noText')}</p>;
  return (
    <div className="matter-text" lang="zh-CN">
      {stretchesOf(text, proposals).map((stretch, index) =>
        stretch.proposals.length === 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place
          <span key={index}>{stretch.text}</span>
        ) : (
          <mark
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place
            key={index}
            title={stretch.proposals.map((proposal) => pick(proposal.title)).join('；')}
          >
            {stretch.text}
          </mark>
        ),
      )}
    </div>
  );
}
