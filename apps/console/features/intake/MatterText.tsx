import type { ReactNode } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import type { MentionView } from '../../../../modules/reading/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { type Stretch, stretchesOf } from './evidence.ts';

interface Props {
  readonly title: string;
  readonly text: string;
  /** What is asked for, where it is a field of its own (令121 art 10). */
  readonly demand?: unknown;
  readonly proposals: MatterDetail['proposals'];
  /** What was read in it and is to be shown now. */
  readonly picked?: MentionView | null;
}

/** The words that came in, with what the proposals rest on marked in place; the title too where it speaks. */
export function MatterText({ title, text, demand, proposals, picked = null }: Props): ReactNode {
  const { t } = useWords();
  const pickedIn = (where: MentionView['in']) => (picked?.in === where ? picked.place : null);
  const head = stretchesOf(title, proposals, 0, pickedIn('title'));
  if (text === '') return <p className="faint">{t('matter.noText')}</p>;
  return (
    <div className="matter-text" lang="zh-CN">
      {head.some((stretch) => stretch.proposals.length > 0 || stretch.picked) && (
        <p className="matter-text-title">
          <Marked stretches={head} />
        </p>
      )}
      <Marked stretches={stretchesOf(text, proposals, title.length + 1, pickedIn('text'))} />
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
    stretch.proposals.length === 0 && !stretch.picked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place
      <span key={index}>{stretch.text}</span>
    ) : (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place
        key={index}
        className={stretch.picked ? 'picked' : undefined}
        title={stretch.proposals.map((proposal) => pick(proposal.title)).join('；') || undefined}
        ref={stretch.picked ? intoView : null}
      >
        {stretch.text}
      </mark>
    ),
  );
}

/** Long texts are scrolled to what was asked for; what is in sight stays where it is. */
const intoView = (mark: HTMLElement | null): void => mark?.scrollIntoView({ block: 'nearest' });
