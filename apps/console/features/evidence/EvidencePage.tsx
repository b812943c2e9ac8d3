import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { EvidenceItemView } from '../../../../modules/evidence/contract.ts';
import { evidenceKinds } from '../../../../rules/index.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { instant } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import '../cases/cases.css';
import { sizeWords } from '../files/file-words.ts';
import { CopyDialog } from './CopyDialog.tsx';
import { Custody } from './Custody.tsx';
import { HashState } from './EvidencePanel.tsx';
import './evidence.css';
import { checkEvidence, evidenceQuery } from './evidence-query.ts';

/** One piece of evidence: its file and hash, through whose hands it went, who opened it. */
export function EvidencePage(): ReactNode {
  const { region = '', id = '', item = '' } = useParams();
  const { t } = useWords();
  const navigate = useNavigate();
  const found = useQuery(evidenceQuery(region, id, item));
  const back = `/cases/${region}/${id}`;
  useKeys({ escape: () => void navigate(back) });
  return (
    <Page
      title={`${item} ${found.data?.title ?? ''}`}
      sub={
        <div className="matter-sub">
          <Link to={back} className="back">
            <Icon name="back" size={14} /> {t('evidenceFile.back')}
          </Link>
          {found.data !== undefined && <Head item={found.data} />}
        </div>
      }
    >
      <Answer of={found} rows={8}>
        {(known) => (
          <div className="stack">
            {known.problems.length > 0 && (
              <ul className="panel warn-text">
                {known.problems.map((problem) => (
                  <ProblemLine key={problem.zh} problem={problem} />
                ))}
              </ul>
            )}
            <FilePart {...{ region, id }} item={known} />
            <section className="panel" aria-labelledby="custody-title">
              <h2 id="custody-title">{t('evidenceFile.custody')}</h2>
              <Custody chain={known.chain} />
            </section>
            <Readings item={known} />
          </div>
        )}
      </Answer>
    </Page>
  );
}

function ProblemLine({ problem }: { readonly problem: EvidenceItemView['problems'][number] }): ReactNode {
  const { pick } = useWords();
  return <li>{pick(problem)}</li>;
}

function Head({ item }: { readonly item: EvidenceItemView }): ReactNode {
  const { t, pick } = useWords();
  const kind = evidenceKinds.find(({ code }) => code === item.kind);
  return (
    <>
      {kind !== undefined && <span>{pick(kind.label)}</span>}
      <span className="num soft">{item.on}</span>
      {item.keeper !== null && <span className="soft">{t('evidenceFile.keeper', { name: pick(item.keeper) })}</span>}
      {item.excluded && <span className="mark mark-danger">{t('cases.evidence.excluded')}</span>}
    </>
  );
}

interface PartProps {
  readonly region: string;
  readonly id: string;
  readonly item: EvidenceItemView;
}

function FilePart({ region, id, item }: PartProps): ReactNode {
  const { t } = useWords();
  const [taking, setTaking] = useState(false);
  const check = useMutation({ mutationFn: () => checkEvidence(region, id) });
  const { file } = item;
  return (
    <section className="panel" aria-labelledby="file-title">
      <h2 id="file-title">{t('evidenceFile.file')}</h2>
      {file === null ? (
        <p className="faint">{t('evidenceFile.noFile')}</p>
      ) : (
        <div className="stack">
          <p>
            <strong>{file.name}</strong> <span className="faint num">{sizeWords(file.size)}</span>{' '}
            <span className={`mark ${file.watermarked ? 'mark-calm' : 'mark-warn'}`}>
              {t(file.watermarked ? 'evidenceFile.watermarked' : 'evidenceFile.asIs')}
            </span>
          </p>
          <p className="mono small break">SHA-256 {file.sha256}</p>
          <div className="row wrap">
            <Button type="primary" onClick={() => setTaking(true)}>
              {t('evidenceFile.take')}
            </Button>
            <Button loading={check.isPending} onClick={() => check.mutate()}>
              {t('evidenceFile.check')}
            </Button>
            <span role="status">
              <HashState file={check.data?.files.find(({ evidence }) => evidence === item.id)} />
            </span>
          </div>
          {check.isError && <ProblemNote error={check.error} />}
          {taking && <CopyDialog {...{ region, id, item }} name={file.name} onClose={() => setTaking(false)} />}
        </div>
      )}
    </section>
  );
}

function Readings({ item }: { readonly item: EvidenceItemView }): ReactNode {
  const { t, language } = useWords();
  if (item.readings.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="readings-title">
      <h2 id="readings-title">{t('evidenceFile.readings')}</h2>
      <div className="table-frame">
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('evidenceFile.at')}</th>
              <th scope="col">{t('evidenceFile.by')}</th>
              <th scope="col">{t('evidenceFile.what')}</th>
            </tr>
          </thead>
          <tbody>
            {item.readings.map((each) => (
              <tr key={`${each.at} ${each.by} ${each.what}`}>
                <td className="num nowrap">{instant(each.at, language)}</td>
                <td>
                  {each.by} <span className="faint small">{each.authority}</span>
                </td>
                <td>{each.what.replace(/^evidence copy \S+?(: |$)/, '') || t('evidenceFile.copyTaken')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
