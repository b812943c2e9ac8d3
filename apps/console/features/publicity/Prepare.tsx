import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popconfirm, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import {
  type PublicationPreview,
  type PublicationView,
  publicationDone,
} from '../../../../modules/publicity/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { HiddenTable } from './HiddenTable.tsx';
import { MarkMore } from './MarkMore.tsx';
import { ProofResult } from './ProofResult.tsx';
import { type Marked, nothingMarked, openFile, previewQuery, refresh } from './publication-query.ts';
import { texts } from './texts.ts';

interface Props {
  readonly region: string;
  readonly id: string;
  readonly view: PublicationView;
  readonly onDone: () => void;
}

/** From the record to the public file: term, marks, what is hidden, the proof, and publishing what was seen. */
export function Prepare({ region, id, view, onDone }: Props): ReactNode {
  const { pick, t } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [marked, mark, clear] = useDraft<Marked>(`publicity.${id}`, () => nothingMarked);
  // One id for one wish: sent again after a lost answer, it is done once.
  const [actId] = useState(uuidv7);
  const preview = useQuery({ ...previewQuery(region, id, view.version, marked), placeholderData: keepPreviousData });
  const open = view.due.rule === null;
  const publish = useMutation({
    mutationFn: ({ digest }: PublicationPreview) =>
      api.post(`/cases/${region}/${id}/publication`, {
        body: {
          ...{ actId, version: view.version, digest, hide: marked.hide, keep: marked.keep },
          ...(open && marked.rule !== null ? { rule: marked.rule, why: marked.why.trim() } : {}),
        },
        answer: publicationDone,
      }),
    onSuccess: async () => {
      clear();
      void message.success(pick(texts.published));
      onDone();
      await refresh(client);
    },
  });
  const show = useMutation({ mutationFn: (audience: 'public' | 'party') => openFile(region, id, marked, audience) });
  return (
    <div className="stack publicity-prepare">
      {open && <Term {...{ marked, mark }} />}
      <Answer of={preview} rows={6}>
        {(made) => (
          <div className="stack" aria-busy={preview.isFetching}>
            {preview.isFetching && (
              <p className="soft small" role="status">
                {pick(texts.previewing)}
              </p>
            )}
            <Abstract made={made} />
            <Suspects {...{ made, marked, mark }} />
            <HiddenTable {...{ made, marked, mark }} />
            <MarkMore {...{ marked, mark }} />
            <ProofResult made={made} />
            <Waits {...{ made, marked, open }} />
            {publish.isError && <ProblemNote error={publish.error} />}
            {show.isError && <ProblemNote error={show.error} />}
            <div className="row">
              <Button onClick={() => show.mutate('public')} loading={show.isPending && show.variables === 'public'}>
                {pick(texts.openFile)}
              </Button>
              <Button onClick={() => show.mutate('party')} loading={show.isPending && show.variables === 'party'}>
                {pick(texts.openParty)}
              </Button>
              <Popconfirm
                title={pick(texts.sure)}
                description={pick(texts.sureText)}
                okText={pick(texts.publish)}
                cancelText={t('cancel')}
                onConfirm={() => publish.mutate(made)}
              >
                <Button
                  type="primary"
                  loading={publish.isPending}
                  disabled={preview.isFetching || waitsFor(made, marked, open).length > 0}
                >
                  {pick(texts.publish)}
                </Button>
              </Popconfirm>
            </div>
          </div>
        )}
      </Answer>
    </div>
  );
}

interface Marking {
  readonly marked: Marked;
  readonly mark: (next: Marked) => void;
}

function Term({ marked, mark }: Marking): ReactNode {
  const { pick } = useWords();
  return (
    <div className="form-grid">
      <Field label={pick(texts.term)} hint={pick(texts.termHint)} required>
        {(control) => (
          <Radio.Group
            {...control}
            value={marked.rule}
            onChange={(event) => mark({ ...marked, rule: event.target.value as Marked['rule'] })}
            options={[
              { value: 'publish-term-low', label: pick(texts.months) },
              { value: 'publish-term', label: pick(texts.years) },
            ]}
          />
        )}
      </Field>
      <Field label={pick(texts.why)} required>
        {(control) => (
          <Input.TextArea
            {...control}
            maxLength={1000}
            autoSize={{ minRows: 1, maxRows: 4 }}
            value={marked.why}
            onChange={(event) => mark({ ...marked, why: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function Abstract({ made: { abstract, on, until } }: { readonly made: PublicationPreview }): ReactNode {
  const { pick } = useWords();
  const rows = (['number', 'party', 'violation', 'facts', 'penalty', 'basis', 'authority', 'decidedOn'] as const).map(
    (key) => [pick(texts[key]), abstract[key]] as const,
  );
  return (
    <div>
      <h3>{pick(texts.preview)}</h3>
      <dl className="publicity-facts">
        {[...rows, [pick(texts.since), `${on} – ${until}`] as const].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Suspects({ made, marked, mark }: Marking & { readonly made: PublicationPreview }): ReactNode {
  const { pick } = useWords();
  if (made.suspects.length === 0) return null;
  return (
    <div>
      <h3>{pick(texts.suspects)}</h3>
      <ul className="publicity-list">
        {made.suspects.map((name) => (
          <li key={name} className="row">
            <strong>{name}</strong>
            <Button
              size="small"
              aria-label={`${pick(texts.hideName)}：${name}`}
              onClick={() => mark({ ...marked, hide: [...marked.hide, { kind: 'name', text: name }] })}
            >
              {pick(texts.hideName)}
            </Button>
            <Button
              size="small"
              aria-label={`${pick(texts.noName)}：${name}`}
              onClick={() => mark({ ...marked, keep: [...marked.keep, name] })}
            >
              {pick(texts.noName)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function waitsFor(made: PublicationPreview, marked: Marked, open: boolean): (keyof typeof texts)[] {
  return [
    ...(open && (marked.rule === null || marked.why.trim() === '') ? (['waitTerm'] as const) : []),
    ...(made.suspects.length > 0 ? (['waitSuspects'] as const) : []),
    ...(made.proof.ok ? [] : (['waitProof'] as const)),
  ];
}

function Waits(props: {
  readonly made: PublicationPreview;
  readonly marked: Marked;
  readonly open: boolean;
}): ReactNode {
  const { pick, list } = useWords();
  const waits = waitsFor(props.made, props.marked, props.open);
  if (waits.length === 0) return null;
  return (
    <p className="soft small" role="status">
      {pick(texts.waits)}
      {list(waits.map((key) => pick(texts[key])))}
    </p>
  );
}
