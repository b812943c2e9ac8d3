import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Dropdown, Input, Select } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { type BriefingView, type DraftView, draftView } from '../../../../modules/briefings/contract.ts';
import { briefing } from '../../../../modules/briefings/model/briefing.ts';
import {
  type Content,
  content as contentSchema,
  nextFree,
  type Section,
} from '../../../../modules/briefings/model/content.ts';
import type { Flag } from '../../../../modules/briefings/model/flags.ts';
import { ApiFailure, api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { instant } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { type At, pathOf, previewQuery, refresh } from './briefings-query.ts';
import { Comments } from './Comments.tsx';
import { Flags } from './Flags.tsx';
import { Numbers } from './Numbers.tsx';
import { SectionEditor } from './SectionEditor.tsx';
import { Sheet } from './Sheet.tsx';
import { Steps } from './Steps.tsx';
import { useMayWrite } from './use-may-write.ts';

interface Props {
  readonly at: At;
  readonly view: BriefingView;
  readonly draft: DraftView;
}

/** What is written here and not saved yet, with the draft that it began from. */
interface Writing {
  readonly base: number;
  readonly content: Content;
}

const emptySection = (kind: Section['kind'], id: string): Section => {
  const head = { id, heading: '' };
  switch (kind) {
    case 'text':
      return { ...head, kind, text: '' };
    case 'table':
      return { ...head, kind, by: 'authority', columns: [{ id: 'c1', figures: ['clues.received'] }] };
    case 'rank':
      return { ...head, kind, figures: ['clues.cleared-on-time'], base: ['clues.cleared'], first: 'high' };
    case 'chart':
      return { ...head, kind, shape: 'bar', of: 's1', column: 'c1' };
    case 'map':
      return { ...head, kind, figures: ['cases.filed'] };
  }
};
const KINDS = ['text', 'table', 'rank', 'chart', 'map'] as const;

/** The same value a moment later, so that each keystroke is not a question to the server. */
function useSettled<T>(value: T, after: number): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), after);
    return () => clearTimeout(timer);
  }, [value, after]);
  return settled;
}

