import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Select } from 'antd';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { bulkAnswer, type MatterRow } from '../../../../modules/intake/contract.ts';
import { ownScreen } from '../../../../modules/intake/model/notice.ts';
import { api } from '../../api.ts';
import { bodyOf, type Draft, type Problems, problemsOf } from '../../forms/body.ts';
import { fieldsOf } from '../../forms/fields.ts';
import { SchemaForm } from '../../forms/SchemaForm.tsx';
import { useWords } from '../../i18n/index.ts';
import { findProcedure, findVerb } from '../../procedures.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { actingAs, useMe } from '../identity/use-me.ts';
import { matterQuery } from './matter-query.ts';
import { previewOf } from './preview.ts';
import { screeningsOf } from './screenings.ts';
import { UndoBatch } from './UndoBatch.tsx';
import { type Inverse, inverseOf, type Undoable } from './undo.ts';

interface Props {
  readonly rows: readonly MatterRow[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Beyond this many the preview asks only the rows; the server decides each item anyway. */
const DETAILS = 60;

/** The same act on many matters: preview, one form, and an outcome for each. */
export function BatchDrawer({ rows, onClose, onDone }: Props): ReactNode {
  const { t, pick, language } = useWords();
  const who = useMe();
  const client = useQueryClient();
  const [verb, setVerb] = useState<string>();
  const [draft, setDraft] = useState<Draft>({});
  const [problems, setProblems] = useState<Problems>({});
  // One id for each item and attempt: a retry after a lost connection does nothing twice.
  const actIds = useMemo(() => new Map(rows.map((row) => [row.id, uuidv7()])), [rows]);
  const details = useQueries({
    queries: rows
      .slice(0, DETAILS)
      .map((row) => ({ ...matterQuery(row.homeRegion, row.id), enabled: verb !== undefined })),
  });
  const detailOf = new Map(details.flatMap(({ data }) => (data === undefined ? [] : [[data.row.id, data] as const])));
  const actor = actingAs(who);
  const verbs = batchVerbs(rows).filter((id) =>
    rows.some((row) => previewOf(row, undefined, actor, id)?.rule === undefined),
  );
  const declared = verb === undefined ? undefined : findFirstVerb(rows, verb);
  const preview = rows.map((row) => ({
    row,
    refusal: verb === undefined ? undefined : previewOf(row, detailOf.get(row.id), actor, verb),
  }));
  const going = preview.filter(({ refusal }) => refusal === null || refusal === undefined);
  const [undoable, setUndoable] = useState<readonly Undoable[]>([]);
  /** Kept for another attempt: an answer that was lost may have changed what would be read then. */
  const asked = useRef(new Map<string, ReadonlyMap<string, Inverse | null>>());
  const inversesOf = async (): Promise<ReadonlyMap<string, Inverse | null>> => {
    const body = bodyOf(draft);
    const key = JSON.stringify([verb, body]);
    const kept = asked.current.get(key);
    if (kept !== undefined) return kept;
    const rowsGoing = going.map(({ row }) => row);
    const known = verb === 'screen' ? await screeningsOf(rowsGoing) : new Map<string, JsonObject>();
    const inverses = new Map(
      rowsGoing.map((row) => {
        const before = { row, facts: known.get(row.id), me: actor.personId };
        return [actIds.get(row.id) ?? '', verb === undefined ? null : inverseOf(verb, body, before)] as const;
      }),
    );
    asked.current.set(key, inverses);
    return inverses;
  };
  const send = useMutation({
    mutationFn: async () => {
      // As all stood when the batch was sent: what it is taken back to.
      const inverses = await inversesOf();
      const answer = await api.post('/bulk', {
        body: {
          items: going.map(({ row }) => ({
            homeRegion: row.homeRegion,
            matterId: row.id,
            actId: actIds.get(row.id) ?? uuidv7(),
            version: row.version,
          })),
          verb,
          body: bodyOf(draft),
        },
        answer: bulkAnswer,
      });
      return { ...answer, inverses };
    },
    onSuccess: async ({ outcomes: done, inverses }) => {
      setUndoable(
        done.flatMap((outcome) => {
          const inverse = inverses.get(outcome.actId);
          if (!outcome.ok || inverse === undefined || inverse === null) return [];
          const { homeRegion, matterId, version } = outcome;
          return [{ homeRegion, matterId, version, inverse }];
        }),
      );
      onDone();
      await client.invalidateQueries({ queryKey: ['queues'] });
    },
  });
  const submit = (): void => {
    if (declared === undefined) return;
    const found = problemsOf(declared.body, bodyOf(draft), { t, language });
    setProblems(found);
    if (Object.keys(found).length === 0) send.mutate();
  };
  const outcomes = new Map(send.data?.outcomes.map((outcome) => [outcome.actId, outcome]));
  const done = send.data !== undefined;
  return (
    <Drawer
      open
      onClose={onClose}
      size={720}
      title={t('batch.title', { count: rows.length })}
      footer={
        <div className="row end">
          <Button onClick={onClose}>{t(done ? 'close' : 'cancel')}</Button>
          {!done && (
            <Button
              type="primary"
              disabled={verb === undefined || going.length === 0}
              loading={send.isPending}
              onClick={submit}
            >
              {t('batch.submit', { count: going.length })}
            </Button>
          )}
        </div>
      }
    >
      <div className="stack">
        {!done && <p className="soft small">{t('batch.how')}</p>}
        {!done && (
          <Select
            className="wide"
            aria-label={t('batch.verb')}
            placeholder={t('batch.verb')}
            showSearch={{ optionFilterProp: 'label' }}
            {...(verb === undefined ? {} : { value: verb })}
            options={verbs.map((id) => ({
              value: id,
              label: pick(findFirstVerb(rows, id)?.title ?? { zh: id, en: id }),
            }))}
            onChange={(next: string) => {
              setVerb(next);
              setDraft({});
              setProblems({});
            }}
          />
        )}
        {!done && declared !== undefined && (
          <SchemaForm
            fields={fieldsOf(declared.body)}
            draft={draft}
            problems={problems}
            context={{ verb: verb ?? '', authority: who.authority.code, within: who.authority.code }}
            onChange={setDraft}
          />
        )}
        {send.isError && <ProblemNote error={send.error} />}
        {done && undoable.length > 0 && (
          <UndoBatch
            items={undoable}
            titleOf={(matter) => rows.find((row) => row.id === matter)?.title ?? matter}
            onDone={onDone}
          />
        )}
        {done && undoable.length === 0 && <p className="soft small">{t('desk.undoNot')}</p>}
        <table className="data" aria-label={t('batch.preview')}>
          <thead>
            <tr>
              <th scope="col">{t('list.title')}</th>
              <th scope="col">{t(done ? 'batch.outcome' : verb === undefined ? 'list.state' : 'batch.preview')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.map(({ row, refusal }) => {
              const outcome = outcomes.get(actIds.get(row.id) ?? '');
              return (
                <tr key={row.id}>
                  <td>{row.title}</td>
                  <td>
                    {verb === undefined ? (
                      <span className="soft">{pick(row.stateTitle)}</span>
                    ) : outcome === undefined ? (
                      <Refused refusal={refusal} done={done} />
                    ) : outcome.ok ? (
                      <span className="mark mark-ok">{t('batch.ok')}</span>
                    ) : (
                      <span className="danger-text">
                        {pick(outcome.problem)} <span className="faint mono small">{outcome.problem.code}</span>
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Drawer>
  );
}

function Refused({
  refusal,
  done,
}: {
  readonly refusal: ReturnType<typeof previewOf>;
  readonly done: boolean;
}): ReactNode {
  const { t, pick, language } = useWords();
  if (refusal === undefined) return <span className="faint">{t('batch.unknown')}</span>;
  if (refusal === null) return <span className="mark mark-calm">{t('batch.will')}</span>;
  return (
    <span className="warn-text">
      {t(done ? 'batch.left' : 'batch.willNot')}
      {language === 'zh' ? '：' : ': '}
      {pick(refusal.text)}
      <span className="faint mono small">{refusal.rule}</span>
    </span>
  );
}

/** What belongs to one matter: a file, a note, the other half of a letter. */
const ONE_BY_ONE = new Set(['attach', 'note', 'split', ...ownScreen]);

/** Verbs that any of the rows' procedures declares, opening ones left out. */
function batchVerbs(rows: readonly MatterRow[]): readonly string[] {
  const ids = new Set<string>();
  for (const procedure of new Set(rows.map((row) => row.procedure))) {
    for (const [id, verb] of Object.entries(findProcedure(procedure)?.verbs ?? {}))
      if (verb.from.length > 0 && !ONE_BY_ONE.has(id)) ids.add(id);
  }
  return [...ids];
}

const findFirstVerb = (rows: readonly MatterRow[], verb: string) =>
  rows.map((row) => findVerb(row.procedure, verb)).find((found) => found !== undefined);
