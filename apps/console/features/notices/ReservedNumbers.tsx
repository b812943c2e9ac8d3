import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import { legalDay } from '../../../../kernel/plain-date.ts';
import type { NumberBlockView } from '../../../../modules/cases/blocks-contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer } from '../../ui/format.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { blocksQuery } from './numbers-query.ts';
import { WriteOffDialog } from './WriteOffDialog.tsx';

const TONES = { reserved: 'mark-warn', used: 'mark-ok', returned: 'mark-calm', void: 'mark-calm' } as const;

const open = ({ numbers }: NumberBlockView): number => numbers.filter(({ state }) => state === 'reserved').length;

/** Blocks by officer: who holds most that is past its days first. */
function byOfficer(blocks: readonly NumberBlockView[]): readonly (readonly [string, readonly NumberBlockView[]])[] {
  const groups = new Map<string, NumberBlockView[]>();
  for (const block of blocks) groups.set(block.person.id, [...(groups.get(block.person.id) ?? []), block]);
  const left = (of: readonly NumberBlockView[]): number => of.reduce((sum, block) => sum + open(block), 0);
  return [...groups].sort(([, a], [, b]) => left(b) - left(a));
}

/** Numbers that officers took for their devices: what was used, what is still out, what was written off and why. */
export function ReservedNumbers(): ReactNode {
  const { t } = useWords();
  const today = legalDay(new Date());
  const blocks = useQuery(blocksQuery(Number(today.slice(0, 4))));
  const [writingOff, setWritingOff] = useState<NumberBlockView | null>(null);
  return (
    <section className="panel flush" aria-labelledby="reserved-numbers">
      <div className="panel-head">
        <h2 id="reserved-numbers">{t('numbers.reserved')}</h2>
      </div>
      <p className="soft small numbers-why">{t('numbers.reservedSub')}</p>
      <Answer of={blocks} rows={3}>
        {({ blocks: all }) =>
          all.length === 0 ? (
            <p className="soft numbers-why">{t('numbers.noBlocks')}</p>
          ) : (
            <TableFrame label={t('numbers.reserved')}>
              <table className="data number-blocks" aria-label={t('numbers.reserved')}>
                <thead>
                  <tr>
                    <th scope="col">{t('numbers.officer')}</th>
                    <th scope="col">{t('numbers.device')}</th>
                    <th scope="col">{t('numbers.until')}</th>
                    <th scope="col">{t('numbers.numbers')}</th>
                    <th scope="col">{t('numbers.action')}</th>
                  </tr>
                </thead>
                <tbody>
                  {byOfficer(all).map(([id, of]) => (
                    <Fragment key={id}>
                      {of.map((block, index) => (
                        <Block
                          key={block.id}
                          block={block}
                          first={index === 0}
                          held={of.reduce((sum, each) => sum + open(each), 0)}
                          today={today}
                          onWriteOff={() => setWritingOff(block)}
                        />
                      ))}
                    </Fragment>
                  ))}
                </tbody>
              </table>
            </TableFrame>
          )
        }
      </Answer>
      {writingOff !== null && <WriteOffDialog block={writingOff} onClose={() => setWritingOff(null)} />}
    </section>
  );
}

interface BlockProps {
  readonly block: NumberBlockView;
  /** The officer is named once, with all that is still out. */
  readonly first: boolean;
  readonly held: number;
  readonly today: string;
  readonly onWriteOff: () => void;
}

function Block({ block, first, held, today, onWriteOff }: BlockProps): ReactNode {
  const { t } = useWords();
  const left = open(block);
  const over = left > 0 && block.until < today;
  return (
    <tr>
      <td className="nowrap">
        {first && (
          <>
            {block.person.name}
            {held > 0 && <div className="faint small">{t('numbers.heldBy', { count: integer(held) })}</div>}
          </>
        )}
      </td>
      <td className="break">{block.device}</td>
      <td className="nowrap num">
        {block.until}
        <div className="faint small">{t('numbers.takenOn', { day: block.reservedOn })}</div>
        {over && <span className="mark mark-warn">{t('numbers.over')}</span>}
      </td>
      <td>
        <ul className="plain number-list">
          {block.numbers.map(({ written, state, reason, on }) => (
            <li key={written}>
              <span className="num">{written}</span>{' '}
              <span className={`mark ${TONES[state]}`}>
                {t(state === 'reserved' ? 'numbers.open' : `numbers.${state}`)}
              </span>
              {reason !== null && (
                <span className="faint small">
                  {' '}
                  {on} {reason}
                </span>
              )}
            </li>
          ))}
        </ul>
      </td>
      <td className="nowrap">
        {left > 0 && (
          <Button size="small" danger onClick={onWriteOff}>
            {t('numbers.writeOff')}
          </Button>
        )}
      </td>
    </tr>
  );
}
