import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { SignIn } from './features/identity/SignIn.tsx';
import { useSession } from './features/identity/use-me.ts';
import { useWords } from './i18n/index.ts';
import { queryClient } from './query-client.ts';
import { Shell } from './shell/Shell.tsx';
import { Start } from './shell/Start.tsx';
import { antdThemeOf, applyShade, rememberedShade, type Shade } from './theme.ts';
import { later } from './ui/later.tsx';
import { ProblemNote } from './ui/ProblemNote.tsx';
import { ShadeContext } from './ui/shade.ts';

// The bundler gives the locale itself, Node's rules for old packages a module around it.
const plain = <T,>(module: T | { readonly default: T }): T =>
  typeof module === 'object' && module !== null && 'default' in module ? module.default : module;
const locales = { zh: plain(zhCN), en: plain(enUS) };

const QueuePage = later(async () => (await import('./features/intake/QueuePage.tsx')).QueuePage);
const MatterPage = later(async () => (await import('./features/intake/MatterPage.tsx')).MatterPage);
const SamePage = later(async () => (await import('./features/merging/SamePage.tsx')).SamePage);
const NewMatter = later(async () => (await import('./features/intake/NewMatter.tsx')).NewMatter);
const Imports = later(async () => (await import('./features/intake/Imports.tsx')).Imports);
const ImportPage = later(async () => (await import('./features/intake/ImportPage.tsx')).ImportPage);
const BoardPage = later(async () => (await import('./features/bulletins/BoardPage.tsx')).BoardPage);
const DrillPage = later(async () => (await import('./features/bulletins/DrillPage.tsx')).DrillPage);
const CaseBoardPage = later(async () => (await import('./features/bulletins/CaseBoardPage.tsx')).CaseBoardPage);
const CaseDrillPage = later(async () => (await import('./features/bulletins/CaseDrillPage.tsx')).CaseDrillPage);
const Bulletins = later(async () => (await import('./features/bulletins/Bulletins.tsx')).Bulletins);
const BulletinPage = later(async () => (await import('./features/bulletins/BulletinPage.tsx')).BulletinPage);
const CockpitPage = later(async () => (await import('./features/cockpit/CockpitPage.tsx')).CockpitPage);
const WallPage = later(async () => (await import('./features/cockpit/WallPage.tsx')).WallPage);
const HabitCheckPage = later(async () => (await import('./features/habits/HabitCheckPage.tsx')).HabitCheckPage);
const WatchListsPage = later(
  async () => (await import('./features/parties/screening/WatchListsPage.tsx')).WatchListsPage,
);
const HotSpotsPage = later(async () => (await import('./features/hotspots/HotSpotsPage.tsx')).HotSpotsPage);
const SubjectPage = later(async () => (await import('./features/parties/resolution/SubjectPage.tsx')).SubjectPage);
const PivotPage = later(async () => (await import('./features/pivot/PivotPage.tsx')).PivotPage);
const FigureMattersPage = later(async () => (await import('./features/pivot/MattersPage.tsx')).FigureMattersPage);
const HandOverPage = later(async () => (await import('./features/hand-over/HandOverPage.tsx')).HandOverPage);
const RegisterPage = later(async () => (await import('./features/notices/RegisterPage.tsx')).RegisterPage);
const NumbersPage = later(async () => (await import('./features/notices/NumbersPage.tsx')).NumbersPage);
const CaseRegisters = later(async () => (await import('./features/registers/CaseRegisters.tsx')).CaseRegisters);
const CaseQueuePage = later(async () => (await import('./features/cases/CaseQueuePage.tsx')).CaseQueuePage);
const CasePage = later(async () => (await import('./features/cases/CasePage.tsx')).CasePage);
const NewCase = later(async () => (await import('./features/cases/NewCase.tsx')).NewCase);
const HearingsPage = later(async () => (await import('./features/cases/HearingsPage.tsx')).HearingsPage);
const ComposePage = later(async () => (await import('./features/decision/ComposePage.tsx')).ComposePage);
const ReviewsPage = later(async () => (await import('./features/review/ReviewsPage.tsx')).ReviewsPage);
const ReviewPage = later(async () => (await import('./features/review/ReviewPage.tsx')).ReviewPage);
const DossierPage = later(async () => (await import('./features/dossier/DossierPage.tsx')).DossierPage);
const EvidencePage = later(async () => (await import('./features/evidence/EvidencePage.tsx')).EvidencePage);
const BriefingsPage = later(async () => (await import('./features/briefings/BriefingsPage.tsx')).BriefingsPage);
const BriefingPage = later(async () => (await import('./features/briefings/BriefingPage.tsx')).BriefingPage);
const OfficeQueuePage = later(async () => (await import('./features/office/OfficeQueuePage.tsx')).OfficeQueuePage);
const NewOffice = later(async () => (await import('./features/office/NewOffice.tsx')).NewOffice);
const TaskBoardPage = later(async () => (await import('./features/programmes/TaskBoardPage.tsx')).TaskBoardPage);
const LettersPage = later(async () => (await import('./features/programmes/LettersPage.tsx')).LettersPage);
const LetterMattersPage = later(
  async () => (await import('./features/programmes/LetterMattersPage.tsx')).LetterMattersPage,
);
const GroupsPage = later(async () => (await import('./features/incidents/GroupsPage.tsx')).GroupsPage);
const FirmLetterPage = later(async () => (await import('./features/firms/LetterPage.tsx')).LetterPage);
const GroupPage = later(async () => (await import('./features/incidents/GroupPage.tsx')).GroupPage);
const FindingsPage = later(async () => (await import('./features/supervision/FindingsPage.tsx')).FindingsPage);
const RulesPage = later(async () => (await import('./features/rules/RulesPage.tsx')).RulesPage);
const PeoplePage = later(async () => (await import('./features/people/PeoplePage.tsx')).PeoplePage);
const PersonPage = later(async () => (await import('./features/people/PersonPage.tsx')).PersonPage);
const RetentionPage = later(async () => (await import('./features/dossier/RetentionPage.tsx')).RetentionPage);
const IntegrityPage = later(async () => (await import('./features/integrity/IntegrityPage.tsx')).IntegrityPage);
const CampaignsPage = later(async () => (await import('./features/campaigns/CampaignsPage.tsx')).CampaignsPage);
const CampaignPage = later(async () => (await import('./features/campaigns/CampaignPage.tsx')).CampaignPage);
const NewCampaign = later(async () => (await import('./features/campaigns/NewCampaign.tsx')).NewCampaign);
const AmendCampaign = later(async () => (await import('./features/campaigns/AmendCampaign.tsx')).AmendCampaign);
const onSite = () => import('./features/on-site/index.ts');
const InspectionsPage = later(async () => (await import('./features/inspections/InspectionsPage.tsx')).InspectionsPage);
const ScanPage = later(async () => (await import('./features/inspections/ScanPage.tsx')).ScanPage, 'os-empty');
const OnSiteFrame = later(async () => (await onSite()).OnSiteFrame, null);
const OnSiteStart = later(async () => (await onSite()).OnSiteStart, 'os-empty');
const OnSiteDecision = later(async () => (await onSite()).DecisionPage, 'os-empty');
const OnSiteDecided = later(async () => (await onSite()).DecidedPage, 'os-empty');
const OnSitePhoto = later(async () => (await onSite()).PhotoPage, 'os-empty');
const OnSiteInquiry = later(async () => (await onSite()).InquiryPage, 'os-empty');
const OnSiteVisit = later(async () => (await onSite()).VisitPage, 'os-empty');
const OnSiteOutbox = later(async () => (await onSite()).OutboxPage, 'os-empty');
const OfflineEntry = later(async () => (await onSite()).OfflineEntry, null);
const ModelsPage = later(async () => (await import('./features/models/ModelsPage.tsx')).ModelsPage);
const AuditPage = later(async () => (await import('./features/audit/AuditPage.tsx')).AuditPage);
const IdentityRequestsPage = later(
  async () => (await import('./features/identity-requests/IdentityRequestsPage.tsx')).IdentityRequestsPage,
);
const KeepingPage = later(async () => (await import('./features/keeping/KeepingPage.tsx')).KeepingPage);
const Sessions = later(async () => (await import('./features/identity/Sessions.tsx')).Sessions);

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
    return <OfflineEntry failed={session.isError || session.isPaused} onRetry={() => void session.refetch()} />;
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
          <Route path="matters/:region/:id/subject" element={<SubjectPage />} />
          <Route path="subjects/:code" element={<SubjectPage />} />
          <Route path="matters/:region/:id/same/:otherRegion/:otherId" element={<SamePage />} />
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
          <Route path="briefings" element={<BriefingsPage />} />
          <Route path="briefings/:region/:id" element={<BriefingPage />} />
          <Route path="office" element={<Navigate to="/office/queues/mine" replace />} />
          <Route path="office/queues/:queue" element={<OfficeQueuePage />} />
          <Route path="office/new/:procedure" element={<NewOffice />} />
          <Route path="task-board" element={<TaskBoardPage />} />
          <Route path="letters" element={<LettersPage />} />
          <Route path="letters/matters" element={<LetterMattersPage />} />
          <Route path="cockpit" element={<CockpitPage />} />
          <Route path="habits" element={<HabitCheckPage />} />
          <Route path="hot-spots" element={<HotSpotsPage />} />
          <Route path="watch-lists" element={<WatchListsPage />} />
          <Route path="pivot" element={<PivotPage />} />
          <Route path="figures/matters" element={<FigureMattersPage />} />
          <Route path="incidents" element={<GroupsPage />} />
          <Route path="incidents/groups/:region/:id" element={<GroupPage />} />
          <Route path="findings" element={<FindingsPage />} />
          <Route path="imports" element={<Imports />} />
          <Route path="imports/:id" element={<ImportPage />} />
          <Route path="hand-over" element={<HandOverPage />} />
          <Route path="register" element={<RegisterPage />} />
          <Route path="numbers" element={<NumbersPage />} />
          <Route path="case-registers" element={<CaseRegisters />} />
          <Route path="campaigns" element={<CampaignsPage />} />
          <Route path="campaigns/new" element={<NewCampaign />} />
          <Route path="campaigns/:code" element={<CampaignPage />} />
          <Route path="campaigns/:code/amend" element={<AmendCampaign />} />
          <Route path="rules" element={<RulesPage />} />
          <Route path="people" element={<PeoplePage />} />
          <Route path="people/:id" element={<PersonPage />} />
          <Route path="integrity" element={<IntegrityPage />} />
          <Route path="dossiers/retention" element={<RetentionPage />} />
          <Route path="inspections" element={<InspectionsPage />} />
          <Route path="commitments" element={<Navigate to="/office/queues/all?procedure=commitment" replace />} />
          <Route path="firms" element={<Navigate to="/office/queues/all?procedure=odr-firm" replace />} />
          <Route path="firms/:region/:id/letters/:letter" element={<FirmLetterPage />} />
          <Route path="settlements" element={<Navigate to="/office/queues/all?procedure=settlement" replace />} />
          <Route path="disclosures" element={<Navigate to="/office/queues/all?procedure=disclosure" replace />} />
          <Route path="models" element={<ModelsPage />} />
          <Route path="audit" element={<AuditPage />} />
          <Route path="identity-requests" element={<IdentityRequestsPage />} />
          <Route path="keeping" element={<KeepingPage />} />
          <Route path="sessions" element={<Sessions />} />
          <Route path="*" element={<Navigate to="/" replace />} />
        </Route>
        <Route path="wall" element={<WallPage />} />
        <Route path="on-site" element={<OnSiteFrame />}>
          <Route index element={<OnSiteStart />} />
          <Route path="decision" element={<OnSiteDecision />} />
          <Route path="decided/:id" element={<OnSiteDecided />} />
          <Route path="photo/:region/:id" element={<OnSitePhoto />} />
          <Route path="inquiry/:region/:id" element={<OnSiteInquiry />} />
          <Route path="visit/:region/:id" element={<OnSiteVisit />} />
          <Route path="inspection/:region/:id" element={<ScanPage />} />
          <Route path="outbox" element={<OnSiteOutbox />} />
        </Route>
      </Routes>
    </BrowserRouter>
  );
}
