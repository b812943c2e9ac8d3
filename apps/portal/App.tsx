import { lazy, Suspense, useState } from 'react';
import { FilingPage } from './filing/FilingPage.tsx';
import { filingKinds } from './filing/form.ts';
import { Layout } from './Layout.tsx';
import { usePath } from './router.tsx';
import { Ask } from './screens/Ask.tsx';
import { Home } from './screens/Home.tsx';
import { NotFound } from './screens/NotFound.tsx';
import { Privacy } from './screens/Privacy.tsx';
import { StatusPage } from './status/StatusPage.tsx';

// Who files something does not wait for pages that others read.
const BulletinList = lazy(async () => ({ default: (await import('./bulletins/BulletinList.tsx')).BulletinList }));
const CommitmentPages = lazy(async () => ({ default: (await import('./commitments/index.tsx')).CommitmentPages }));
const DecisionList = lazy(async () => ({ default: (await import('./decisions/DecisionList.tsx')).DecisionList }));
const DecisionPage = lazy(async () => ({ default: (await import('./decisions/DecisionPage.tsx')).DecisionPage }));
const GuidePage = lazy(async () => ({ default: (await import('./guide/GuidePage.tsx')).GuidePage }));
const FirmPages = lazy(async () => ({ default: (await import('./firm/index.tsx')).FirmPages }));
const InspectionPages = lazy(async () => ({ default: (await import('./inspections/index.tsx')).InspectionPages }));
const SettlePages = lazy(async () => ({ default: (await import('./settle/index.tsx')).SettlePages }));
const PublishedPages = lazy(async () => ({ default: (await import('./published/index.tsx')).PublishedPages }));
const VerifyPage = lazy(async () => ({ default: (await import('./decisions/VerifyPage.tsx')).VerifyPage }));

/** Which page stands at which path. A receipt code never stands in an address: those are kept by browsers. */
export function App() {
  const path = usePath().replace(/(.)\/+$/, '$1');
  const [carriedCode, carryCode] = useState('');
  return (
    <Layout path={path}>
      <Suspense fallback={null}>{page()}</Suspense>
    </Layout>
  );

  function page() {
    const kind = filingKinds.find((each) => path === `/file/${each}`);
    if (kind !== undefined) return <FilingPage kind={kind} key={kind} />;
    const [, region = '', id = ''] = /^\/decisions\/(\d{6})\/([0-9a-f-]{36})$/.exec(path) ?? [];
    if (region !== '') return <DecisionPage region={region} id={id} />;
    if (path === '/inspections' || path.startsWith('/inspections/')) return <InspectionPages path={path} />;
    if (path === '/guide' || path.startsWith('/guide/')) return <GuidePage path={path} />;
    if (path === '/commitments' || path.startsWith('/commitments/')) return <CommitmentPages path={path} />;
    if (path === '/firms' || path === '/firm' || path.startsWith('/firm/')) return <FirmPages path={path} />;
    if (path === '/settle' || path.startsWith('/settle/')) return <SettlePages path={path} />;
    if (path === '/published' || path.startsWith('/published/')) return <PublishedPages path={path} />;
    switch (path) {
      case '/':
      case '/index.html':
        return <Home onCode={carryCode} />;
      case '/status':
        return <StatusPage carriedCode={carriedCode} onTaken={() => carryCode('')} />;
      case '/ask':
        return <Ask />;
      case '/decisions':
        return <DecisionList />;
      case '/bulletins':
        return <BulletinList />;
      case '/verify-decision':
        return <VerifyPage />;
      case '/privacy':
        return <Privacy />;
      default:
        return <NotFound />;
    }
  }
}
