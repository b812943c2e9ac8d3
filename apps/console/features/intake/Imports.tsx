import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type DragEvent, type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { importReport } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { importsQuery, stateTone } from './import-query.ts';

/** Files that were brought in, and the place to bring in another. */
export function Imports(): ReactNode {
  const { t } = useWords();
  const list = useQuery(importsQuery);
  return (
    <Page title={t('imports.title')} sub={t('imports.sub')}>
      <div className="stack">
        <Drop />
        <Answer of={list}>
          {(items) =>
            items.length === 0 ? (
              <Nothing icon="upload" text={t('imports.none')} hint={t('imports.noneHint')} />
            ) : (
              <div className="table-frame">
                <table className="data" aria-label={t('imports.title')}>
                  <thead>
                    <tr>
                      <th scope="col">{t('imports.file')}</th>
                      <th scope="col">{t('imports.state')}</th>
                      <th scope="col" className="num-col">
                        {t('imports.total')}
                      </th>
                      <th scope="col" className="num-col">
                        {t('imports.invalid')}
                      </th>
                      <th scope="col" className="num-col">
                        {t('imports.imported')}
                      </th>
                      <th scope="col" className="num-col">
                        {t('imports.unchanged')}
                      </th>
                      <th scope="col">{t('imports.batch')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((item) => (
                      <tr key={item.batchId}>
                        <td>
                          <Link to={`/imports/${item.batchId}`}>{item.fileName}</Link>
                        </td>
                        <td>
                          <span className={`mark mark-${stateTone[item.state]}`}>{t(`importState.${item.state}`)}</span>
                        </td>
                        <td className="num-col">{integer(item.total)}</td>
                        <td className="num-col">{integer(item.invalid)}</td>
                        <td className="num-col">{integer(item.imported)}</td>
                        <td className="num-col">{integer(item.unchanged)}</td>
                        <td className="mono small faint">{item.batchId.slice(0, 13)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )
          }
        </Answer>
      </div>
    </Page>
  );
}

/** A file chosen or dropped is validated at once; nothing is written before the officer says so. */
function Drop(): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const upload = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append('file', file);
      return api.post('/imports', { body, answer: importReport });
    },
    onSuccess: async (report) => {
      client.setQueryData(['imports', report.batchId], report);
      void navigate(`/imports/${report.batchId}`);
    },
  });
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file !== undefined) upload.mutate(file);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div className="stack">
      <label
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Icon name="upload" size={24} />
        <strong>{t(upload.isPending ? 'imports.reading' : 'imports.drop')}</strong>
        <span className="faint small">{t('imports.kinds')}</span>
        <input
          type="file"
          accept=".csv,.xlsx,.jsonl"
          className="sr-only"
          disabled={upload.isPending}
          onChange={(event: ChangeEvent<HTMLInputElement>) => take(event.target.files)}
        />
      </label>
      {upload.isError && <ProblemNote error={upload.error} />}
    </div>
  );
}
