import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import type { ActView } from '../../../../modules/intake/contract.ts';
import { AreaContext } from '../../forms/area.ts';
import type { Draft } from '../../forms/body.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { shortHash } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { focusSearch, useKeys } from '../../ui/use-keys.ts';
import { ComposeLink } from '../decision/ComposeLink.tsx';
import { listAddress, neighbour } from '../intake/list-memory.ts';
import { RevealDialog } from '../intake/RevealDialog.tsx';
import { TraceDialog } from '../intake/TraceDialog.tsx';
import { VerbDrawer } from '../intake/VerbDrawer.tsx';
import { Anchors } from './Anchors.tsx';
import { caseArea } from './area.ts';
import { CaseAside } from './CaseAside.tsx';
import { CaseBody } from './CaseBody.tsx';
import { CaseHead } from './CaseHead.tsx';
import './cases.css';
import { caseQuery } from './case-query.ts';
import { DoContext } from './Do.tsx';
import { goTo } from './go-to.ts';
import { RouteLine } from './RouteLine.tsx';
import { Steps } from './Steps.tsx';
import { mainSteps, ownPanel } from './subjects.ts';
import { useCaseMeans, usePeopleOf } from './use-case-means.tsx';
import { usePrinting } from './use-printing.ts';

/** One case: where it stands, what may be done now and by when, and everything that is known of it. */
export function CasePage(): ReactNode {
  const { region = '', id = '' } = useParams();
  const { t } = useWords();
  const found = useQuery(caseQuery(region, id));
  if (found.data !== undefined) {
    return (
      <AreaContext value={caseArea}>
        <Case key={id} detail={found.data} />
      </AreaContext>
    );
  }
  return (
    <Page title={t('cases.loading')}>
      <Answer of={found} rows={12}>
        {() => null}
      </Answer>
    </Page>
  );
}

interface OpenVerb {
  readonly verb: string;
  readonly given: Draft;
}

function Case({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [open, setOpen] = useState<OpenVerb | null>(null);
  const [trace, setTrace] = useState<string | null>(null);
  const [reveal, setReveal] = useState<ActView | null>(null);
  const means = useCaseMeans(detail);
  const people = usePeopleOf(detail);
  const { matter, row } = detail;
  const printing = usePrinting(matter);
  const openVerb = useCallback((verb: string, given: Draft = {}): void => {
    const anchor = ownPanel[verb];
    if (anchor === undefined || !goTo(anchor)) setOpen({ verb, given });
  }, []);
  const doing = useMemo(() => ({ verbs: matter.verbs, onVerb: openVerb }), [matter.verbs, openVerb]);
  const openNth = (index: number): void => {
    const step = mainSteps(matter)[index];
    if (step === undefined) void message.info(t('cases.steps.none'));
    else openVerb(step.verb);
  };
  const go = (step: 1 | -1): void => {
    const address = neighbour(pathname, step);
    if (address === undefined) void message.info(t(step === 1 ? 'cases.last' : 'cases.first'));
    else void navigate(address);
  };
  useKeys({
    a: () => openNth(0),
    ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [String(index + 1), () => openNth(index)])),
    '.': () => focusSearch(),
    d: () => setTrace(matter.clocks.find((clock) => clock.endedOn === null)?.clock ?? matter.clocks[0]?.clock ?? null),
    j: () => go(1),
    k: () => go(-1),
    p: () => void printing.print(),
    escape: () => (open === null ? void navigate(listAddress()) : setOpen(null)),
  });
  const fill = (draft: Draft): Draft => {
    if (open === null || Object.keys(open.given).length === 0) return draft;
    const given = { ...draft, ...open.given };
    return means.follow?.(given, draft, open.verb) ?? given;
  };
  return (
    <DoContext value={doing}>
      <Page
        title={row.title || row.cause}
        sub={<CaseHead detail={detail} />}
        actions={
          <>
            <ComposeLink detail={detail} />
            <Button loading={printing.busy} onClick={() => void printing.print()}>
              {t('print')}
            </Button>
          </>
        }
      >
        <RouteLine route={detail.route} />
        <Steps detail={matter} onVerb={(verb) => openVerb(verb)} />
        <Anchors detail={detail} />
        <div className="matter-grid case-grid">
          <CaseBody detail={detail} people={people} printed={printing.whole} onReveal={setReveal} />
          <CaseAside detail={detail} onTrace={setTrace} />
        </div>
        <p className="faint mono small chain-head" title={matter.chainHead}>
          {t('matter.chain')} {shortHash(matter.chainHead)} · v{matter.row.version}
        </p>
        {open !== null && (
          <VerbDrawer
            key={`${open.verb} ${JSON.stringify(open.given)}`}
            detail={matter}
            verb={open.verb}
            fill={fill}
            means={means}
            onClose={() => setOpen(null)}
          />
        )}
        {trace !== null && (
          <TraceDialog region={row.homeRegion} matter={row.id} clock={trace} onClose={() => setTrace(null)} />
        )}
        {reveal !== null && <RevealDialog detail={matter} act={reveal} onClose={() => setReveal(null)} />}
      </Page>
    </DoContext>
  );
}
