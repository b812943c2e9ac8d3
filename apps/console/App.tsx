import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { lazy, type ReactNode, Suspense, useLayoutEffect, useState } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { SignIn } from './features/identity/SignIn.tsx';
import { useSession } from './features/identity/use-me.ts';
import { useWords } from './i18n/index.ts';
import { queryClient } from './query-client.ts';
import { Shell } from './shell/Shell.tsx';
import { Start } from './shell/Start.tsx';
import { antdThemeOf, applyShade, rememberedShade, type Shade } from './theme.ts';
import { ProblemNote } from './ui/ProblemNote.tsx';
import { ShadeContext } from './ui/shade.ts';

// The bundler gives the locale itself, Node's rules for old packages a module around it.
const plain = <T,>(module: T | { readonly default: T }): T =>
  typeof module === 'object' && module !== null && 'default' in module ? module.default : module;
const locales = { zh: plain(zhCN), en: plain(enUS) };

const QueuePage = lazy(() => import('./features/intake/QueuePage.tsx').then((m) => ({ default: m.QueuePage })));
const MatterPage = lazy(() => import('./features/intake/MatterPage.tsx').then((m) => ({ default: m.MatterPage })));
const NewMatter = lazy(() => import('./features/intake/NewMatter.tsx').then((m) => ({ default: m.NewMatter })));
const Imports = lazy(() => import('./features/intake/Imports.tsx').then((m) => ({ default: m.Imports })));
const ImportPage = lazy(() => import('./features/intake/ImportPage.tsx').then((m) => ({ default: m.ImportPage })));
const BoardPage = lazy(() => import('./features/bulletins/BoardPage.tsx').then((m) => ({ default: m.BoardPage })));
const DrillPage = lazy(() => import('./features/bulletins/DrillPage.tsx').then((m) => ({ default: m.DrillPage })));
const CaseBoardPage = lazy(() =>
  import('./features/bulletins/CaseBoardPage.tsx').then((m) => ({ default: m.CaseBoardPage })),
);
const CaseDrillPage = lazy(() =>
  import('./features/bulletins/CaseDrillPage.tsx').then((m) => ({ default: m.CaseDrillPage })),
);
const Bulletins = lazy(() => import('./features/bulletins/Bulletins.tsx').then((m) => ({ default: m.Bulletins })));
const BulletinPage = lazy(() =>
  import('./features/bulletins/BulletinPage.tsx').then((m) => ({ default: m.BulletinPage })),
);
const HandOverPage = lazy(() =>
  import('./features/hand-over/HandOverPage.tsx').then((m) => ({ default: m.HandOverPage })),
);
const RegisterPage = lazy(() =>
  import('./features/notices/RegisterPage.tsx').then((m) => ({ default: m.RegisterPage })),
);
const CaseRegisters = lazy(() =>
  import('./features/registers/CaseRegisters.tsx').then((m) => ({ default: m.CaseRegisters })),
);
const CaseQueuePage = lazy(() =>
  import('./features/cases/CaseQueuePage.tsx').then((m) => ({ default: m.CaseQueuePage })),
);
const CasePage = lazy(() => import('./features/cases/CasePage.tsx').then((m) => ({ default: m.CasePage })));
const NewCase = lazy(() => import('./features/cases/NewCase.tsx').then((m) => ({ default: m.NewCase })));
const HearingsPage = lazy(() => import('./features/cases/HearingsPage.tsx').then((m) => ({ default: m.HearingsPage })));
const ComposePage = lazy(() => import('./features/decision/ComposePage.tsx').then((m) => ({ default: m.ComposePage })));
const ReviewsPage = lazy(() => import('./features/review/ReviewsPage.tsx').then((m) => ({ default: m.ReviewsPage })));
const ReviewPage = lazy(() => import('./features/review/ReviewPage.tsx').then((m) => ({ default: m.ReviewPage })));
const DossierPage = lazy(() => import('./features/dossier/DossierPage.tsx').then((m) => ({ default: m.DossierPage })));
const EvidencePage = lazy(() =>
  import('./features/evidence/EvidencePage.tsx').then((m) => ({ default: m.EvidencePage })),
);
const RulesPage = lazy(() => import('./features/rules/RulesPage.tsx').then((m) => ({ default: m.RulesPage })));
const PeoplePage = lazy(() => import('./features/people/PeoplePage.tsx').then((m) => ({ default: m.PeoplePage })));
const PersonPage = lazy(() => import('./features/people/PersonPage.tsx').then((m) => ({ default: m.PersonPage })));
const IntegrityPage = lazy(() =>
  import('./features/integrity/IntegrityPage.tsx').then((m) => ({ default: m.IntegrityPage })),
);
const onSite = () => import('./features/on-site/index.ts');
const OnSiteFrame = lazy(() => onSite().then((m) => ({ default: m.OnSiteFrame })));
const OnSiteStart = lazy(() => onSite().then((m) => ({ default: m.OnSiteStart })));
const OnSiteDecision = lazy(() => onSite().then((m) => ({ default: m.DecisionPage })));
const OnSiteDecided = lazy(() => onSite().then((m) => ({ default: m.DecidedPage })));
const OnSitePhoto = lazy(() => onSite().then((m) => ({ default: m.PhotoPage })));
const OnSiteInquiry = lazy(() => onSite().then((m) => ({ default: m.InquiryPage })));
const OnSiteOutbox = lazy(() => onSite().then((m) => ({ default: m.OutboxPage })));
const OfflineEntry = lazy(() => onSite().then((m) => ({ default: m.OfflineEntry })));
const AuditPage = lazy(() => import('./features/audit/AuditPage.tsx').then((m) => ({ default: m.AuditPage })));
const Sessions = lazy(() => import('./features/identity/Sessions.tsx').then((m) => ({ default: m.Sessions })));

