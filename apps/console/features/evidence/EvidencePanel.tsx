import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Rehashed } from '../../../../modules/evidence/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { shortHash } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { caseQuery } from '../cases/case-query.ts';
import './evidence.css';
import { checkEvidence } from './evidence-query.ts';

interface Props {
  readonly region: string;
  readonly id: string;
}

/** Files of the evidence: each leads to its chain of custody; the originals can be read anew and compared. */
export function EvidencePanel({ region, id }: Props): ReactNode {
  const { t } = useWords();
  const { data } = useQuery(caseQuery(region, id));
  const check = useMutation({ mutationFn: () => checkEvidence(region, id) });
  const items = data?.evidence.filter(({ fileId }) => fileId !== null) ?? [];
  if (items.length === 0) return null;
  const stateOf = (item: string) => check.data?.files.find(({ evidence }) => evidence === item);
  return (
    <section className="panel" aria-labelledby="evidence-files-title">
      <div className="panel-head">
        <h2 id="evidence-files-title">{t('evidenceFile.title')}</h2>
        {check.data !== undefined && (
          <span role="status" className={`mark ${check.data.sound ? 'mark-ok' : 'mark-danger'}`}>
            {t(check.data.sound ? 'evidenceFile.allSound' : 'evidenceFile.notSound', { count: check.data.checked })}
          </span>
        )}
        <span className="push row no-print">
          <Button size="small" loading={check.isPending} onClick={() => check.mutate()}>
            {t('evidenceFile.check')}
          </Button>
        </span>
      </div>
      {check.isError && <ProblemNote error={check.error} />}
      <ul className="evidence-files">
        {items.map((item) => (
          <li key={item.id}>
            <span className="num faint">{item.id}</span>{' '}
            <Link to={`/cases/${region}/${id}/evidence/${item.id}`}>{item.title}</Link>
            {item.sha256 !== null && (
              <span className="mono faint small" title={item.sha256}>
                {shortHash(item.sha256)}
              </span>
            )}
            <HashState file={stateOf(item.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What reading it anew has shown. */
export function HashState({ file }: { readonly file: Rehashed['files'][number] | undefined }): ReactNode {
  const { t } = useWords();
  if (file === undefined) return null;
  return (
    <span className={`mark ${file.state === 'sound' ? 'mark-ok' : 'mark-danger'}`}>
      {t(`evidenceFile.state.${file.state}`)}
    </span>
  );
}
