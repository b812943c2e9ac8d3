import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import type { QuestionTally } from '../../../../modules/supervision/contract.ts';
import { yesNo } from '../../../../modules/supervision/model/labels.ts';
import { useWords } from '../../i18n/index.ts';
import type { Text } from '../../text.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer, percent } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';
import { tallyQuery } from './queries.ts';
import './supervision.css';

interface Asked {
  readonly question: string;
  readonly value?: string;
}

/** Answers of a round, question by question, each with its base; a number opens the visits behind it. */
export function TallyPanel({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t } = useWords();
  const { homeRegion, id } = detail.row;
  const tally = useQuery(tallyQuery(homeRegion, id));
  const [asked, setAsked] = useState<Asked | null>(null);
  const versions = new Set(tally.data?.questions.map(({ version }) => version));
  return (
    <Part title={t('supervision.tally.title')}>
      <Answer of={tally}>
        {({ questions }) =>
          questions.length === 0 ? (
            <p className="faint">{t('supervision.tally.none')}</p>
          ) : (
            <ol className="plain tally">
              {questions.map((each) => {
                const key = `${each.version}.${each.question.id}`;
                return (
                  <li key={key}>
                    <h3>
                      {each.question.text}{' '}
                      {versions.size > 1 && (
                        <span className="faint small">{t('supervision.tally.version', { version: each.version })}</span>
                      )}
                    </h3>
                    <Counts
                      of={each}
                      onShow={(value) => setAsked(value === undefined ? { question: key } : { question: key, value })}
                    />
                    {asked?.question === key && <Answers region={homeRegion} id={id} asked={asked} />}
                  </li>
                );
              })}
            </ol>
          )
        }
      </Answer>
    </Part>
  );
}

interface CountsProps {
  readonly of: QuestionTally;
  readonly onShow: (value?: string) => void;
}

function Counts({ of, onShow }: CountsProps): ReactNode {
  const { t, pick } = useWords();
  const titles: Readonly<Record<string, Text>> = of.question.kind === 'yes-no' ? yesNo : {};
  return (
    <>
      <p className="soft small">
        {t('supervision.tally.base', { visits: integer(of.visits), answered: integer(of.answered) })}{' '}
        {of.answered > 0 && (
          <button type="button" className="plain-button" onClick={() => onShow()}>
            {t('supervision.tally.show')}
          </button>
        )}
      </p>
      {of.sum !== null && (
        <p>
          {t('supervision.tally.numbers', {
            sum: integer(of.sum),
            median: integer(of.median ?? 0),
            least: integer(of.least ?? 0),
            most: integer(of.most ?? 0),
          })}
        </p>
      )}
      {of.counts.length > 0 && (
        <ul className="plain tally-counts">
          {of.counts.map(({ value, n }) => {
            const title = titles[value];
            return (
              <li key={value}>
                <span>{title === undefined ? value : pick(title)}</span>
                <progress max={Math.max(of.answered, 1)} value={n} aria-hidden="true" />
                <button type="button" className="plain-button" disabled={n === 0} onClick={() => onShow(value)}>
                  {integer(n)} / {integer(of.answered)}
                  {of.answered > 0 && ` · ${percent(n / of.answered)}`}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

function Answers({
  region,
  id,
  asked,
}: {
  readonly region: string;
  readonly id: string;
  readonly asked: Asked;
}): ReactNode {
  const { t, pick } = useWords();
  const tally = useQuery(tallyQuery(region, id, asked));
  const titles: Readonly<Record<string, Text>> = yesNo;
  const say = (value: string): string => {
    const title = titles[value];
    return title === undefined ? value : pick(title);
  };
  return (
    <Answer of={tally} rows={2}>
      {({ answers }) => (
        <ul className="plain linked" aria-label={t('supervision.tally.answers')}>
          {answers.map((each) => (
            <li key={each.id}>
              <Link to={`/matters/${each.region}/${each.id}`}>{each.title}</Link>{' '}
              <span className="soft small">
                {each.on} {say(each.value)} {each.text}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Answer>
  );
}
