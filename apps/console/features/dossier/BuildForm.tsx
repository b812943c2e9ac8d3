import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { retentions } from '../../../../modules/cases/model/case/closing.ts';
import { type BuildRequest, type DossierView, dossierView } from '../../../../modules/dossiers/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { dossierQuery } from './dossier-query.ts';
import { Missing } from './Missing.tsx';

interface Props {
  readonly region: string;
  readonly id: string;
  readonly view: DossierView;
}

/** Has the dossier built in the background; what is missing is accounted for in its notes. */
export function BuildForm({ region, id, view }: Props): ReactNode {
  const { t, pick } = useWords();
  const client = useQueryClient();
  const field = useId();
  const [retention, setRetention] = useState<BuildRequest['retention']>(
    view.dossier?.retention === 'permanent' ? 'permanent' : '30-years',
  );
  const [accounts, setAccounts] = useState<Readonly<Record<string, string>>>({});
  const build = useMutation({
    mutationFn: () => {
      const given = view.missing.flatMap(({ key, account }) => {
        const text = (accounts[key] ?? account).trim();
        return text === '' ? [] : [{ key, account: text }];
      });
      return api.post(`/cases/${region}/${id}/dossier`, {
        body: { retention, accounts: given },
        answer: dossierView,
      });
    },
    onSuccess: (answer) => client.setQueryData(dossierQuery(region, id).queryKey, answer),
  });
  const busy = view.dossier?.state === 'waiting' || view.dossier?.state === 'building';
  return (
    <div className="stack">
      <Missing
        missing={view.missing}
        accounts={accounts}
        onAccount={(key, text) => setAccounts({ ...accounts, [key]: text })}
      />
      <div className="row wrap">
        <label htmlFor={field} className="small soft">
          {t('dossier.retention')}
        </label>
        <Select
          id={field}
          className="dossier-retention"
          value={retention}
          options={Object.entries(retentions).map(([value, title]) => ({ value, label: pick(title) }))}
          onChange={(next) => setRetention(next as BuildRequest['retention'])}
        />
        <Button
          type={view.dossier?.state === 'ready' && view.dossier.current ? 'default' : 'primary'}
          loading={build.isPending || busy}
          onClick={() => build.mutate()}
        >
          {t(view.dossier === null ? 'dossier.build' : 'dossier.buildAgain')}
        </Button>
      </div>
      {build.isError && <ProblemNote error={build.error} />}
    </div>
  );
}
