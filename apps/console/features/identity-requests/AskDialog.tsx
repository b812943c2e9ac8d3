import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { type ActView, type MatterDetail, revealAnswer } from '../../../../modules/intake/contract.ts';
import { type IdentityRequest, identityRequest } from '../../../../modules/intake/identity/contract.ts';
import { type Purpose, purposeIds, purposes } from '../../../../modules/intake/identity/purposes.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { Answer } from '../../ui/Answer.tsx';
import { Field } from '../../ui/Field.tsx';
import { instant, integer } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';
import { useMe } from '../identity/use-me.ts';
import { Facts } from '../intake/Facts.tsx';
import { REQUESTS, requestsOfMatter } from './queries.ts';
import { Standing } from './Standing.tsx';

interface Props {
  readonly detail: MatterDetail;
  readonly act: ActView;
  readonly onClose: () => void;
}

const SHORTEST = 5;

/** Who reported: what the officer asked for and how it stands; else the form that asks. */
export function AskDialog({ detail, act, onClose }: Props): ReactNode {
  const { t } = useWords();
  const { person } = useMe();
  const found = useQuery(requestsOfMatter(detail.row.id));
  const mine = found.data?.items.filter(({ by, matter }) => by.id === person.id && matter.seq === act.seq) ?? [];
  const [last] = mine;
  if (found.data === undefined) {
    return (
      <Modal open title={t('idRequest.askTitle')} onCancel={onClose} footer={null}>
        <Answer of={found} rows={3}>
          {() => null}
        </Answer>
      </Modal>
    );
  }
  // Opened here it is used up: it stays on screen until the dialog is closed.
  const open = mine.find(({ mayOpen }) => mayOpen);
  if (last?.state === 'waiting') {
    return (
      <Modal
        open
        title={t('idRequest.askTitle')}
        onCancel={onClose}
        onOk={onClose}
        okText={t('close')}
        cancelButtonProps={{ hidden: true }}
      >
        <Alert type="info" showIcon title={t('idRequest.wait')} />
        <Last of={last} />
      </Modal>
    );
  }
  if (open !== undefined) return <OpenDialog request={open} onClose={onClose} />;
  return <AskForm detail={detail} act={act} last={last} onClose={onClose} />;
}

function Last({ of }: { readonly of: IdentityRequest }): ReactNode {
  const { t, pick, language } = useWords();
  return (
    <div className="stack">
      <p>
        {t('idRequest.last')} · {instant(of.askedAt, language)} · {pick(purposes[of.purpose])}
        <br />
        <span className="break">{of.reason}</span>
      </p>
      <div>
        <Standing of={of} />
      </div>
    </div>
  );
}

interface FormProps extends Props {
  readonly last: IdentityRequest | undefined;
}

function AskForm({ detail, act, last, onClose }: FormProps): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [purpose, setPurpose] = useState<Purpose>();
  const [reason, setReason] = useState('');
  const { homeRegion, id } = detail.row;
  const send = useMutation({
    mutationFn: () =>
      api.post(`/matters/${homeRegion}/${id}/acts/${act.seq}/identity-requests`, {
        body: { purpose, reason: reason.trim() },
        answer: identityRequest,
      }),
    onSuccess: async () => {
      void message.success(t('idRequest.askedNow'));
      onClose();
      await client.invalidateQueries({ queryKey: REQUESTS });
    },
  });
  return (
    <ActDialog
      title={t('idRequest.askTitle')}
      act={t('idRequest.ask')}
      ready={purpose !== undefined && reason.trim().length >= SHORTEST}
      send={send}
      onClose={onClose}
    >
      {last !== undefined && <Last of={last} />}
      <Alert type="warning" showIcon title={t('idRequest.askWarning')} />
      <Field label={t('idRequest.purpose')} required span="all">
        {(control) => (
          <Select
            {...control}
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('idRequest.purposeHint')}
            {...(purpose === undefined ? {} : { value: purpose })}
            options={purposeIds.map((value) => ({ value, label: pick(purposes[value]) }))}
            onChange={(chosen: Purpose) => setPurpose(chosen)}
          />
        )}
      </Field>
      <ReasonField
        label={t('idRequest.reason')}
        hint={t('idRequest.reasonHint')}
        max={500}
        value={reason}
        onChange={setReason}
      />
    </ActDialog>
  );
}

interface OpenProps {
  readonly request: IdentityRequest;
  readonly onClose: () => void;
}

/** Opens what was approved. The list is asked for anew only when the dialog closes: what is shown was counted. */
function OpenDialog({ request, onClose }: OpenProps): ReactNode {
  const { t, language } = useWords();
  const client = useQueryClient();
  const open = useMutation({
    mutationFn: () => api.post(`/identity-requests/${request.region}/${request.id}/open`, { answer: revealAnswer }),
    gcTime: 0,
  });
  const close = (): void => {
    onClose();
    void client.invalidateQueries({ queryKey: REQUESTS });
  };
  const known = open.data !== undefined;
  return (
    <Modal
      open
      title={t('reveal.title')}
      onCancel={close}
      onOk={() => (known ? close() : open.mutate())}
      okText={t(known ? 'close' : 'idRequest.open')}
      cancelText={t('cancel')}
      {...(known ? { cancelButtonProps: { hidden: true } } : {})}
      okButtonProps={{ loading: open.isPending }}
    >
      <div className="stack">
        {open.data === undefined ? (
          <>
            <Alert
              type="warning"
              showIcon
              title={t('idRequest.mayOpen', {
                left: integer(request.openings - request.opened),
                until: request.openUntil === null ? '' : instant(request.openUntil, language),
              })}
            />
            {open.isError && <ProblemNote error={open.error} />}
          </>
        ) : (
          <Facts facts={open.data.identity} />
        )}
      </div>
    </Modal>
  );
}
