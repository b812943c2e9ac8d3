import type { FirmMe } from '../../../modules/firms/contract.ts';
import { Link } from '../router.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { signIn } from './api.ts';
import { FirmForm } from './FirmForm.tsx';
import { useTexts } from './use-texts.ts';

/** Stands wherever a page of a firm is asked for and nobody is signed in. */
export function SignIn({ onDone }: { readonly onDone: (me: FirmMe) => void }) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t.signIn.title} />
      <p className="lead">{t.signIn.lead}</p>
      <FirmForm
        id="sign-in"
        fields={[
          { name: 'firmCode', label: t.signIn.firmCode, autoComplete: 'organization' },
          { name: 'login', label: t.signIn.login, autoComplete: 'username' },
          { name: 'password', label: t.signIn.password, type: 'password', autoComplete: 'current-password' },
        ]}
        submit={t.signIn.submit}
        send={signIn}
        onDone={onDone}
      />
      <p className="hint">{t.signIn.forgot}</p>
      <p>
        {t.signIn.noAccount} <Link to="/firm/activate">{t.list.activate}</Link> ·{' '}
        <Link to="/firm/apply">{t.list.apply}</Link>
      </p>
    </>
  );
}
