import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Drawer } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PaperView } from '../../../../modules/case-documents/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { BasisList } from '../../ui/Confidence.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useSubmitKey } from '../../ui/use-submit-key.ts';
import { type PaperKey, paperQuery } from './documents-query.ts';
import { FieldEditor } from './FieldEditor.tsx';
import { Preview, usePreview } from './Preview.tsx';
import { texts } from './texts.ts';
import { usePaper } from './use-paper.ts';

interface Props {
  readonly at: PaperKey;
  readonly title: string;
  readonly onClose: () => void;
}

/** One document before it is issued: what may be written on the left, the paper as it will be on the right. */
export function PaperDesk({ at, title, onClose }: Props): ReactNode {
  const view = useQuery(paperQuery(at));
  return view.data === undefined ? (
    <Drawer open size={1180} title={title} onClose={onClose}>
      <Answer of={view}>{() => null}</Answer>
    </Drawer>
  ) : (
    <Desk at={at} title={title} onClose={onClose} view={view.data} />
  );
}

function Desk({ at, title, onClose, view }: Props & { readonly view: PaperView }): ReactNode {
  const { pick } = useWords();
  const { message } = App.useApp();
  const form = useRef<HTMLDivElement>(null);
  const paper = usePaper(at, view, () => {
    void message.success(`${pick(texts.done)} ${view.paper.number}`);
    onClose();
  });
  const preview = usePreview(at, view, paper.texts);
  const { readOnly, open, changed, save, issue } = paper;
  const { missing } = preview;
  const mayIssue = !readOnly && view.paper.refusal === null;
  const ready = open.length === 0 && missing.length === 0 && preview.current;
  const keep = (): void => {
    if (!readOnly && !save.isPending)
      save.mutate(undefined, { onSuccess: () => void message.success(pick(texts.saved)) });
  };
  /** Asked for; done as soon as the preview has followed the last stroke, so that nothing is issued unseen. */
  const [wanted, want] = useState(false);
  const submit = (): void => {
    if (mayIssue && !issue.isPending) want(true);
  };
  useEffect(() => {
    if (!wanted || !preview.current) return;
    want(false);
    if (ready) issue.mutate();
    else form.current?.querySelector<HTMLElement>('.doc-field-open textarea, .doc-field-open input')?.focus();
  }, [wanted, preview.current, ready, issue]);
  useSubmitKey(submit);
  useSaveKey(keep);
  useEffect(() => {
    const timer = setTimeout(() => form.current?.querySelector<HTMLElement>('textarea, input')?.focus(), 80);
    return () => clearTimeout(timer);
  }, []);
  const toRecord = (): void => {
    onClose();
    const acts = document.getElementById('acts');
    acts?.scrollIntoView({ block: 'start' });
    acts?.focus({ preventScroll: true });
  };
  return (
    <Drawer
      open
      size={1180}
      onClose={onClose}
      title={
        <>
          {title} <span className="soft small">{view.paper.number}</span>
        </>
      }
      footer={
        <div className="row end">
          <span className="faint small push-right">
            {changed && !readOnly && <>{pick(texts.unsaved)} </>}
            {!readOnly && <span className="doc-keys">{pick(texts.keys)}</span>}
          </span>
          <Button onClick={onClose}>{pick(texts.close)}</Button>
          {!readOnly && (
            <Button loading={save.isPending} disabled={!changed} onClick={keep}>
              {pick(texts.save)}
            </Button>
          )}
          {mayIssue && (
            <Button type="primary" loading={issue.isPending} disabled={!ready} onClick={submit}>
              {pick(texts.issue)}
            </Button>
          )}
        </div>
      }
    >
      <div className="doc-desk">
        <div className="stack" ref={form}>
          <Standing {...{ view, missing, open: open.length }} />
          {paper.conflict && <Alert type="warning" showIcon title={pick(texts.conflict)} />}
          {view.fields.length === 0 && <p className="soft small">{pick(texts.noFields)}</p>}
          {view.fields.map((field) => (
            <FieldEditor
              key={field.key}
              field={field}
              text={paper.texts[field.key] ?? ''}
              findings={paper.findings.filter((each) => each.field === field.key)}
              answers={paper.answers}
              theirs={paper.theirs[field.key]}
              readOnly={readOnly}
              onText={(text) => paper.setText(field.key, text)}
              onAnswer={paper.setAnswer}
              onFact={toRecord}
            />
          ))}
          <Facts view={view} />
          {save.isError && !paper.conflict && <ProblemNote error={save.error} />}
          {issue.isError && !save.isError && <ProblemNote error={issue.error} />}
        </div>
        <Preview at={at} view={view} of={preview} />
      </div>
    </Drawer>
  );
}

/** Ctrl+S saves, and nothing else happens. */
function useSaveKey(save: () => void): void {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

interface StandingProps {
  readonly view: PaperView;
  readonly missing: PaperView['missing'];
  readonly open: number;
}

/** Whether it could be issued now, and what stands against it. */
function Standing({ view, missing, open }: StandingProps): ReactNode {
  const { pick, list } = useWords();
  const { paper, note } = view;
  if (paper.issued !== null) return null;
  const right = open === 0 && missing.length === 0;
  return (
    <div className="stack" role="status">
      {note !== null && <p className="mark mark-warn small doc-note">{note}</p>}
      {right ? (
        <p className="mark mark-ok small">{pick(texts.allRight)}</p>
      ) : (
        <p className="mark mark-warn small doc-note">
          {open > 0 && `${open} ${pick(texts.contradicted)}。`}
          {missing.length > 0 && `${pick(texts.missing)}${list(missing.map(({ label }) => pick(label)))}。`}
        </p>
      )}
      {missing.length > 0 && (
        <BasisList
          basis={missing.slice(0, 1).map(({ code, source }) => ({
            ...{ id: code, title: source.instrument, article: source.article, confidence: source.confidence },
          }))}
        />
      )}
      {paper.refusal !== null && <p className="soft small">{pick(paper.refusal.text)}</p>}
    </div>
  );
}

function Facts({ view }: { readonly view: PaperView }): ReactNode {
  const { pick } = useWords();
  if (view.facts.length === 0) return null;
  return (
    <details className="small">
      <summary>{pick(texts.facts)}</summary>
      <dl className="doc-facts">
        {view.facts.map(({ key, label, written }) => (
          <div key={key}>
            <dt>{pick(label)}</dt>
            <dd>{written}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
