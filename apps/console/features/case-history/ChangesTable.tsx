import type { ReactNode } from 'react';
import type { ActMark, ChangesAnswer } from '../../../../modules/case-history/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';

type Change = ChangesAnswer['changes'][number];
const ORDER: readonly Change['area'][] = ['state', 'people', 'clocks', 'money', 'facts'];

/** What differs, one line each: before, after, and the act that did it. */
export function ChangesTable({ answer }: { readonly answer: ChangesAnswer }): ReactNode {
  const { t } = useWords();
  const { changes, from, to } = answer;
  if (changes.length === 0) return <Nothing text={t('history.none', { from, to })} hint={t('history.noneHint')} />;
  const acts = new Map(answer.acts.map((act) => [act.seq, act]));
  const shown = ORDER.filter((area) => changes.some((each) => each.area === area));
  return (
    <TableFrame label={t('history.changes', { from, to })}>
      <table className="data history-table" aria-label={t('history.changes', { from, to })}>
        <thead>
          <tr>
            <th scope="col">{t('history.what')}</th>
            <th scope="col">
              {t('history.at')} <span className="num">{from}</span>
            </th>
            <th scope="col">
              {t('history.at')} <span className="num">{to}</span>
            </th>
            <th scope="col">{t('history.by')}</th>
          </tr>
        </thead>
        {shown.map((area) => (
          <tbody key={area}>
            <tr className="history-area">
              <th scope="rowgroup" colSpan={4}>
                {t(`history.area.${area}`)}
              </th>
            </tr>
            {changes
              .filter((each) => each.area === area)
              .map((each) => (
                <Line key={each.key} change={each} acts={acts} />
              ))}
          </tbody>
        ))}
      </table>
    </TableFrame>
  );
}

function Line({ change, acts }: { readonly change: Change; readonly acts: ReadonlyMap<number, ActMark> }): ReactNode {
  const { t, pick } = useWords();
  const { title, before, after, why } = change;
  return (
    <tr>
      <th scope="row">{pick(title)}</th>
      <td className="break">{before === null ? <span className="faint">{t('history.absent')}</span> : pick(before)}</td>
      <td className="break">
        {after === null ? <span className="faint">{t('history.absent')}</span> : <strong>{pick(after)}</strong>}
        {why !== null && <div className="soft small">{pick(why)}</div>}
      </td>
      <td>
        {change.acts.length === 0 ? (
          <span className="faint">{t('history.byTime')}</span>
        ) : (
          change.acts.slice(-3).map((seq) => <Doer key={seq} seq={seq} act={acts.get(seq)} />)
        )}
        {change.acts.length > 3 && (
          <div className="faint small">{t('history.more', { n: change.acts.length - 3 })}</div>
        )}
      </td>
    </tr>
  );
}

function Doer({ seq, act }: { readonly seq: number; readonly act: ActMark | undefined }): ReactNode {
  const { t, pick } = useWords();
  if (act === undefined) return <div className="num">#{seq}</div>;
  return (
    <div className="history-act">
      <span className="faint num">#{seq}</span> {pick(act.title)}
      <span className="soft small">
        {' '}
        {act.actor.name} <span className="num">{act.on}</span>
        {act.recordedOn !== act.on && ` · ${t('history.recorded', { day: act.recordedOn })}`}
      </span>
    </div>
  );
}
