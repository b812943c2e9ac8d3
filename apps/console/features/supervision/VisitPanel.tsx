import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { domainTitle } from '../../../../modules/intake/model/labels.ts';
import type { AnswerView, QuestionView, VisitSheet } from '../../../../modules/supervision/contract.ts';
import { placeKinds, severities, yesNo } from '../../../../modules/supervision/model/labels.ts';
import { addressOf } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import type { Text } from '../../text.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Part } from '../../ui/Part.tsx';
import { sheetQuery } from './queries.ts';
import './supervision.css';

/** A visit: where and when (sealed where it is), what was answered, said and found. */
export function VisitPanel({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { row } = detail;
  const sheet = useQuery(sheetQuery({ region: row.homeRegion, id: row.id, version: row.version }));
  return (
    <Answer of={sheet}>
      {(data) => (
        <>
          <WherePart sheet={data} />
          <AnswersPart sheet={data} />
          <TalksPart sheet={data} />
          <ProblemsPart sheet={data} />
        </>
      )}
    </Answer>
  );
}

interface Props {
  readonly sheet: VisitSheet;
}

function WherePart({ sheet }: Props): ReactNode {
  const { t, pick } = useWords();
  const going = sheet.mine && ['planned', 'sealed', 'open'].includes(sheet.state);
  const { place } = sheet;
  const kind = place === null ? '' : `${pick(placeKinds[place.kind])} ${place.address}`;
  const people = [sheet.team.leader, ...sheet.team.members].map(({ name }) => name).join(' · ');
  const lines: readonly (readonly [title: string, value: string, more: string])[] = [
    [t('supervision.survey.place'), place?.name ?? '', kind],
    [t('supervision.visit.planned'), sheet.day ?? '', ''],
    [t('supervision.survey.note'), sheet.note, ''],
    [t('supervision.visit.opened'), sheet.openedOn ?? '', ''],
    [t('supervision.visit.team'), sheet.team.name, people],
  ];
  return (
    <Part
      title={t('supervision.visit.where')}
      actions={
        going && (
          <Link to={`/on-site/visit/${sheet.region}/${sheet.id}`}>
            <Button type="primary">{t('supervision.visit.toPhone')}</Button>
          </Link>
        )
      }
    >
      {sheet.state === 'sealed' && <Alert type="warning" showIcon title={t('supervision.visit.sealed')} />}
      <dl className="facts facts-one">
        {lines.map(([title, value, more]) =>
          value === '' ? null : (
            <div key={title}>
              <dt>{title}</dt>
              <dd>
                {value} <span className="soft small">{more}</span>
              </dd>
            </div>
          ),
        )}
      </dl>
      {sheet.summary !== '' && <p>{sheet.summary}</p>}
      <p className="soft small">{t('supervision.survey.noInspection')}</p>
    </Part>
  );
}

function AnswersPart({ sheet }: Props): ReactNode {
  const { t } = useWords();
  return (
    <Part title={t('supervision.visit.answers')}>
      <ol className="plain visit-answers">
        {sheet.checklist.questions.map((question) => {
          const answer = sheet.answers.find((each) => each.question === question.id);
          return (
            <li key={question.id}>
              <span className="soft">{question.text}</span>
              <br />
              {answer === undefined ? (
                <span className="faint">{t('supervision.visit.unanswered')}</span>
              ) : (
                <Said sheet={sheet} question={question} answer={answer} />
              )}
            </li>
          );
        })}
      </ol>
    </Part>
  );
}

interface SaidProps extends Props {
  readonly question: QuestionView;
  readonly answer: AnswerView;
}

function Said({ sheet, question, answer }: SaidProps): ReactNode {
  const { pick } = useWords();
  const titles: Readonly<Record<string, Text>> = question.kind === 'yes-no' ? yesNo : {};
  const title = titles[String(answer.value)];
  return (
    <>
      {answer.value !== null && (
        <strong>{title === undefined ? `${answer.value}${question.unit}` : pick(title)}</strong>
      )}{' '}
      {answer.text}
      <Photos region={sheet.region} id={sheet.id} files={answer.photos} />{' '}
      <span className="faint small">
        {answer.by.name} {answer.on}
      </span>
    </>
  );
}

/** Photographs of a visit or a finding, each opened on its own and noted. */
export function Photos({
  region,
  id,
  files,
}: {
  readonly region: string;
  readonly id: string;
  readonly files: readonly string[];
}): ReactNode {
  const { t } = useWords();
  return files.map((file, index) => (
    <span key={file}>
      {' '}
      <a href={addressOf(`/supervision/photos/${region}/${id}/${file}`)} target="_blank" rel="noreferrer">
        {t('supervision.visit.photo', { no: index + 1 })}
      </a>
    </span>
  ));
}

function TalksPart({ sheet }: Props): ReactNode {
  const { t } = useWords();
  if (sheet.talks.length === 0) return null;
  return (
    <Part title={t('supervision.visit.talks')}>
      <ul className="plain visit-answers">
        {sheet.talks.map((talk) => (
          <li key={talk.id}>
            <strong>{talk.with}</strong>{' '}
            <span className="soft small">
              {talk.post} {talk.on}
            </span>
            <p>{talk.text}</p>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function ProblemsPart({ sheet }: Props): ReactNode {
  const { t, pick } = useWords();
  if (sheet.problems.length === 0) return null;
  const words = (severity: string): string => {
    const titles: Readonly<Record<string, Text>> = severities;
    const title = titles[severity];
    return title === undefined ? severity : pick(title);
  };
  return (
    <Part
      title={t('supervision.visit.problems')}
      actions={
        <Link to={`/office/queues/all?procedure=finding&origin=${sheet.id}`}>{t('supervision.visit.toFindings')}</Link>
      }
    >
      <ul className="plain visit-answers">
        {sheet.problems.map((problem) => (
          <li key={problem.id}>
            {problem.title}{' '}
            <span className="soft small">
              {pick(domainTitle(problem.domain))} · {words(problem.severity)} · {problem.on}
            </span>
            <Photos region={sheet.region} id={sheet.id} files={problem.photos} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
