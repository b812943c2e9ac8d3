import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { uuidv7 } from '../../../../kernel/id.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { CampaignDetail } from '../../../../modules/campaigns/contract.ts';
import type { MeasureChoice } from '../../../../modules/campaigns/model/measures.ts';
import { performed } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { campaignQuery, measuresQuery } from './campaigns-query.ts';
import { PlanForm } from './PlanForm.tsx';
import { amendBody, type PlanDraft, planOf } from './plan-draft.ts';
import './campaigns.css';

/** Amends a campaign: only the parts that were changed are said, with the reason; a new edition. */
export function AmendCampaign(): ReactNode {
  const { t } = useWords();
  const { code = '' } = useParams();
  const detail = useQuery({ ...campaignQuery(code), refetchOnWindowFocus: false });
  const measures = useQuery(measuresQuery);
  return (
    <Page title={t('campaigns.amend')} sub={detail.data?.title ?? code}>
      <Answer of={detail}>
        {(found) => (
          <Answer of={measures}>
            {({ measures: all }) => <Amending key={`${code} ${found.version}`} detail={found} choices={all} />}
          </Answer>
        )}
      </Answer>
    </Page>
  );
}

interface Props {
  readonly detail: CampaignDetail;
  readonly choices: readonly MeasureChoice[];
}

function Amending({ detail, choices }: Props): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [actId] = useState(uuidv7);
  const before = planOf(detail, detail.planned.baseline);
  const [draft, setDraft, forget] = useDraft<PlanDraft>(
    `campaign.amend.${detail.code}.${detail.version}`,
    () => before,
  );
  const byId = new Map(choices.map((each) => [each.id, each]));
  const fixed = new Map(detail.planned.measures.map(({ id, definition }) => [id, definition]));
  const send = useMutation({
    mutationFn: (body: JsonObject) =>
      api.post(`/office/${detail.homeRegion}/${detail.matterId}/acts`, {
        body: { actId, verb: 'amend', version: detail.version, body },
        answer: performed,
      }),
    onSuccess: async () => {
      forget();
      void message.success(t('campaigns.amended'));
      await client.invalidateQueries({ queryKey: ['campaigns'] });
      void client.invalidateQueries({ queryKey: ['office'] });
      void navigate(`/campaigns/${detail.code}`);
    },
  });
  return (
    <>
      {send.isError && <ProblemNote error={send.error} />}
      <PlanForm
        verb="amend"
        draft={draft}
        choices={choices}
        wholes={[]}
        within={detail.owner.code}
        sending={send.isPending}
        bodyOf={(each) => amendBody(each, before, byId, fixed)}
        onChange={setDraft}
        onSubmit={(body) => send.mutate(body)}
      />
    </>
  );
}
