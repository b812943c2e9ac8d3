import type { ReactNode } from 'react';
import type { EvidenceItemView } from '../../../../modules/evidence/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { instant } from '../../ui/format.ts';

/** The chain of custody as a line, hand by hand. */
export function Custody({ chain }: { readonly chain: EvidenceItemView['chain'] }): ReactNode {
  const { t, pick, language } = useWords();
  if (chain.length === 0) return <p className="faint">{t('evidenceFile.noChain')}</p>;
  return (
    <ol className="custody-line">
      {chain.map((hand) => (
        <li key={`${hand.seq} ${hand.at}`}>
          <span className="num faint small">{hand.at.length > 10 ? instant(hand.at, language) : hand.at}</span>
          <strong>
            {hand.from === null
              ? t('evidenceFile.received', { to: hand.to === null ? '—' : pick(hand.to) })
              : `${pick(hand.from)} → ${hand.to === null ? t('evidenceFile.givenBack') : pick(hand.to)}`}
          </strong>
          {hand.reason !== '' && <span className="soft small">{hand.reason}</span>}
          {(hand.gave !== '' || hand.took !== '') && (
            <span className="faint small">{[hand.gave, hand.took].filter((name) => name !== '').join(' → ')}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
