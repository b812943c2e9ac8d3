import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Popconfirm, Progress, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { importReport } from '../../../../modules/intake/contract.ts';
import { addressOf, api } from '../../api.ts';
import { useFieldTitle } from '../../forms/titles.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { importFields } from './import-fields.ts';
import { type ImportReport, importQuery, isWorking, stateTone } from './import-query.ts';

/** One file on its way in: columns, what is wrong with which line, then commit, then perhaps undo. */
export function ImportPage(): ReactNode {
  const { id = '' } = useParams();
  const { t } = useWords();
  const report = useQuery(importQuery(id));
  return (
    <Page title={report.data?.fileName ?? t('imports.title')} sub={<Link to="/imports">{t('imports.all')}</Link>}>
      <Answer of={report}>{(data) => <Batch report={data} />}</Answer>
    </Page>
  );
}

/** Queries that a written or undone batch changes. */
const FIGURES = new Set(['matters', 'queues', 'board']);

function Batch({ report }: { readonly report: ImportReport }): ReactNode {
  const { t, pick } = useWords();
  const client = useQueryClient();
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>(report.mapping);
  const step = (what: 'mapping' | 'commit' | 'undo') => ({
    mutationFn: () =>
      api.post(`/imports/${report.batchId}/${what}`, {
        // The button says how many rows go in: pressing it leaves the invalid ones out knowingly.
        body: what === 'mapping' ? { mapping } : what === 'commit' ? { skipInvalid: report.invalid > 0 } : {},
        answer: importReport,
      }),
    onSuccess: async (next: ImportReport) => {
      client.setQueryData(['imports', report.batchId], next);
      await client.invalidateQueries({
        predicate: ({ queryKey }) => ['matters', 'queues', 'board', 'imports'].includes(String(queryKey[0])),
      });
    },
  });
  const remap = useMutation(step('mapping'));
  const commit = useMutation(step('commit'));
  const undo = useMutation(step('undo'));
  const settled = !isWorking(report.state);
  useEffect(() => {
    if (settled) void client.invalidateQueries({ predicate: ({ queryKey }) => FIGURES.has(String(queryKey[0])) });
  }, [settled, client]);
  const changed = JSON.stringify(mapping) !== JSON.stringify(report.mapping);
  return (
    <div className="stack">
      <div className="row wrap">
        <span className={`mark mark-${stateTone[report.state]}`}>{t(`importState.${report.state}`)}</span>
        <Count name={t('imports.total')} value={report.total} />
        <Count name={t('imports.valid')} value={report.valid} />
        <Count name={t('imports.invalid')} value={report.invalid} tone={report.invalid > 0 ? 'danger' : 'ink'} />
        <Count name={t('imports.imported')} value={report.imported} />
        <Count name={t('imports.unchanged')} value={report.unchanged} />
        <div className="push row">
          {(report.state === 'validated' || report.state === 'failed') && (
            <Button
              type="primary"
              disabled={report.valid === 0 || changed}
              loading={commit.isPending}
              onClick={() => commit.mutate()}
            >
              {t('imports.commit', { count: integer(report.valid) })}
            </Button>
          )}
          {report.state === 'committed' && (
            <>
              <Link to={`/queues/all?batch=${report.batchId}`}>{t('imports.show')}</Link>
              {report.imported > 0 && (
                <Popconfirm
                  title={t('imports.undoSure')}
                  okText={t('imports.undo')}
                  cancelText={t('cancel')}
                  onConfirm={() => undo.mutate()}
                >
                  <Button danger loading={undo.isPending}>
                    {t('imports.undo')}
                  </Button>
                </Popconfirm>
              )}
            </>
          )}
        </div>
      </div>
      {[remap, commit, undo].map((each, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: three fixed steps
        each.isError ? <ProblemNote key={index} error={each.error} /> : null,
      )}
      {report.progress !== null && (
        <Progress
          percent={report.progress.total === 0 ? 0 : Math.floor((report.progress.done / report.progress.total) * 100)}
          status="active"
          aria-label={t(`importState.${report.state}`)}
        />
      )}
      {report.state === 'committed' && report.imported > 0 && (
        <Alert type="success" showIcon title={t('imports.done', { count: integer(report.imported) })} />
      )}
      {report.state === 'committed' && report.imported === 0 && (
        <Alert type="info" showIcon title={t('imports.nothingNew')} />
      )}
      {report.state === 'validated' && (
        <Mapping
          report={report}
          mapping={mapping}
          onChange={setMapping}
          footer={
            <Button disabled={!changed} loading={remap.isPending} onClick={() => remap.mutate()}>
              {t('imports.revalidate')}
            </Button>
          }
        />
      )}
      {report.failure !== null && (
        <Alert type="error" showIcon title={t('imports.failed')} description={pick(report.failure.text)} />
      )}
      {report.refusals.length > 0 && (
        <section className="panel" aria-labelledby="refusals-title">
          <h2 id="refusals-title">{t('imports.refusals', { count: integer(report.refusals.length) })}</h2>
          <ul>
            {report.refusals.map((refusal) => (
              <li key={refusal.matterId}>
                <Link to={`/queues/all?q=${refusal.matterId}`} className="mono small">
                  {refusal.matterId}
                </Link>{' '}
                {pick(refusal.text)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {report.errors.length > 0 && <Errors report={report} />}
    </div>
  );
}

function Count({
  name,
  value,
  tone = 'ink',
}: {
  readonly name: string;
  readonly value: number;
  readonly tone?: string;
}): ReactNode {
  return (
    <span className="count-pair">
      <span className="faint">{name}</span> <strong className={`num tone-${tone}`}>{integer(value)}</strong>
    </span>
  );
}

interface MappingProps {
  readonly report: ImportReport;
  readonly mapping: Readonly<Record<string, string>>;
  readonly onChange: (mapping: Readonly<Record<string, string>>) => void;
  readonly footer: ReactNode;
}

/** Which column fills which field: proposed by the names, decided by the officer. */
function Mapping({ report, mapping, onChange, footer }: MappingProps): ReactNode {
  const { t } = useWords();
  const title = useFieldTitle();
  const fields = [...new Set([...importFields, ...Object.keys(report.mapping)])];
  return (
    <section className="panel" aria-labelledby="mapping-title">
      <div className="panel-head">
        <h2 id="mapping-title">{t('imports.mapping')}</h2>
        <span className="faint small">{t('imports.mappingNote')}</span>
        <span className="push">{footer}</span>
      </div>
      <div className="form-grid form-grid-3">
        {fields.map((field) => (
          <div className="field" key={field}>
            <label htmlFor={`map-${field}`}>{title(field, 'import')}</label>
            <Select
              id={`map-${field}`}
              className="wide"
              allowClear
              placeholder={t('imports.noColumn')}
              {...(mapping[field] === undefined ? {} : { value: mapping[field] })}
              options={report.headers.map((header) => ({ value: header, label: header }))}
              onChange={(header?: string) => {
                const { [field]: _old, ...rest } = mapping;
                onChange(header === undefined ? rest : { ...rest, [field]: header });
              }}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

function Errors({ report }: { readonly report: ImportReport }): ReactNode {
  const { t, pick } = useWords();
  const title = useFieldTitle();
  return (
    <section className="panel flush" aria-labelledby="errors-title">
      <div className="panel-head">
        <h2 id="errors-title">{t('imports.errors', { count: integer(report.invalid) })}</h2>
        <Button className="push" size="small" href={addressOf(`/imports/${report.batchId}/errors`)} download>
          {t('imports.errorSheet')}
        </Button>
      </div>
      <div className="table-frame">
        <table className="data" aria-labelledby="errors-title">
          <thead>
            <tr>
              <th scope="col" className="num-col">
                {t('imports.line')}
              </th>
              <th scope="col">{t('imports.field')}</th>
              <th scope="col">{t('imports.value')}</th>
              <th scope="col">{t('imports.problem')}</th>
            </tr>
          </thead>
          <tbody>
            {report.errors.map((error) => (
              <tr key={`${error.line} ${error.field}`}>
                <td className="num-col">{error.line}</td>
                <td>{title(error.field, 'import')}</td>
                <td className="mono small break">{error.value}</td>
                <td>{pick(error.text)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
