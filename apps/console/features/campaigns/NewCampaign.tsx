import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { uuidv7 } from '../../../../kernel/id.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { performed } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useMe } from '../identity/use-me.ts';
import { campaignsQuery, measuresQuery } from './campaigns-query.ts';
import { PlanForm } from './PlanForm.tsx';
import { emptyPlan, type PlanDraft, planBody } from './plan-draft.ts';
import './campaigns.css';

interface Kept {
  readonly actId: string;
  readonly draft: PlanDraft;
}

/** Plans a campaign. What is typed stays until it stands. */
export function NewCampaign(): ReactNode {
  const { t } = useWords();
  const { authority } = useMe();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const measures = useQuery(measuresQuery);
  const campaigns = useQuery(campaignsQuery);
  const [kept, keep, forget] = useDraft<Kept>('campaign.new', () => ({
    actId: uuidv7(),
    draft: emptyPlan(authority.code),
  }));
  const send = useMutation({
    mutationFn: (body: JsonObject) =>
      api.post('/office', {
        body: { actId: kept.actId, procedure: 'campaign', verb: 'plan', body },
        answer: performed,
      }),
    onSuccess: async (_, body) => {
      forget();
      void message.success(t('campaigns.planned'));
      await client.invalidateQueries({ queryKey: ['campaigns'] });
      await client.invalidateQueries({ queryKey: ['office'] });
      void navigate(`/campaigns/${String(body.code)}`);
    },
  });
  return (
    <Page title={t('campaigns.new')} sub={t('campaigns.newSub')}>
      {send.isError && <ProblemNote error={send.error} />}
      <Answer of={measures}>
        {(answer) => {
          const choices = new Map(answer.measures.map((each) => [each.id, each]));
          return (
            <PlanForm
              verb="plan"
              draft={kept.draft}
              choices={answer.measures}
              wholes={campaigns.data?.campaigns.filter(({ state }) => state === 'planned' || state === 'running') ?? []}
              within={authority.code}
              sending={send.isPending}
              bodyOf={(draft) => planBody(draft, choices)}
              onChange={(draft) => keep({ ...kept, draft })}
              onSubmit={(body) => send.mutate(body)}
            />
          );
        }}
      </Answer>
    </Page>
  );
}