/** Writing a bulletin: sections at the left, the bulletin with its numbers at the right. */
export function Composer({ at, view, draft }: Props): ReactNode {
  const { t, pick, language } = useWords();
  const client = useQueryClient();
  const mayWrite = useMayWrite();
  const readOnly = view.state !== 'draft' || !mayWrite;
  // Nothing while nothing was typed: then what is shown is what was saved last, by whomever.
  const [writing, write, forget] = useDraft<Writing | null>(`briefing.${at.id}`, () => null);
  const typed = readOnly ? null : writing;
  const content = typed?.content ?? draft.content;
  const changed = typed !== null && JSON.stringify(content) !== JSON.stringify(draft.content);
  const put = (next: Content): void => write({ base: typed?.base ?? draft.version, content: next });
  const valid = contentSchema.safeParse(content).success;
  const settled = useSettled(content, 400);
  const preview = useQuery({ ...previewQuery(settled), enabled: contentSchema.safeParse(settled).success });
  const flags = preview.data?.flags ?? [];
  const words = useRef<{ field: HTMLTextAreaElement; section: string } | null>(null);

  const latest = useRef(typed);
  latest.current = typed;
  const save = useMutation({
    mutationFn: ({ base, content }: Writing) =>
      api.put(pathOf(at, '/draft'), { body: { version: base, content }, answer: draftView }),
    onSuccess: async ({ version }, sent) => {
      await refresh(client, at);
      const now = latest.current;
      // What was typed while it was on its way is not saved yet.
      if (now !== null && now.content !== sent.content) return write({ base: version, content: now.content });
      write(null);
      forget();
    },
  });
  const canSave = changed && valid && !save.isPending;
  const saveNow = (): void => {
    if (canSave) save.mutate(typed);
  };
  const stale = save.error instanceof ApiFailure && save.error.problem.code === 'briefing.stale';

  const setSection = (next: Section): void =>
    put({ ...content, sections: content.sections.map((each) => (each.id === next.id ? next : each)) });
  const move = (index: number, by: number): void => {
    const sections = [...content.sections];
    const [moved] = sections.splice(index, 1);
    if (moved !== undefined) sections.splice(index + by, 0, moved);
    put({ ...content, sections });
  };
  const insert = (binding: string): void => {
    const target = words.current;
    const section =
      content.sections.find(({ id }) => id === target?.section) ?? content.sections.find(({ kind }) => kind === 'text');
    if (section?.kind !== 'text') return;
    const start = target?.section === section.id ? target.field.selectionStart : section.text.length;
    const end = target?.section === section.id ? target.field.selectionEnd : section.text.length;
    setSection({ ...section, text: `${section.text.slice(0, start)}${binding}${section.text.slice(end)}` });
    const field = target?.field;
    if (field !== undefined) {
      // Back to the words, behind what was put there.
      requestAnimationFrame(() => {
        field.focus();
        field.setSelectionRange(start + binding.length, start + binding.length);
      });
    }
  };
  const bind = (flag: Flag): void => {
    const section = content.sections.find(({ id }) => id === flag.section);
    if (section?.kind !== 'text' || flag.cell === undefined) return;
    // Typed on since it was flagged: its place is another one now, and it will be flagged there.
    if (section.text.slice(flag.start, flag.end).trim() !== flag.text) return;
    const part = flag.part === undefined || flag.part === 'value' ? '' : `.${flag.part}`;
    // The unit stands in the bound number already.
    const rest = section.text.slice(flag.end).replace(/^(件|家|起|个|次|人次|户|批)/, '');
    setSection({ ...section, text: `${section.text.slice(0, flag.start)}{{${flag.cell}${part}}}${rest}` });
  };
  const keep = (flag: Flag, reason: string): void =>
    put({ ...content, reasons: [...content.reasons, { section: flag.section, number: flag.text, reason }] });

  const onSave = useRef(saveNow);
  onSave.current = saveNow;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      onSave.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);

  return (
    <Page
      title={view.title}
      sub={
        <span>
          {pick(briefing.states[view.state ?? 'draft']?.title ?? { zh: '', en: '' })} ·{' '}
          {t('briefings.saved', { by: draft.savedBy, at: instant(draft.savedAt, language), version: draft.version })}
          {changed && <strong> · {t('briefings.unsaved')}</strong>}
        </span>
      }
      actions={
        <>
          <Link to="/briefings">{t('briefings.all')}</Link>
          {!readOnly && (
            <Button disabled={!changed || !valid} loading={save.isPending} onClick={saveNow}>
              {t('briefings.save')}
            </Button>
          )}
          <Steps at={at} view={view} draft={draft} blocked={changed} flags={flags.length} />
        </>
      }
    >
      {save.isError && <ProblemNote error={save.error} {...(stale ? {} : { onRetry: saveNow })} />}
      {stale && (
        <Button
          onClick={async () => {
            forget();
            await refresh(client, at);
            location.reload();
          }}
        >
          {t('briefings.loadNewest')}
        </Button>
      )}
      <div className="briefing-composer">
        <div className="stack briefing-editor">
          <section className="panel" aria-label={t('briefings.basics')}>
            <div className="form-grid">
              <Field label={t('briefings.name')} required span="all">
                {(control) => (
                  <Input
                    {...control}
                    maxLength={200}
                    disabled={readOnly}
                    value={content.title}
                    onChange={(event) => put({ ...content, title: event.target.value })}
                  />
                )}
              </Field>
              {(['from', 'to'] as const).map((side) => (
                <Field key={side} label={t(`briefings.${side}`)} required>
                  {(control) => (
                    <Input
                      {...control}
                      type="date"
                      disabled={readOnly}
                      value={content.period[side]}
                      onChange={(event) =>
                        put({ ...content, period: { ...content.period, [side]: event.target.value } })
                      }
                    />
                  )}
                </Field>
              ))}
              <Field label={t('briefings.compare')}>
                {({ id }) => (
                  <Select
                    id={id}
                    className="wide"
                    disabled={readOnly}
                    value={content.compare}
                    options={(['none', 'year', 'before'] as const).map((value) => ({
                      value,
                      label: t(`briefings.compare.${value}`),
                    }))}
                    onChange={(compare) => put({ ...content, compare })}
                  />
                )}
              </Field>
            </div>
          </section>
          <Numbers content={content} shown={preview.data?.shown} readOnly={readOnly} onChange={put} onInsert={insert} />
          {content.sections.map((section, index) => (
            <section key={section.id} className="panel" aria-label={t('briefings.section', { n: index + 1 })}>
              <div className="panel-head">
                <h2>
                  {index + 1} · {t(`briefings.kind.${section.kind}`)}
                </h2>
                <span className="push row">
                  <Button
                    size="small"
                    disabled={readOnly || index === 0}
                    aria-label={t('briefings.up', { n: index + 1 })}
                    onClick={() => move(index, -1)}
                  >
                    ↑
                  </Button>
                  <Button
                    size="small"
                    disabled={readOnly || index === content.sections.length - 1}
                    aria-label={t('briefings.down', { n: index + 1 })}
                    onClick={() => move(index, 1)}
                  >
                    ↓
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    danger
                    disabled={readOnly}
                    aria-label={t('briefings.remove', { n: index + 1 })}
                    onClick={() =>
                      put({ ...content, sections: content.sections.filter(({ id }) => id !== section.id) })
                    }
                  >
                    ×
                  </Button>
                </span>
              </div>
              <SectionEditor
                section={section}
                content={content}
                readOnly={readOnly}
                onChange={setSection}
                onFocus={(field, id) => {
                  words.current = { field, section: id };
                }}
              />
              <Flags
                flags={flags.filter((flag) => flag.section === section.id)}
                readOnly={readOnly}
                onBind={bind}
                onReason={keep}
              />
            </section>
          ))}
          {!readOnly && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: KINDS.map((key) => ({ key, label: t(`briefings.kind.${key}`) })),
                onClick: ({ key }) => {
                  const kind = KINDS.find((each) => each === key) ?? 'text';
                  put({
                    ...content,
                    sections: [...content.sections, emptySection(kind, nextFree('s', content.sections))],
                  });
                },
              }}
            >
              <Button>{t('briefings.addSection')}</Button>
            </Dropdown>
          )}
          <Comments at={at} view={view} content={content} />
        </div>
        <section className="panel briefing-preview" aria-label={t('briefings.preview')}>
          <div className="panel-head">
            <h2>{t('briefings.preview')}</h2>
            <span className="faint small" role="status">
              {flags.length === 0 ? t('briefings.noFlags') : t('briefings.flags', { count: flags.length })}
            </span>
          </div>
          {!valid && <Alert type="warning" showIcon title={t('briefings.invalid')} />}
          {preview.isError && <ProblemNote error={preview.error} onRetry={() => void preview.refetch()} />}
          {preview.data !== undefined && <Sheet shown={preview.data.shown} />}
        </section>
      </div>
    </Page>
  );
}
