import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { type ReactNode, useState } from 'react';
import { type IdentityRequest, identityRequest } from '../../../../modules/intake/identity/contract.ts';
import { purposes } from '../../../../modules/intake/identity/purposes.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';
import { REQUESTS } from './queries.ts';

interface Props {
  readonly request: IdentityRequest;
  readonly decision: 'approved' | 'refused';
  readonly onClose: () => void;
}

const SHORTEST = 5;

/** A custodian says yes or no to somebody else's request, and why. */
export function DecideDialog({ request, decision, onClose }: Props): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const approves = decision === 'approved';
  const send = useMutation({
    mutationFn: () =>
      api.post(`/identity-requests/${request.region}/${request.id}/decision`, {
        body: { decision, reason: reason.trim() },
        answer: identityRequest,
      }),
    onSuccess: async () => {
      void message.success(t('idRequest.decided'));
      onClose();
      await client.invalidateQueries({ queryKey: REQUESTS });
    },
  });
  return (
    <ActDialog
      title={t(approves ? 'idRequest.approveTitle' : 'idRequest.refuseTitle')}
      act={t(approves ? 'idRequest.approve' : 'idRequest.refuse')}
      ready={reason.trim().length >= SHORTEST}
      danger={!approves}
      send={send}
      onClose={onClose}
    >
      <p>
        {request.by.name} · {pick(request.authority.name)}
        <br />
        <strong>{pick(purposes[request.purpose])}</strong>
        {' · '}
        {request.reason}
      </p>
      {approves && <Alert type="warning" showIcon title={t('idRequest.approveWarning')} />}
      <ReasonField
        label={t('idRequest.decisionReason')}
        hint={t('idRequest.decisionHint')}
        max={500}
        value={reason}
        onChange={setReason}
      />
    </ActDialog>
  );
}
