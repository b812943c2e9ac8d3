import type { ReactNode } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { MOST_PARTS, waterfall } from './proposal-words.ts';

type Proposal = MatterDetail['proposals'][number];

const signed = (weight: number): string => `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`;

/** The points of evidence: each part with its bar and its value, the heaviest first; bars add up to the last row. */
export function ProposalParts({ parts }: { readonly parts: Proposal['parts'] }): ReactNode {
  const { t, pick } = useWords();
  const falling = parts.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const shown = falling.slice(0, MOST_PARTS);
  const rest = falling.slice(MOST_PARTS).reduce((sum, { weight }) => sum + weight, 0);
  const rows = [
    ...shown.map(({ part, title, weight }) => ({ part, name: pick(title), weight, word: part === 'word' })),
    ...(falling.length > MOST_PARTS ? [{ part: 'rest', name: t('proposals.rest'), weight: rest, word: false }] : []),
  ];
  const { bars, sum } = waterfall(rows.map(({ weight }) => weight));
  return (
    <table className="waterfall">
      <caption>{t('proposals.parts')}</caption>
      <tbody>
        {rows.map(({ part, name, weight, word }, at) => (
          <tr key={`${part} ${name}`}>
            <th scope="row">{word ? <q className="term">{name}</q> : name}</th>
            <td className="waterfall-bar" aria-hidden="true">
              <span
                className={weight < 0 ? 'is-against' : 'is-for'}
                style={{ insetInlineStart: `${bars[at]?.left ?? 0}%`, inlineSize: `${bars[at]?.width ?? 0}%` }}
              />
            </td>
            <td className="num">
              <span className="sr-only">{t(weight < 0 ? 'proposals.against' : 'proposals.for')} </span>
              {signed(weight)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('proposals.sum')}</th>
          <td />
          <td className="num">{signed(sum)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
