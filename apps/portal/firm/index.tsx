import { ActivatePage } from './ActivatePage.tsx';
import { ApplyPage } from './ApplyPage.tsx';
import { FirmDesk } from './FirmDesk.tsx';
import { FirmList } from './FirmList.tsx';

/** Which page stands at `/firms` and below `/firm`. */
export function FirmPages({ path }: { readonly path: string }) {
  switch (path) {
    case '/firms':
      return <FirmList />;
    case '/firm/apply':
      return <ApplyPage />;
    case '/firm/activate':
      return <ActivatePage />;
    default:
      return <FirmDesk path={path} />;
  }
}
