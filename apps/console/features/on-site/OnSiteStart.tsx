import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { penaltyCase } from '../../../../modules/cases/model/case/case.ts';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useMe } from '../identity/use-me.ts';
import { useVault } from './keep/use-kept.ts';
import { waitingOfOthers } from './keep/vault.ts';
import { type ShortCase, useShelf } from './model/shelf.ts';
import { NumbersCard } from './NumbersCard.tsx';
import { useTitle } from './parts/use-title.ts';
import { MyVisits } from './visit/MyVisits.tsx';
import { useMyVisits } from './visit/sheet.ts';
import { momentOf } from './words.ts';

/** Where the day begins: a decision on the spot, what is unfinished, my cases by what is due. */
export function OnSiteStart(): ReactNode {
  const { t } = useWords();
  const { person, roles } = useMe();
  const shelf = useShelf();
  const visits = useMyVisits();
  const others = useOthers(person.id);
  useTitle(t('onSite.title'));
  return (
    <>
      <h1 className="sr-only">{t('onSite.title')}</h1>
      {roles.includes('officer') ? (
        <>
          <Link to="/on-site/decision" className="os-main-action">
            <Icon name="seal" size={26} />
            <span>
              <strong>{t('onSite.decide')}</strong>
              <small>{t('onSite.decideHint')}</small>
            </span>
          </Link>
          <NumbersCard />
        </>
      ) : (
        visits.data?.length === 0 && <p className="os-warn">{t('onSite.officersOnly')}</p>
      )}
      <MyVisits />
      <Drafts />
      {others > 0 && <p className="os-note">{t('onSite.others', { count: others })}</p>}
      <h2 className="os-h2">{t('onSite.cases')}</h2>
      {shelf.isError && shelf.data === undefined && (
        <ProblemNote error={shelf.error} onRetry={() => void shelf.refetch()} />
      )}
      {shelf.data?.cases.length === 0 && <p className="os-empty">{t('onSite.noCases')}</p>}
      <ul className="os-cases">
        {shelf.data?.cases.map((each) => (
          <li key={each.id}>
            <CaseCard of={each} />
          </li>
        ))}
      </ul>
      {shelf.data !== undefined && <p className="os-note">{t('onSite.asOf', { time: momentOf(shelf.data.at) })}</p>}
    </>
  );
}

/** How many things of others wait on this device. */
function useOthers(person: string): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    waitingOfOthers(person).then(setCount, () => undefined);
  }, [person]);
  return count;
}

const open = (verb: string, state: string): boolean => penaltyCase.verbs[verb]?.from.includes(state) === true;

function CaseCard({ of }: { readonly of: ShortCase }): ReactNode {
  const { t, pick } = useWords();
  const photo = open('add-evidence', of.state);
  const inquiry = open('record-inquiry', of.state);
  return (
    <article className="os-case">
      <h3>{of.title || of.cause}</h3>
      <p className="os-case-facts">
        {of.number} · {pick(of.stateTitle)}
      </p>
      {of.due !== null && (
        <p className={of.dueState === 'overdue' ? 'os-due late' : of.dueState === 'near' ? 'os-due near' : 'os-due'}>
          <Icon name={of.dueState === 'overdue' ? 'late' : 'clock'} />{' '}
          {t(of.dueState === 'overdue' ? 'onSite.overdue' : 'onSite.due', {
            what: of.dueTitle === null ? '' : pick(of.dueTitle),
            day: of.due,
          })}
        </p>
      )}
      {photo || inquiry ? (
        <p className="os-row">
          {photo && (
            <Link className="os-button" to={`/on-site/photo/${of.region}/${of.id}`}>
              {t('onSite.photo')}
            </Link>
          )}
          {inquiry && (
            <Link className="os-button" to={`/on-site/inquiry/${of.region}/${of.id}`}>
              {t('onSite.inquiry')}
            </Link>
          )}
        </p>
      ) : (
        <p className="os-note">{t('onSite.nothingOnSite')}</p>
      )}
    </article>
  );
}

/** What was begun and not finished: it lies on this device only. */
function Drafts(): ReactNode {
  const { t } = useWords();
  const vault = useVault();
  const { data } = useShelf();
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    if (vault != null) vault.names('draft/').then(setNames, () => undefined);
  }, [vault]);
  const drafts = names.flatMap((name) => {
    const [, kind = '', region = '', id = ''] = name.split('/');
    if (kind === 'decision') return [{ name, to: '/on-site/decision', text: t('onSite.decide') }];
    const title = data?.cases.find((each) => each.id === id)?.title ?? '';
    if (kind === 'visit') {
      return [{ name, to: `/on-site/visit/${region}/${id}`, text: t('supervision.phone.visit') }];
    }
    if (kind === 'photo' || kind === 'inquiry') {
      return [{ name, to: `/on-site/${kind}/${region}/${id}`, text: `${t(`onSite.${kind}`)} · ${title}` }];
    }
    return [];
  });
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="os-drafts">
      <h2 className="os-h2" id="os-drafts">
        {t('onSite.drafts')}
      </h2>
      <ul className="os-links">
        {drafts.map(({ name, to, text }) => (
          <li key={name}>
            <Link to={to}>
              {text} <span aria-hidden="true">›</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
