import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { NumberWords } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { nextNumber } from './next-number.ts';
import { wordsQuery } from './numbers-query.ts';
import { WordDialog } from './WordDialog.tsx';

export type NumberWord = NumberWords['words'][number];

/** Which word stands in the numbers of each paper, since when, what it will be, and the number that comes next. */
export function WordsPanel(): ReactNode {
  const { t } = useWords();
  const words = useQuery(wordsQuery);
  const [changing, setChanging] = useState<NumberWord | null>(null);
  return (
    <section className="panel flush" aria-labelledby="number-words">
      <div className="panel-head">
        <h2 id="number-words">{t('numbers.words')}</h2>
      </div>
      <p className="soft small numbers-why">{t('numbers.wordsSub')}</p>
      <Answer of={words} rows={8}>
        {(all) => (
          <>
            {all.organ === null && <p className="warn-text numbers-why">{t('numbers.noOrgan')}</p>}
            {!all.mayChoose && <p className="soft small numbers-why">{t('numbers.notYours')}</p>}
            <TableFrame label={t('numbers.words')}>
              <table className="data number-words" aria-label={t('numbers.words')}>
                <thead>
                  <tr>
                    <th scope="col">{t('numbers.papers')}</th>
                    <th scope="col">{t('numbers.word')}</th>
                    <th scope="col">{t('numbers.next')}</th>
                    {all.mayChoose && <th scope="col">{t('numbers.action')}</th>}
                  </tr>
                </thead>
                <tbody>
                  {all.words.map((word) => (
                    <Row key={word.usual} word={word} all={all} onChange={() => setChanging(word)} />
                  ))}
                </tbody>
              </table>
            </TableFrame>
            {changing !== null && <WordDialog word={changing} all={all} onClose={() => setChanging(null)} />}
          </>
        )}
      </Answer>
    </section>
  );
}

interface RowProps {
  readonly word: NumberWord;
  readonly all: NumberWords;
  readonly onChange: () => void;
}

function Row({ word: { usual, word, papers, own, from, coming }, all, onChange }: RowProps): ReactNode {
  const { t, pick, list } = useWords();
  return (
    <tr>
      <td>{list(papers.map(pick))}</td>
      <td>
        <strong>{word}</strong>
        {word !== usual && <span className="faint small"> {t('numbers.usual', { usual })}</span>}
        {from !== null && (
          <div className="faint small">{t(own ? 'numbers.ownFrom' : 'numbers.aboveFrom', { day: from })}</div>
        )}
        {coming !== null && (
          <div className="small">
            <span className="mark mark-warn">{t('numbers.coming', { day: coming.from, word: coming.word })}</span>
          </div>
        )}
      </td>
      <td className="nowrap num">{nextNumber(all, word)}</td>
      {all.mayChoose && (
        <td className="nowrap">
          <Button size="small" aria-label={t('numbers.changeOf', { usual: word })} onClick={onChange}>
            {t('numbers.change')}
          </Button>
        </td>
      )}
    </tr>
  );
}
