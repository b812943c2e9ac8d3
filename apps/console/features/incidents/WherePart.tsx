import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { levelOf, scopePrefix } from '../../../../kernel/region.ts';
import type { IncidentView } from '../../../../modules/incidents/contract.ts';
import type { MapSheet } from '../../../../modules/maps/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';
import { sheetQueryOf } from '../cockpit/cockpit-query.ts';
import { areaName } from '../cockpit/names.ts';
import { RegionMap } from '../cockpit/RegionMap.tsx';
import { useMe } from '../identity/use-me.ts';
import '../cockpit/cockpit.css';

interface Props {
  readonly members: IncidentView['members'];
  readonly others: IncidentView['others'];
}

/** Matters by area, as far as the reader may know of them: those that they see, and counts of other bureaus from three on. */
function byArea({ areas }: MapSheet, { members, others }: Props): ReadonlyMap<string, number> {
  const counted = [
    ...members.map(({ handlingCode }) => ({ code: handlingCode as string, count: 1 })),
    ...others.map(({ authority, count }) => ({ code: authority as string, count: count ?? 0 })),
  ];
  return new Map(
    areas.map(({ code }) => {
      const inside = counted.filter((each) => each.code.startsWith(scopePrefix(code)));
      return [code, inside.reduce((sum, { count }) => sum + count, 0)];
    }),
  );
}

/** Where it is told of: a small map of the reader's area. Nothing where all lies in one bureau, as at a county's desk. */
export function WherePart(props: Props): ReactNode {
  const { t, pick } = useWords();
  const { authority } = useMe();
  const depth = levelOf(authority.code) === 'province' ? '2' : '1';
  const sheet = useQuery({ ...sheetQueryOf(authority.code, depth), retry: false });
  if (sheet.data === undefined) return null;
  const values = byArea(sheet.data, props);
  const told = [...values.values()].reduce((sum, value) => sum + value, 0);
  if (told === 0) return null;
  const all = props.members.length + props.others.reduce((sum, { count }) => sum + (count ?? 0), 0);
  return (
    <Part title={t('incident.where')}>
      <div className="incident-where">
        <RegionMap
          sheet={sheet.data}
          label={t('incident.whereLabel')}
          values={values}
          textOf={integer}
          outside={Math.max(0, all - told)}
        />
      </div>
      <table className="sr-only">
        <caption>{t('incident.whereLabel')}</caption>
        <tbody>
          {sheet.data.areas.map(({ code, name }) => (
            <tr key={code}>
              <th scope="row">{pick(areaName(name))}</th>
              <td>{integer(values.get(code) ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
