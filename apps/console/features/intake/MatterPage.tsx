import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import type { ActView, MatterDetail } from '../../../../modules/intake/contract.ts';
import type { MentionView } from '../../../../modules/reading/contract.ts';
import { AreaContext } from '../../forms/area.ts';
import type { Draft } from '../../forms/body.ts';
import { valueTitle } from '../../forms/values.ts';
import { useWords } from '../../i18n/index.ts';
import { isPaused, procedureTitle } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { DueMark } from '../../ui/DueMark.tsx';
import { shortHash } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Page } from '../../ui/Page.tsx';
import { usePeople } from '../../ui/use-authorities.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { CAMPAIGN_FACTS, MatterCampaigns } from '../campaigns/MatterCampaigns.tsx';
import { HistoryPanel } from '../case-history/HistoryPanel.tsx';
import { FileCaseLink } from '../cases/FileCaseLink.tsx';
import { FilesPanel } from '../files/FilesPanel.tsx';
import { HabitsPanel } from '../habits/HabitsPanel.tsx';
import { actingAs, useMe } from '../identity/use-me.ts';
import { SamePanel } from '../merging/SamePanel.tsx';
import { MessagesPanel } from '../messages/MessagesPanel.tsx';
import { NoticesPanel } from '../notices/NoticesPanel.tsx';
import { isOffice, officeMeans } from '../office/office-means.ts';
import { officePanels, shownInPanels } from '../office/panels.ts';
import { PartyNote } from '../parties/PartyNote.tsx';
import { SubjectLink } from '../parties/resolution/SubjectLink.tsx';
import { ReadingLine } from '../reading/ReadingLine.tsx';
import { Clocks } from './Clocks.tsx';
import { Facts } from './Facts.tsx';
import { areaOf, meansOf } from './letters.ts';
import { listAddress, neighbour } from './list-memory.ts';
import { MatterText } from './MatterText.tsx';
import { matterQuery } from './matter-query.ts';
import { Notes } from './Notes.tsx';
import { Proposals } from './Proposals.tsx';
import { RevealDialog } from './RevealDialog.tsx';
import { Timeline } from './Timeline.tsx';
import { TraceDialog } from './TraceDialog.tsx';
import { adopted, begunWith } from './teach.ts';
import { permitted, VerbBar } from './VerbBar.tsx';
import { VerbDrawer } from './VerbDrawer.tsx';

/** One matter: what came in, what is proposed, what was done, what may be done and by when. */
export function MatterPage(): ReactNode {
  const { region = '', id = '' } = useParams();
  const { t } = useWords();
  const matter = useQuery(matterQuery(region, id));
  if (matter.data !== undefined) {
    return (
      <AreaContext value={areaOf(matter.data.row.procedure)}>
        <Matter key={id} detail={matter.data} />
      </AreaContext>
    );
  }
  return (
    <Page title={t('matter.loading')}>
      <Answer of={matter}>{() => null}</Answer>
    </Page>
  );
}

/** Facts that stand in parts of their own. */
const ELSEWHERE = [
  'text',
  'demand',
  'receiptHash',
  'codeHash',
  'asked',
  'written',
  'unreadFromReporter',
  'notices',
  'countedAt',
  'same',
  'quiet',
];

interface OpenVerb {
  readonly verb: string;
  readonly fill: (draft: Draft) => Draft;
}

const asTyped = (draft: Draft): Draft => draft;

