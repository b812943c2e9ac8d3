import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { type BriefingView, type DraftView, editionView } from '../../../../modules/briefings/contract.ts';
import { api } from '../../api.ts';
import { type Key, useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { type At, pathOf, refresh, verbsQuery } from './briefings-query.ts';
import { useStep } from './use-step.ts';

type StepId = 'submit' | 'approve' | 'send-back' | 'freeze' | 'withdraw';
/** In the order in which a bulletin takes them; what changes its words goes through the page. */
const STEPS: readonly StepId[] = ['submit', 'approve', 'freeze', 'send-back', 'withdraw'];
const NEEDS_REASON: readonly StepId[] = ['send-back', 'withdraw'];
const PRIMARY: readonly StepId[] = ['submit', 'approve', 'freeze'];

interface Props {
  readonly at: At;
  readonly view: BriefingView;
  readonly draft: DraftView;
  /** Something is written that is not saved: what is submitted is what is saved. */
  readonly blocked: boolean;
  readonly flags: number;
}

/** What may be done with a draft now; what may not says why. */
export function Steps({ at, view, draft, blocked, flags }: Props): ReactNode {
  const { t, pick } = useWords();
  const client = useQueryClient();
  const version = view.version ?? 0;
  const verbs = useQuery(verbsQuery(at, view.own));
  const [asked, ask] = useState<StepId | null>(null);
  const [reason, setReason] = useState('');
  const close = (): void => {
    ask(null);
    setReason('');
  };
  const step = useStep(at, version, close);
  const freeze = useMutation({
    mutationFn: () => api.post(pathOf(at, '/freeze'), { body: { actId: uuidv7(), version }, answer: editionView }),
    onSuccess: async () => {
      await refresh(client, at);
      close();
    },
  });
  const bodyOf = (id: StepId): object => {
    if (id === 'submit') return { content: draft.digest, saved: draft.version, title: draft.content.title };
    return NEEDS_REASON.includes(id) ? { reason: reason.trim() } : {};
  };
  const send = {
    mutate: (): void => {
      if (asked === 'freeze') freeze.mutate();
      else if (asked !== null) step.mutate({ verb: asked, body: bodyOf(asked) });
    },
    isPending: step.isPending || freeze.isPending,
    isError: step.isError || freeze.isError,
    error: freeze.error ?? step.error,
  };
  const shown = STEPS.flatMap((id) => {
    const verb = verbs.data?.verbs.find((each) => each.verb === id);
    return verb === undefined ? [] : [{ id, verb }];
  }).filter(({ verb }) => verb.refusal === null || verb.refusal.rule.startsWith('briefing.'));
  return (
    <>
      {shown.map(({ id, verb }) => {
        const why =
          verb.refusal !== null ? pick(verb.refusal.text) : id === 'submit' && blocked ? t('briefings.saveFirst') : '';
        return (
          <Tooltip key={id} title={why}>
            <Button
              {...(PRIMARY.includes(id) && { type: 'primary' as const })}
              disabled={why !== ''}
              onClick={() => ask(id)}
            >
              {pick(verb.title)}
            </Button>
          </Tooltip>
        );
      })}
      {asked !== null && (
        <ActDialog
          title={t(`briefings.step.${asked}` as Key)}
          act={t(`briefings.step.${asked}` as Key)}
          ready={!NEEDS_REASON.includes(asked) || reason.trim() !== ''}
          send={send}
          danger={asked === 'withdraw'}
          onClose={close}
        >
          <p>{t(`briefings.stepNote.${asked}` as Key)}</p>
          {flags > 0 && (asked === 'submit' || asked === 'freeze') && (
            <p className="soft">{t('briefings.flagsStand', { count: flags })}</p>
          )}
          {NEEDS_REASON.includes(asked) && (
            <Field label={t('briefings.reason')} required>
              {(control) => (
                <Input.TextArea
                  {...control}
                  autoSize={{ minRows: 2 }}
                  maxLength={2_000}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
          )}
        </ActDialog>
      )}
    </>
  );
}