export function App(): ReactNode {
  const { language } = useWords();
  const [shade, setShade] = useState<Shade>(rememberedShade);
  useLayoutEffect(() => applyShade(shade), [shade]);
  const change = (next: Shade): void => {
    applyShade(next, true);
    setShade(next);
  };
  return (
    <ConfigProvider locale={locales[language]} theme={antdThemeOf(shade)} button={{ autoInsertSpace: false }}>
      <AntdApp>
        <QueryClientProvider client={queryClient}>
          <ShadeContext value={shade}>
            <Gate shade={shade} onShade={change} />
          </ShadeContext>
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}

interface GateProps {
  readonly shade: Shade;
  readonly onShade: (shade: Shade) => void;
}

/** Nobody signed in sees the sign-in at whatever address they came to, and goes on there afterwards. */
function Gate({ shade, onShade }: GateProps): ReactNode {
  const session = useSession();
  if (session.data === undefined && location.pathname.startsWith('/console/on-site')) {
    return (
      <Suspense>
        <OfflineEntry failed={session.isError || session.isPaused} onRetry={() => void session.refetch()} />
      </Suspense>
    );
  }
  if (session.isError && session.data === undefined) {
    return (
      <main className="sign-in">
        <div className="sign-in-card">
          <ProblemNote error={session.error} onRetry={() => void session.refetch()} />
        </div>
      </main>
    );
  }
  if (session.data === undefined) return null;
  if (session.data === null) return <SignIn />;
  return (
    <BrowserRouter basename="/console">
      <Routes>
        <Route element={<Shell shade={shade} onShade={onShade} />}>
          <Route index element={<Start />} />
          <Route path="queues/:queue" element={<QueuePage />} />
          <Route path="matters/:region/:id" element={<MatterPage />} />
          <Route path="cases" element={<Navigate to="/cases/queues/mine" replace />} />
          <Route path="cases/queues/:queue" element={<CaseQueuePage />} />
          <Route path="cases/new" element={<NewCase />} />
          <Route path="cases/:region/:id" element={<CasePage />} />
          <Route path="cases/:region/:id/compose" element={<ComposePage />} />
          <Route path="cases/:region/:id/dossier" element={<DossierPage />} />
          <Route path="cases/:region/:id/evidence/:item" element={<EvidencePage />} />
          <Route path="reviews" element={<ReviewsPage />} />
          <Route path="reviews/:region/:id" element={<ReviewPage />} />
          <Route path="hearings" element={<HearingsPage />} />
          <Route path="new" element={<NewMatter />} />
          <Route path="new/:procedure" element={<NewMatter />} />
          <Route path="board" element={<BoardPage />} />
          <Route path="board/matters" element={<DrillPage />} />
          <Route path="board/cases" element={<CaseBoardPage />} />
          <Route path="board/cases/matters" element={<CaseDrillPage />} />
          <Route path="bulletins" element={<Bulletins />} />
          <Route path="bulletins/:id" element={<BulletinPage />} />
          <Route path="imports" element={<Imports />} />
          <Route path="imports/:id" element={<ImportPage />} />
          <Route path="hand-over" element={<HandOverPage />} />
          <Route path="register" element={<RegisterPage />} />
          <Route path="case-registers" element={<CaseRegisters />} />
          <Route path="rules" element={<RulesPage />} />
          <Route path="people" element={<PeoplePage />} />
          <Route path="people/:id" element={<PersonPage />} />
          <Route path="integrity" element={<IntegrityPage />} />
          <Route path="audit" element={<AuditPage />} />
          <Route path="sessions" element={<Sessions />} />
          <Route path="*" element={<Navigate to="/" replace />} />
        </Route>
        <Route
          path="on-site"
          element={
            <Suspense>
              <OnSiteFrame />
            </Suspense>
          }
        >
          <Route index element={<OnSiteStart />} />
          <Route path="decision" element={<OnSiteDecision />} />
          <Route path="decided/:id" element={<OnSiteDecided />} />
          <Route path="photo/:region/:id" element={<OnSitePhoto />} />
          <Route path="inquiry/:region/:id" element={<OnSiteInquiry />} />
          <Route path="outbox" element={<OnSiteOutbox />} />
        </Route>
      </Routes>
    </BrowserRouter>
  );
}
