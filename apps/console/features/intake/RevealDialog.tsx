import { useMutation } from '@tanstack/react-query';
import { Alert, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { type ActView, type MatterDetail, revealAnswer } from '../../../../modules/intake/contract.ts';
import { needsRequest } from '../../../../modules/intake/identity/needs-request.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';
import { AskDialog } from '../identity-requests/AskDialog.tsx';
import { Facts } from './Facts.tsx';

interface Props {
  readonly detail: MatterDetail;
  readonly act: ActView;
  readonly onClose: () => void;
}

const SHORTEST = 5;

/** Opens who complained for a stated reason; who reported, on a request that a custodian approved (令121 art 37). */
export function RevealDialog(props: Props): ReactNode {
  return needsRequest(props.detail.row) ? <AskDialog {...props} /> : <RevealNow {...props} />;
}

/** Who looked and why is recorded. */
function RevealNow({ detail, act, onClose }: Props): ReactNode {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const { homeRegion, id } = detail.row;
  const reveal = useMutation({
    mutationFn: () =>
      api.post(`/matters/${homeRegion}/${id}/acts/${act.seq}/identity`, { body: { reason }, answer: revealAnswer }),
  });
  const known = reveal.data !== undefined;
  return (
    <Modal
      open
      title={t('reveal.title')}
      onCancel={onClose}
      onOk={() => (known ? onClose() : reveal.mutate())}
      okText={t(known ? 'close' : 'reveal.confirm')}
      cancelText={t('cancel')}
      {...(known ? { cancelButtonProps: { hidden: true } } : {})}
      okButtonProps={{ disabled: !known && reason.trim().length < SHORTEST, loading: reveal.isPending }}
    >
      <div className="stack">
        {reveal.data === undefined ? (
          <>
            <Alert type="warning" showIcon title={t('reveal.warning')} />
            <ReasonField
              label={t('reveal.reason')}
              hint={t('reveal.reasonHint')}
              max={500}
              value={reason}
              onChange={setReason}
            />
            {reveal.isError && <ProblemNote error={reveal.error} />}
          </>
        ) : (
          <Facts facts={reveal.data.identity} />
        )}
      </div>
    </Modal>
  );
}
