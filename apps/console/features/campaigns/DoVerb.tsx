import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import type { Json } from '../../../../kernel/text.ts';
import type { CampaignDetail } from '../../../../modules/campaigns/contract.ts';
import { campaign } from '../../../../modules/campaigns/model/campaign.ts';
import { performed } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { AreaContext } from '../../forms/area.ts';
import { completed } from '../../forms/begin.ts';
import { bodyOf, type Problems, problemsOf } from '../../forms/body.ts';
import { fieldsOf } from '../../forms/fields.ts';
import { SchemaForm } from '../../forms/SchemaForm.tsx';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { useMe } from '../identity/use-me.ts';
import { campaignAreas } from './area.ts';

/** Those that whoever takes part does, on a campaign whose matter may lie above what they see. */
const isBelow = (verb: string): boolean => campaign.verbs[verb]?.place === 'anywhere';

interface VerbsProps {
  readonly detail: CampaignDetail;
  /** Those that stand here; the others stand where they belong. */
  readonly of: readonly string[];
  readonly small?: boolean;
}

/** The acts that the reader may do, as buttons; amending has a form of its own. */
export function Verbs({ detail, of, small = false }: VerbsProps): ReactNode {
  const { pick } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      {detail.verbs
        .filter((verb) => of.includes(verb))
        .map((verb) => (
          <Button
            key={verb}
            {...(small ? { size: 'small' as const } : {})}
            type={verb === 'start' ? 'primary' : 'default'}
            onClick={() => setOpen(verb)}
          >
            {pick(campaign.verbs[verb]?.title ?? { zh: verb, en: verb })}
          </Button>
        ))}
      {open !== null && <VerbDialog key={open} detail={detail} verb={open} onClose={() => setOpen(null)} />}
    </>
  );
}

interface DialogProps {
  readonly detail: CampaignDetail;
  readonly verb: string;
  readonly onClose: () => void;
}

function VerbDialog({ detail, verb, onClose }: DialogProps): ReactNode {
  const { t, pick, language } = useWords();
  const who = useMe();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [actId] = useState(uuidv7);
  const [draft, setDraft] = useState<{ readonly [key: string]: Json }>({});
  const [problems, setProblems] = useState<Problems>({});
  const declared = campaign.verbs[verb];
  const fields = declared === undefined ? [] : fieldsOf(declared.body);
  const title = pick(declared?.title ?? { zh: verb, en: verb });
  const send = useMutation({
    mutationFn: () => {
      const body = { actId, verb, version: detail.version, body: completed(fields, bodyOf(draft)) };
      const at = isBelow(verb)
        ? `/campaigns/${detail.code}/acts`
        : `/office/${detail.homeRegion}/${detail.matterId}/acts`;
      return api.post(at, { body, answer: performed });
    },
    onSuccess: async () => {
      void message.success(t('act.done', { verb: title }));
      await client.invalidateQueries({ queryKey: ['campaigns'] });
      void client.invalidateQueries({ queryKey: ['office'] });
      onClose();
    },
  });
  const submit = (): void => {
    if (declared === undefined) return;
    const found = problemsOf(declared.body, completed(fields, bodyOf(draft)), { t, language });
    setProblems(found);
    if (Object.keys(found).length === 0) send.mutate();
  };
  const works = detail.outreach.works.flatMap(({ id, title: name }) => {
    const [code, value = ''] = id.split('/');
    return code === detail.code ? [{ value, label: name }] : [];
  });
  return (
    <ActDialog
      title={title}
      act={title}
      ready
      danger={verb === 'cancel'}
      send={{ ...send, mutate: submit }}
      onClose={onClose}
    >
      <AreaContext value={campaignAreas.campaign ?? null}>
        <SchemaForm
          fields={fields}
          draft={draft}
          problems={problems}
          context={{
            verb,
            authority: who.authority.code.slice(0, 6),
            within: who.authority.code,
            things: { w: works },
          }}
          onChange={setDraft}
        />
      </AreaContext>
    </ActDialog>
  );
}
