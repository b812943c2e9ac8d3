import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { reward } from '../../../../modules/rewards/model/reward.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { DueMark } from '../../ui/DueMark.tsx';
import { Part } from '../../ui/Part.tsx';
import { useMe } from '../identity/use-me.ts';
import { addressOfMatter } from '../intake/MatterTable.tsx';
import { officeListQuery } from '../office/office-query.ts';

/** On the page of a report that was confirmed: its rewards, and the beginning of one. */
export function ReportRewards({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const confirmed = ['filed', 'transferred'].includes(str(detail.facts as JsonObject, 'outcome'));
  return confirmed && detail.row.state === 'cleared' ? <Rewards detail={detail} /> : null;
}

function Rewards({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t, pick } = useWords();
  const { roles } = useMe();
  const { row } = detail;
  const found = useInfiniteQuery(officeListQuery('all', { procedure: 'reward', origin: row.id }));
  const linked = obj(detail.facts as JsonObject, 'case');
  const [region, matter] = [str(linked, 'region'), str(linked, 'matterId')];
  const prefill = {
    report: { region: row.homeRegion, matter: row.id },
    ...(matter === '' ? {} : { case: { region, matter } }),
  };
  const may = reward.verbs.propose?.by.some((role) => roles.some((mine) => mine === role)) === true;
  return (
    <Part
      title={t('reward.title')}
      actions={
        may && (
          <Link to="/office/new/reward" state={{ prefill }}>
            {t('reward.open')}
          </Link>
        )
      }
    >
      <Answer of={found} rows={1}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          if (rows.length === 0) return <p className="faint">{t('reward.none')}</p>;
          return (
            <ul className="plain linked">
              {rows.map((each) => (
                <li key={each.id}>
                  <Link to={addressOfMatter(each)}>{each.title}</Link>{' '}
                  <span className="soft small">{pick(each.stateTitle)}</span>
                  <DueMark state={each.dueState} workdaysLeft={each.workdaysLeft} due={each.due} />
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
    </Part>
  );
}
