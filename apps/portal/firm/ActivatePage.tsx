import { navigate } from '../router.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { activate } from './api.ts';
import { FirmForm } from './FirmForm.tsx';
import { useTexts } from './use-texts.ts';

/** A one-time code opens an account, with a login and a password of one's own choosing. */
export function ActivatePage() {
  const t = useTexts().activate;
  return (
    <>
      <PageTitle title={t.title} />
      <p className="lead">{t.lead}</p>
      <FirmForm
        id="activate"
        fields={[
          { name: 'firmCode', label: t.firmCode },
          { name: 'code', label: t.code, hint: t.codeHint, autoComplete: 'one-time-code' },
          { name: 'name', label: t.name, autoComplete: 'name' },
          { name: 'login', label: t.login, hint: t.loginHint, autoComplete: 'username' },
          {
            ...{ name: 'password', label: t.password, hint: t.passwordHint },
            ...{ type: 'password', autoComplete: 'new-password' },
          },
        ]}
        submit={t.submit}
        send={activate}
        onDone={() => navigate('/firm')}
      />
      <p className="hint">{t.real}</p>
    </>
  );
}