function Matter({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [open, setOpen] = useState<OpenVerb | null>(null);
  const [trace, setTrace] = useState<string | null>(null);
  const [reveal, setReveal] = useState<ActView | null>(null);
  const [picked, setPicked] = useState<MentionView | null>(null);
  const { row, facts } = detail;
  const who = useMe();
  const may = permitted(detail);
  const openNth = (index: number): void => {
    const verb = may[index];
    if (verb !== undefined) setOpen({ verb: verb.verb, fill: asTyped });
    else void message.info(t('verbs.none'));
  };
  const go = (step: 1 | -1): void => {
    const address = neighbour(pathname, step);
    if (address === undefined) void message.info(t(step === 1 ? 'matter.last' : 'matter.first'));
    else void navigate(address);
  };
  useKeys({
    a: () => openNth(0),
    ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [String(index + 1), () => openNth(index)])),
    d: () => setTrace(detail.clocks.find((clock) => clock.endedOn === null)?.clock ?? detail.clocks[0]?.clock ?? null),
    j: () => go(1),
    k: () => go(-1),
    escape: () => (open === null ? void navigate(listAddress()) : setOpen(null)),
  });
  const office = isOffice(row.procedure);
  // A team or a group names colleagues who have not acted on the matter themselves.
  const colleagues = usePeople(office ? row.homeCode : '').data ?? [];
  const people = new Map([
    ...colleagues.map(({ id, name }) => [id, name] as const),
    ...detail.acts.map(({ actor }) => [actor.id, actor.name] as const),
  ]);
  if (row.assignee !== null) people.set(row.assignee.id, row.assignee.name);
  const text = typeof facts.text === 'string' ? facts.text : '';
  const has = (verb: string): boolean => detail.verbs.some((each) => each.verb === verb);
  return (
    <Page
      title={row.title}
      sub={
        <div className="matter-sub">
          <Link to={listAddress()} className="back">
            <Icon name="back" size={14} /> {t('matter.back')}
          </Link>
          <span className="kind">{pick(procedureTitle(row.procedure))}</span>
          <span className="state">{pick(row.stateTitle)}</span>
          <DueMark
            state={row.dueState}
            workdaysLeft={row.workdaysLeft}
            due={row.due}
            paused={isPaused(row.state)}
            provisional={row.provisional}
          />
          <span className="faint mono small" title={row.id}>
            {row.homeRegion}-{row.id.slice(0, 13)}
          </span>
        </div>
      }
      actions={office ? undefined : <FileCaseLink detail={detail} />}
    >
      <VerbBar detail={detail} onVerb={(verb) => setOpen({ verb, fill: asTyped })} />
      <div className="matter-grid">
        <div className="stack">
          {(officePanels[row.procedure] ?? []).map((Panel, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the panels of a procedure stand in a fixed order
            <Panel key={index} detail={detail} />
          ))}
          {(!office || text !== '') && (
            <section className="panel" aria-labelledby="text-title">
              <div className="panel-head">
                <h2 id="text-title">{t(office ? 'matter.particulars' : 'matter.text')}</h2>
              </div>
              <MatterText
                title={row.title}
                text={text}
                demand={facts.demand}
                proposals={detail.proposals}
                picked={picked}
              />
              {!office && <ReadingLine detail={detail} picked={picked} onPick={setPicked} />}
            </section>
          )}
          {!office && <MessagesPanel detail={detail} />}
          {(!office || detail.proposals.length > 0) && (
            <Proposals
              detail={detail}
              onAdopt={(verb, proposals) =>
                setOpen({
                  verb,
                  fill: (draft) =>
                    proposals.reduce(
                      (filled, proposal) => adopted(filled, proposal, verb),
                      begunWith(verb, draft, facts),
                    ),
                })
              }
            />
          )}
          <SamePanel detail={detail} />
          {(!office || has('note')) && <Notes detail={detail} />}
          {row.procedure === 'complaint' && <HabitsPanel detail={detail} />}
          {!office && <NoticesPanel detail={detail} />}
          {(!office || has('attach')) && <FilesPanel detail={detail} />}
          <HistoryPanel region={row.homeRegion} id={row.id} />
          <Timeline detail={detail} people={people} onReveal={setReveal} />
        </div>
        <div className="stack">
          <Clocks clocks={detail.clocks} onTrace={setTrace} />
          <section className="panel" aria-labelledby="facts-title">
            <div className="panel-head">
              <h2 id="facts-title">{t('matter.facts')}</h2>
            </div>
            <dl className="facts facts-one">
              <Line name={t('list.handling')}>{pick(row.handlingName)}</Line>
              <Line name={t('list.assignee')}>{row.assignee?.name ?? '—'}</Line>
              {row.channel !== '' && <Line name={t('list.channel')}>{pick(valueTitle('channel', row.channel))}</Line>}
              <Line name={t('list.domain')}>{row.domain === '' ? '—' : pick(valueTitle('domain', row.domain))}</Line>
              <Line name={t('list.openedOn')}>{row.openedOn}</Line>
              {row.closedOn !== null && <Line name={t('list.closedOn')}>{row.closedOn}</Line>}
            </dl>
            <PartyNote respondent={facts.respondent} isOpen={row.closedOn === null} />
            <SubjectLink detail={detail} />
            {row.procedure !== 'campaign' && <MatterCampaigns facts={facts} />}
            <Facts
              facts={facts}
              without={[
                ...ELSEWHERE,
                ...(row.procedure === 'campaign' ? [] : CAMPAIGN_FACTS),
                ...(shownInPanels[row.procedure] ?? []),
              ]}
              people={people}
            />
            <p className="faint mono small chain-head" title={detail.chainHead}>
              {t('matter.chain')} {shortHash(detail.chainHead)} · v{row.version}
            </p>
          </section>
        </div>
      </div>
      {open !== null && (
        <VerbDrawer
          key={open.verb}
          detail={detail}
          verb={open.verb}
          fill={open.fill}
          onClose={() => setOpen(null)}
          means={office ? officeMeans(detail, actingAs(who)) : meansOf(row.procedure, facts)}
        />
      )}
      {trace !== null && (
        <TraceDialog region={row.homeRegion} matter={row.id} clock={trace} onClose={() => setTrace(null)} />
      )}
      {reveal !== null && <RevealDialog detail={detail} act={reveal} onClose={() => setReveal(null)} />}
    </Page>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
