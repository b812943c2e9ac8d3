import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input, Radio } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { legalDay } from '../../../../kernel/plain-date.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { issueAnswer, type NoticeList, type PossibleNotice } from '../../../../modules/notices/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { BasisList, Confidence } from '../../ui/Confidence.tsx';
import { DocumentSheet } from '../../ui/DocumentSheet.tsx';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSubmitKey } from '../../ui/use-submit-key.ts';
import { livePreview, missingTexts, type NoticeDraft, startOf } from './live-preview.ts';

interface Props {
  readonly detail: MatterDetail;
  readonly list: NoticeList;
  readonly notice: PossibleNotice;
  readonly onClose: () => void;
}

interface Kept {
  readonly actId: string;
  readonly draft: NoticeDraft;
}

/** Longer than this and a text gets several lines. */
const ONE_LINE = 300;

/** One notice before it is issued: what may be written on the left, the sheet as it will look on the right. */
export function NoticeDrawer({ detail, list, notice, onClose }: Props): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { homeRegion, id } = detail.row;
  const [kept, keep, forget] = useDraft<Kept>(`notice.${id}.${notice.template}.${notice.version}`, () => ({
    actId: uuidv7(),
    draft: startOf(notice),
  }));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  // A draft kept from before may be for somebody who has the notice by now.
  const chosen = notice.recipients.find(({ id }) => id === kept.draft.recipient) ?? notice.recipients[0];
  const draft: NoticeDraft = { ...kept.draft, recipient: chosen?.id ?? kept.draft.recipient };
  const change = (part: Partial<NoticeDraft>): void => keep({ ...kept, draft: { ...draft, ...part } });
  const missing = missingTexts(list, notice, draft);
  const send = useMutation({
    mutationFn: () =>
      api.post(`/matters/${homeRegion}/${id}/notices`, {
        body: {
          actId: kept.actId,
          version: list.version,
          template: notice.template,
          templateVersion: notice.version,
          recipient: draft.recipient,
          language: draft.language,
          texts: draft.texts,
          ...(draft.addressee.trim() === '' || !list.mayName ? {} : { addressee: draft.addressee.trim() }),
        },
        answer: issueAnswer,
      }),
    onSuccess: async ({ number }) => {
      forget();
      void message.success(t('notices.done', { number }));
      onClose();
      await client.invalidateQueries({ queryKey: ['matter', id] });
    },
  });
  useEffect(() => {
    const timer = setTimeout(
      () => form.current?.querySelector<HTMLElement>('input:checked, textarea, input')?.focus(),
      50,
    );
    return () => clearTimeout(timer);
  }, []);
  const submit = (): void => {
    if (send.isPending) return;
    setTried(true);
    if (missing.length === 0) send.mutate();
    else setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  useSubmitKey(submit);
  const sheet = livePreview(list, notice, draft, legalDay(new Date())) ?? notice.preview;
  return (
    <Drawer
      open
      size={1080}
      onClose={onClose}
      title={t('notices.issueTitle', { title: pick(notice.title) })}
      footer={
        <div className="row end">
          <span className="faint small push-right">{t('notices.keys')}</span>
          <Button onClick={onClose}>{t('close')}</Button>
          <Button type="primary" loading={send.isPending} onClick={submit}>
            {t('notices.issue')}
          </Button>
        </div>
      }
    >
      <div className="notice-desk">
        <div className="stack" ref={form}>
          <div className="basis-box">
            <div className="faint small">{t('basis.title')}</div>
            <BasisList basis={notice.basis} />
            {notice.remedies !== null && notice.remedies !== 'V' && (
              <div className="small">
                {t('notices.remedies')} <Confidence mark={notice.remedies} />
              </div>
            )}
          </div>
          {notice.recipients.length > 1 && (
            <Radio.Group
              aria-label={t('notices.recipient')}
              value={draft.recipient}
              onChange={(event) => change({ recipient: event.target.value })}
              options={notice.recipients.map((each) => ({ value: each.id, label: pick(each.title) }))}
            />
          )}
          {notice.recipients.length === 1 && chosen !== undefined && (
            <p className="small">{t('notices.only', { who: pick(chosen.title) })}</p>
          )}
          {chosen !== undefined && chosen.corrects !== null && (
            <p>
              <span className="mark mark-warn small">
                {t('notices.correcting', { number: chosen.corrects.number })}
              </span>
            </p>
          )}
          <Radio.Group
            aria-label={t('notices.language')}
            value={draft.language}
            onChange={(event) => change({ language: event.target.value })}
            options={[
              { value: 'zh', label: t('notices.zh') },
              { value: 'en', label: t('notices.en') },
            ]}
          />
          {list.mayName && draft.recipient !== 'parties' && (
            <Field label={t('notices.addressee')} hint={t('notices.addresseeHint', { receipt: list.receipt })}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={100}
                  value={draft.addressee}
                  onChange={(event) => change({ addressee: event.target.value })}
                />
              )}
            </Field>
          )}
          {!list.mayName && <p className="soft small">{t('notices.secret', { receipt: list.receipt })}</p>}
          {notice.fields.map((field) => (
            <Field
              key={field.key}
              label={pick(field.label)}
              required={field.required}
              hint={field.hint === null ? undefined : pick(field.hint)}
              error={tried && missing.includes(field.key) ? t('notices.missing') : undefined}
            >
              {(control) => {
                const shared = {
                  ...control,
                  maxLength: field.max,
                  value: draft.texts[field.key] ?? '',
                  onChange: (event: { target: { value: string } }) =>
                    change({ texts: { ...draft.texts, [field.key]: event.target.value } }),
                };
                return field.max > ONE_LINE ? (
                  <Input.TextArea {...shared} autoSize={{ minRows: 3, maxRows: 10 }} />
                ) : (
                  <Input {...shared} />
                );
              }}
            </Field>
          ))}
          {send.isError && <ProblemNote error={send.error} />}
        </div>
        <section aria-label={t('notices.preview')}>
          <DocumentSheet
            document={sheet as Parameters<typeof DocumentSheet>[0]['document']}
            pending={t('notices.pending')}
          />
        </section>
      </div>
    </Drawer>
  );
}
