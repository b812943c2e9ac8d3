import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Checkbox, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { blockEnded, type NumberBlockView } from '../../../../modules/cases/blocks-contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { integer } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';

const SHORTEST = 2;

/** Numbers of a device that is lost are never given out again: a paper may bear one. The register says why. */
export function WriteOffDialog({ block, onClose }: { readonly block: NumberBlockView; readonly onClose: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const open = block.numbers.filter(({ state }) => state === 'reserved').map(({ written }) => written);
  const [chosen, setChosen] = useState<readonly string[]>(open);
  const [reason, setReason] = useState('');
  const writeOff = useMutation({
    mutationFn: () =>
      api.post(`/cases/number-blocks/${block.id}/void`, {
        body: { reason: reason.trim(), numbers: chosen },
        answer: blockEnded,
      }),
    onSuccess: async ({ numbers }) => {
      void message.success(t('numbers.writtenOff', { count: integer(numbers.length) }));
      await Promise.all(
        [['number-blocks'], ['notice-register']].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
      onClose();
    },
  });
  const ready = chosen.length > 0 && reason.trim().length >= SHORTEST && !writeOff.isPending;
  return (
    <Modal
      open
      title={t('numbers.writeOffTitle', { name: block.person.name, device: block.device })}
      onCancel={onClose}
      onOk={() => writeOff.mutate()}
      okText={t('numbers.writeOffCount', { count: integer(chosen.length) })}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, disabled: !ready, loading: writeOff.isPending }}
      width={560}
    >
      <div className="stack">
        <Alert type="warning" showIcon title={t('numbers.writeOffNote')} />
        <Chosen open={open} chosen={chosen} onChange={setChosen} />
        <Field label={t('numbers.reason')} hint={t('numbers.reasonHint')} required>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={2}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {writeOff.isError && <ProblemNote error={writeOff.error} />}
      </div>
    </Modal>
  );
}

interface ChosenProps {
  readonly open: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (numbers: readonly string[]) => void;
}

function Chosen({ open, chosen, onChange }: ChosenProps): ReactNode {
  const { t } = useWords();
  return (
    <fieldset className="number-choice">
      <legend>{t('numbers.which')}</legend>
      {open.map((written) => (
        <Checkbox
          key={written}
          checked={chosen.includes(written)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, written] : chosen.filter((each) => each !== written))
          }
        >
          <span className="num">{written}</span>
        </Checkbox>
      ))}
    </fieldset>
  );
}
