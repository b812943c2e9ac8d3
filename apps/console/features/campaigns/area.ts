import type { Text } from '../../../../kernel/text.ts';
import { campaign } from '../../../../modules/campaigns/model/campaign.ts';
import { outreachChannels, workKinds } from '../../../../modules/campaigns/model/outreach.ts';
import { countedProcedures } from '../../../../modules/campaigns/model/scope.ts';
import { channels, domains } from '../../../../modules/intake/model/labels.ts';
import type { Area } from '../../forms/area.ts';
import { inOrderOf } from '../../forms/order.ts';
import { procedureTitle } from '../../procedures.ts';

/** Who took a work over. */
export const outletLevels: Readonly<Record<'national' | 'province' | 'city', Text>> = {
  national: { zh: '国家级', en: 'national' },
  province: { zh: '省级', en: 'provincial' },
  city: { zh: '市级', en: 'municipal' },
};

/** Names of fields and values of campaigns, by procedure. */
export const campaignAreas: Readonly<Record<string, Area>> = {
  campaign: {
    id: 'campaigns',
    values: {
      kind: workKinds,
      channel: outreachChannels,
      level: outletLevels,
      domains,
      channels,
      procedures: Object.fromEntries(countedProcedures.map((id) => [id, procedureTitle(id)])),
    },
    orderOf: inOrderOf(campaign),
  },
};
