import { Fragment, type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { Finding, FindingPage } from '../../../../modules/integrity/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { shortAuthority } from '../../ui/format.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { useMe } from '../identity/use-me.ts';

type CheckTexts = FindingPage['checks'][number];
const TONES: Readonly<Record<Finding['severity'], string>> = { urgent: 'danger', serious: 'warn', minor: 'calm' };

interface Props {
  readonly items: readonly Finding[];
  readonly checks: readonly CheckTexts[];
  readonly gone: boolean;
}

/** Findings, the gravest and oldest first; each unfolds to what it is, how to see it, its usual cause and the way out. */
export function FindingsTable({ items, checks, gone }: Props): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const texts = new Map(checks.map((each) => [each.id, each]));
  return (
    <TableFrame label={t('integrity.list')}>
      <table className="data integrity-table" aria-label={t('integrity.list')}>
        <thead>
          <tr>
            <th scope="col">{t('integrity.severity')}</th>
            <th scope="col">{t('integrity.problem')}</th>
            <th scope="col">{t('integrity.case')}</th>
            <th scope="col">{t('integrity.authority')}</th>
            <th scope="col">{t(gone ? 'integrity.goneOn' : 'integrity.foundOn')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const key = `${item.homeRegion} ${item.check} ${item.subject} ${item.foundOn}`;
            const about = texts.get(item.check);
            return (
              <Fragment key={key}>
                <Row item={item} about={about} open={open === key} onOpen={() => setOpen(open === key ? null : key)} />
                {open === key && about !== undefined && <About about={about} />}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}

interface RowProps {
  readonly item: Finding;
  readonly about: CheckTexts | undefined;
  readonly open: boolean;
  readonly onOpen: () => void;
}

function Row({ item, about, open, onOpen }: RowProps): ReactNode {
  const { t, pick } = useWords();
  const isHead = useMe().roles.includes('head');
  const title = about === undefined ? item.check : pick(about.title);
  return (
    <tr>
      <td>
        <span className={`mark mark-${TONES[item.severity]}`}>{t(`integrity.${item.severity}`)}</span>
      </td>
      <td>
        <button type="button" className="integrity-open" aria-expanded={open} onClick={onOpen}>
          {title}
        </button>
        <div className="small">{pick(item.detail)}</div>
        {item.person !== null && item.person.name !== '' && (
          <div className="soft small">{t('integrity.person', { name: item.person.name })}</div>
        )}
        {item.check === 'officer-left' && item.person !== null && item.goneOn === null && isHead && (
          <Link className="small" to={`/hand-over?cases=${item.person.id}`}>
            {t('integrity.handOver')}
          </Link>
        )}
      </td>
      <td>
        {item.matterId === null ? (
          <span className="soft">{t('integrity.series')}</span>
        ) : (
          <Link to={`/cases/${item.homeRegion}/${item.matterId}`}>{item.number || t('integrity.unnamed')}</Link>
        )}
        <div className="soft small">{item.matterId === null ? item.number : item.cause}</div>
      </td>
      <td>{pick(shortAuthority(item.authority.name))}</td>
      <td className="nowrap num">{item.goneOn ?? item.foundOn}</td>
    </tr>
  );
}

function About({ about }: { readonly about: CheckTexts }): ReactNode {
  const { t, pick } = useWords();
  return (
    <tr className="integrity-about">
      <td />
      <td colSpan={4}>
        <dl>
          {(['what', 'see', 'cause', 'wayOut'] as const).map((part) => (
            <div key={part}>
              <dt>{t(`integrity.${part}`)}</dt>
              <dd>{pick(about[part])}</dd>
            </div>
          ))}
        </dl>
      </td>
    </tr>
  );
}
