import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SubjectMatter, SubjectWordRequest } from '../../../../../modules/parties/resolution/contract.ts';
import { useWords } from '../../../i18n/index.ts';
import { procedureTitle } from '../../../procedures.ts';
import { shortAuthority } from '../../../ui/format.ts';
import { TableFrame } from '../../../ui/TableFrame.tsx';
import { addressOfMatter } from '../../intake/MatterTable.tsx';
import { ProposalParts } from '../../intake/ProposalParts.tsx';

type Said = SubjectWordRequest['said'];

interface Props {
  readonly label: string;
  readonly matters: readonly SubjectMatter[];
  readonly maySay: boolean;
  readonly onSay: (of: SubjectMatter, said: Said) => void;
}

const WORDS: Readonly<Record<SubjectMatter['standing'], readonly Said[]>> = {
  code: [],
  said: ['none'],
  other: ['none'],
  likely: ['same', 'other'],
  perhaps: ['same', 'other'],
};

/** Matters about one subject: as each writes it, why it stands here, and what may be said of it. */
export function SubjectTable({ label, matters, maySay, onSay }: Props): ReactNode {
  const { t, pick } = useWords();
  return (
    <TableFrame label={label}>
      <table className="data subject-matters" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('list.title')}</th>
            <th scope="col">{t('subjects.written')}</th>
            <th scope="col">{t('subjects.why')}</th>
            {maySay && <th scope="col">{t('subjects.say')}</th>}
          </tr>
        </thead>
        <tbody>
          {matters.map((each) => (
            <tr key={each.matter.id}>
              <td>
                <Link to={addressOfMatter(each.matter)}>{each.matter.title}</Link>
                <div className="faint small">
                  {pick(procedureTitle(each.matter.procedure))} · {pick(each.matter.stateTitle)} ·{' '}
                  {pick(shortAuthority(each.matter.handlingName))} · <span className="num">{each.matter.openedOn}</span>
                </div>
              </td>
              <td>
                {each.name}
                <div className="faint small">
                  {[each.code, each.address].filter((part) => part !== null).join(' · ')}
                </div>
              </td>
              <td>
                <Why of={each} />
              </td>
              {maySay && (
                <td>
                  <div className="row">
                    {WORDS[each.standing].map((said) => (
                      <Button
                        key={said}
                        size="small"
                        aria-label={`${t(`subjects.${said}`)}: ${each.matter.title}`}
                        onClick={() => onSay(each, said)}
                      >
                        {t(`subjects.${said}`)}
                      </Button>
                    ))}
                  </div>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Why({ of: { standing, said, parts, nearest } }: { readonly of: SubjectMatter }): ReactNode {
  const { t, pick } = useWords();
  return (
    <>
      <span className={standing === 'likely' || standing === 'perhaps' ? 'mark mark-warn' : 'mark mark-calm'}>
        {t(`subjects.standing.${standing}`)}
      </span>
      {said !== null && (
        <div className="small">
          {t('subjects.saidBy', {
            ...{ name: said.byName, authority: pick(said.authorityName) },
            ...{ on: said.on, reason: said.reason },
          })}
        </div>
      )}
      {parts.length > 0 && (
        <details>
          <summary className="small">{t('subjects.parts', { name: nearest ?? '' })}</summary>
          <ProposalParts parts={parts} />
        </details>
      )}
    </>
  );
}
