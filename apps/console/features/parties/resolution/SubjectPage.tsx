import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import type {
  SubjectMatter,
  SubjectRef,
  SubjectStanding,
  SubjectView,
  SubjectWordRequest,
} from '../../../../../modules/parties/resolution/contract.ts';
import { useWords } from '../../../i18n/index.ts';
import { Answer } from '../../../ui/Answer.tsx';
import { integer } from '../../../ui/format.ts';
import { Nothing } from '../../../ui/Nothing.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Part } from '../../../ui/Part.tsx';
import { SayOfSubject } from './SayOfSubject.tsx';
import { SubjectTable } from './SubjectTable.tsx';
import { subjectQuery } from './subject-query.ts';
import './subjects.css';

/** 主体相关事项: all matters about one operator, however they write it, as far as the viewer may see them. */
export function SubjectPage(): ReactNode {
  const { code, region = '', id = '' } = useParams();
  const { t } = useWords();
  const subject: SubjectRef = code === undefined ? { region, id } : { code };
  const answer = useQuery(subjectQuery(subject));
  const at = answer.data;
  return (
    <Page
      title={at === undefined ? t('subjects.title') : `${t('subjects.title')} · ${at.name}`}
      sub={
        <>
          {at?.party != null && <Registered of={at.party} />}
          {code === undefined && <Link to={`/matters/${region}/${id}`}>← {t('subjects.back')}</Link>}
        </>
      }
    >
      <Answer of={answer} rows={8}>
        {(view) => <Matters subject={subject} view={view} />}
      </Answer>
    </Page>
  );
}

function Registered({ of }: { readonly of: NonNullable<SubjectView['party']> }): ReactNode {
  const { pick } = useWords();
  return (
    <span>
      <span className="mono">{of.code}</span> · {pick(of.statusTitle)} · {of.address}
      {of.ended && <strong className="danger-text"> {pick(of.statusTitle)}</strong>}
    </span>
  );
}

/** In the order in which they are worked through. */
const PARTS: readonly { readonly key: 'its' | 'perhaps' | 'others'; readonly standings: readonly SubjectStanding[] }[] =
  [
    { key: 'perhaps', standings: ['likely', 'perhaps'] },
    { key: 'its', standings: ['said', 'code'] },
    { key: 'others', standings: ['other'] },
  ];

interface Asked {
  readonly of: SubjectMatter;
  readonly said: SubjectWordRequest['said'];
}

function Matters({ subject, view }: { readonly subject: SubjectRef; readonly view: SubjectView }): ReactNode {
  const { t, pick } = useWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { weights, skipped, matters } = view;
  return (
    <div className="stack">
      {matters.length === 0 && <Nothing text={t('subjects.empty')} hint={t('subjects.emptyHint')} />}
      {PARTS.map(({ key, standings }) => {
        const shown = matters.filter(({ standing }) => standings.includes(standing));
        if (shown.length === 0) return null;
        const title = t(`subjects.part.${key}`, { count: integer(shown.length) });
        return (
          <Part key={key} title={title}>
            <p className="faint small">{t(`subjects.part.${key}.note`)}</p>
            <SubjectTable
              label={title}
              matters={shown}
              maySay={view.maySay}
              onSay={(of, said) => setAsked({ of, said })}
            />
          </Part>
        );
      })}
      {(skipped.length > 0 || view.more) && (
        <Alert
          type="warning"
          showIcon
          role="status"
          title={[
            ...(skipped.length > 0
              ? [t('subjects.skipped', { keys: skipped.map(pick).join(t('hotSpots.comma')) })]
              : []),
            ...(view.more ? [t('subjects.more')] : []),
          ].join(' ')}
        />
      )}
      <p className="faint small">
        {weights.version === 0
          ? t('subjects.weights.first')
          : t('subjects.weights', {
              version: weights.version,
              on: weights.learnedOn ?? '',
              subjects: integer(weights.subjects),
              verdicts: integer(weights.verdicts),
            })}
      </p>
      {asked !== null && <SayOfSubject subject={subject} name={view.name} {...asked} onClose={() => setAsked(null)} />}
    </div>
  );
}
