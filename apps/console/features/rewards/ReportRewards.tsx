import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { reward } from '../../../../modules/rewards/model/reward.ts';
import { useWords } from '../../i18n/index.ts';
import { Part } from '../../ui/Part.tsx';
import { useMe } from '../identity/use-me.ts';
import { MattersOf } from '../office/MattersOf.tsx';

/** On the page of a report that was confirmed: its rewards, and the beginning of one. */
export function ReportRewards({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const confirmed = ['filed', 'transferred'].includes(str(detail.facts as JsonObject, 'outcome'));
  return confirmed && detail.row.state === 'cleared' ? <Rewards detail={detail} /> : null;
}

function Rewards({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t } = useWords();
  const { roles } = useMe();
  const { row } = detail;
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
      <MattersOf procedure="reward" origin={row.id} none={t('reward.none')} />
    </Part>
  );
}
