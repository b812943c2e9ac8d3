import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { JsonObject } from '../../../../kernel/text.ts';
import { campaignsOf } from '../../../../modules/campaigns/model/joining.ts';
import type { Thing } from '../../forms/context.ts';
import { campaignsQuery } from './campaigns-query.ts';

/** What the form of joining suggests: campaigns that the matter is not in, and those that it is in. */
export function useCampaignCodes(
  verb: string,
  facts: JsonObject,
): { readonly suggestions?: Readonly<Record<'add' | 'leave', readonly Thing[]>> } {
  const joins = verb === 'join-campaigns';
  const { data } = useQuery({ ...campaignsQuery, staleTime: 60_000, enabled: joins });
  return useMemo(() => {
    if (!joins) return {};
    const now = campaignsOf({ facts });
    const all = [...(data?.campaigns ?? [])].filter(({ state }) => state !== 'cancelled');
    const inOrder = all.sort((a, b) => Number(a.state === 'concluded') - Number(b.state === 'concluded'));
    const thing = (code: string): Thing => {
      const title = all.find((each) => each.code === code)?.title;
      return { value: code, label: title === undefined ? code : `${title}（${code}）` };
    };
    return {
      suggestions: {
        add: inOrder.filter(({ code }) => !now.includes(code)).map(({ code }) => thing(code)),
        leave: now.map(thing),
      },
    };
  }, [data, facts, joins]);
}
