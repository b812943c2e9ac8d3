import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { addressOf } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { instant, shortHash } from '../../ui/format.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { Do } from './Do.tsx';
import { DoMenu } from './DoMenu.tsx';
import { Section } from './Section.tsx';
import { usePage } from './use-page.tsx';

interface Props {
  readonly detail: CaseDetail;
  /** All of it, e.g. on paper. */
  readonly whole: boolean;
}

/** The register of evidence: what it is, who has it, through whose hands it went, what stands against its use. */
export function EvidenceSection({ detail, whole }: Props): ReactNode {
  const { t, pick } = useWords();
  const { evidence, matter } = detail;
  const { homeRegion, id } = matter.row;
  const [shown, more] = usePage(evidence, whole);
  // The summary procedure keeps no register.
  if (matter.row.procedure !== 'case' && evidence.length === 0) return null;
  return (
    <Section
      id="evidence"
      title={t('cases.section.evidence')}
      note={t('cases.evidence.count', { count: evidence.length })}
      actions={
        <>
          <Do verb="add-evidence" />
          <Do verb="record-inquiry" />
          <Do verb="record-scene" />
        </>
      }
    >
      {evidence.length === 0 ? (
        <p className="faint">{t('cases.evidence.none')}</p>
      ) : (
        <TableFrame label={t('cases.section.evidence')}>
          <table className="data evidence-table">
            <thead>
              <tr>
                <th scope="col">{t('cases.evidence.id')}</th>
                <th scope="col">{t('cases.evidence.what')}</th>
                <th scope="col">{t('cases.evidence.on')}</th>
                <th scope="col">{t('cases.evidence.keeper')}</th>
                <th scope="col" className="no-print">
                  {t('cases.actions')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((item) => {
                return (
                  <tr key={item.id} className={item.excluded ? 'is-past' : ''}>
                    <td className="num">{item.id}</td>
                    <td>
                      {item.fileId === null ? (
                        item.title
                      ) : (
                        <a href={addressOf(`/cases/${homeRegion}/${id}/evidence/${item.id}/copy`)}>{item.title}</a>
                      )}
                      <div className="faint small">
                        {pick(item.kindTitle)} ·{' '}
                        {t(item.form === 'copy' ? 'cases.evidence.copy' : 'cases.evidence.original')}
                        {item.sha256 !== null && (
                          <span className="mono" title={item.sha256}>
                            {' '}
                            · {shortHash(item.sha256)}
                          </span>
                        )}
                      </div>
                      {item.excluded && <span className="mark mark-danger">{t('cases.evidence.excluded')}</span>}
                      {item.problems.map((problem) => (
                        <div key={problem.zh} className="warn-text small">
                          {pick(problem)}
                        </div>
                      ))}
                    </td>
                    <td className="num nowrap">{item.on}</td>
                    <td>
                      {pick(item.keeper)}
                      {item.chain.length > 1 && <Chain chain={item.chain} />}
                    </td>
                    <td className="no-print nowrap">
                      <DoMenu
                        verbs={[
                          'custody',
                          'note-evidence',
                          ...(item.excluded ? [] : ['exclude-evidence']),
                          'return-evidence',
                        ]}
                        given={{ evidence: item.id }}
                        what={item.id}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {more}
        </TableFrame>
      )}
    </Section>
  );
}

function Chain({ chain }: { readonly chain: CaseDetail['evidence'][number]['chain'] }): ReactNode {
  const { t, pick, language } = useWords();
  return (
    <details className="custody">
      <summary>{t('cases.evidence.chain', { count: chain.length })}</summary>
      <ol>
        {chain.map((hand) => (
          <li key={hand.seq} className="small">
            <span className="num faint">{hand.at.length > 10 ? instant(hand.at, language) : hand.at}</span>{' '}
            {hand.from === null ? '—' : pick(hand.from)} → {hand.to === null ? '—' : pick(hand.to)}
            {hand.reason !== '' && <span className="soft"> {hand.reason}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
