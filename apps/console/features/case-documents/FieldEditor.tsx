import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import type { FindingView, PaperView } from '../../../../modules/case-documents/contract.ts';
import type { Answer, Finding } from '../../../../modules/case-documents/model/findings.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { texts } from './texts.ts';

interface Props {
  readonly field: PaperView['fields'][number];
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly answers: readonly Answer[];
  /** What somebody else saved there meanwhile, where it is another text. */
  readonly theirs: string | undefined;
  readonly readOnly: boolean;
  readonly onText: (text: string) => void;
  readonly onAnswer: (finding: Finding, reason: string) => void;
  readonly onFact: () => void;
}

/** Longer than this and a text gets several lines. */
const ONE_LINE = 300;

/** A place of the document, with what it says otherwise than the record right below it. */
export function FieldEditor(props: Props): ReactNode {
  const { field, text, findings, answers, theirs, readOnly, onText } = props;
  const { pick } = useWords();
  const open = findings.length > 0;
  return (
    <div className={`doc-field ${open ? 'doc-field-open' : ''}`} data-field={field.key}>
      <Field label={pick(field.label)}>
        {(control) => {
          const shared = {
            ...control,
            ...(open ? { 'aria-invalid': true } : {}),
            maxLength: field.max,
            value: text,
            readOnly,
            onChange: (event: { target: { value: string } }) => onText(event.target.value),
          };
          return field.max > ONE_LINE ? (
            <Input.TextArea {...shared} autoSize={{ minRows: 2, maxRows: 14 }} />
          ) : (
            <Input {...shared} />
          );
        }}
      </Field>
      {!readOnly && text !== field.initial && (
        <Button type="link" size="small" className="doc-initial" onClick={() => onText(field.initial)}>
          {pick(texts.initial)}
        </Button>
      )}
      {theirs !== undefined && theirs !== text && (
        <div className="doc-theirs small">
          <span className="soft">{pick(texts.theirs)}</span>
          <blockquote>{theirs === '' ? '—' : theirs}</blockquote>
          <Button size="small" onClick={() => onText(theirs)}>
            {pick(texts.takeTheirs)}
          </Button>
        </div>
      )}
      {findings.map((finding) => (
        <Slip key={`${finding.start}-${finding.said}`} {...props} finding={finding} answers={answers} />
      ))}
    </div>
  );
}

const isFor = (answer: Answer, { field, said }: FindingView | Finding): boolean =>
  answer.field === field && answer.said === said;

/** One place that the record says otherwise: put it right, look at the record, or say why it stays. */
function Slip({
  finding,
  text,
  answers,
  readOnly,
  onText,
  onAnswer,
  onFact,
}: Props & { readonly finding: Finding }): ReactNode {
  const { pick } = useWords();
  const { said, start, end, facts } = finding;
  const reason = answers.find((each) => isFor(each, finding))?.reason ?? '';
  return (
    <section className="doc-finding small" aria-label={said}>
      <p role="status">
        {pick(texts.says)} <mark>{said}</mark>
        {facts.map(({ key, label, written }) => (
          <span key={key}>
            {'；'}
            {pick(texts.record)} {pick(label)} <strong>{written}</strong>
          </span>
        ))}
      </p>
      {!readOnly && (
        <div className="row">
          {[...new Set(facts.map(({ written }) => written))].slice(0, 4).map((written) => (
            <Button
              key={written}
              size="small"
              onClick={() => onText(`${text.slice(0, start)}${written}${text.slice(end)}`)}
            >
              {pick(texts.putRight)} {written}
            </Button>
          ))}
          <Button size="small" onClick={onFact}>
            {pick(texts.goFact)}
          </Button>
        </div>
      )}
      {(!readOnly || reason !== '') && (
        <Input
          size="small"
          aria-label={`${pick(texts.keepWhy)}：${said}`}
          placeholder={pick(texts.keepWhy)}
          maxLength={2_000}
          readOnly={readOnly}
          value={reason}
          onChange={(event) => onAnswer(finding, event.target.value)}
        />
      )}
    </section>
  );
}
