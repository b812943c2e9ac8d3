import { num, str } from '../../../kernel/read-json.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { CampaignDetail } from '../contract.ts';
import { outreachChannels } from '../model/outreach.ts';

type Named = (code: string) => { zh: string; en: string };

/** Works and placements of a campaign and of its parts: places add up by channel, people only where they were counted. */
export function outreachOf(matters: readonly Matter[], name: Named): CampaignDetail['outreach'] {
  const placements = matters.flatMap((matter) => entriesOf(matter, 'placements').map(([, each]) => each));
  return {
    channels: Object.entries(outreachChannels).flatMap(([channel, title]) => {
      const own = placements.filter((each) => str(each, 'channel') === channel);
      const reached = own.filter((each) => num(each, 'reach') > 0);
      const sum = (key: string): number => own.reduce((all, each) => all + num(each, key), 0);
      return own.length === 0
        ? []
        : [
            {
              ...{ channel, title, placements: own.length, places: sum('places') },
              reach: reached.length === 0 ? null : sum('reach'),
            },
          ];
    }),
    works: matters.flatMap((matter) =>
      entriesOf(matter, 'works').map(([id, each]) => ({
        ...{ id: `${str(matter.facts, 'code')}/${id}`, kind: str(each, 'kind'), title: str(each, 'title') },
        ...{ on: str(each, 'on') },
        authority: { code: str(each, 'authority'), name: name(str(each, 'authority')) },
        adoptions: entriesOf(matter, 'adoptions')
          .filter(([, adoption]) => str(adoption, 'work') === id)
          .map(([, adoption]) => ({
            outlet: str(adoption, 'outlet'),
            level: str(adoption, 'level'),
            on: str(adoption, 'on'),
          })),
      })),
    ),
  };
}
