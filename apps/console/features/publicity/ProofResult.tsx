import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { PublicationPreview } from '../../../../modules/publicity/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer, shortHash } from '../../ui/format.ts';
import { texts } from './texts.ts';

/** What the proof found on the finished file. */
export function ProofResult({ made: { proof, digest } }: { readonly made: PublicationPreview }): ReactNode {
  const { pick } = useWords();
  const measure = `${proof.pages} ${pick(texts.pages)} · ${integer(proof.letters)} ${pick(texts.letters)}`;
  return (
    <div>
      <h3>{pick(texts.proof)}</h3>
      <Alert
        type={proof.ok ? 'success' : 'error'}
        showIcon
        role="status"
        title={pick(proof.ok ? texts.proven : texts.notProven)}
        description={
          <>
            {proof.findings.length > 0 && (
              <ul>
                {proof.findings.map(({ kind, title, page, what }) => (
                  <li key={`${kind} ${page} ${what}`}>
                    {pick(title)}（{what}
                    {page === null ? '' : `，${pick(texts.page)} ${page}`}）
                  </li>
                ))}
              </ul>
            )}
            <span className="small soft">
              {measure} · {pick(texts.digest)}{' '}
              <span className="mono" title={digest}>
                {shortHash(digest)}
              </span>
            </span>
          </>
        }
      />
    </div>
  );
}
