import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Cockpit } from '../../../../modules/figures/cockpit-contract.ts';
import type { MapSheet } from '../../../../modules/maps/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { largeOf } from '../pivot/value.ts';
import { cockpitOf, mattersOf } from './addresses.ts';
import { sheetQueryOf } from './cockpit-query.ts';
import { dividedParts, type MapChoice, type MapNumbers, mapNumbersQueryOf } from './map-query.ts';
import { areaName } from './names.ts';
import { RegionMap } from './RegionMap.tsx';

interface Props {
  readonly of: Cockpit;
  readonly choice: MapChoice;
  /** `still`: a drawing that opens nothing. */
  readonly view: 'map' | 'table' | 'still';
}

/** The outlines of an area with the numbers in them, or the same numbers as a table. */
export function AreaMap({ of, choice, view }: Props): ReactNode {
  const { t, pick, language } = useWords();
  const numbers = useQuery(mapNumbersQueryOf(of, choice));
  const sheet = useQuery(sheetQueryOf(of.authority.code, dividedParts(of).length === 0 ? '1' : choice.depth));
  return (
    <Answer of={sheet}>
      {(drawn) => (
        <Answer of={numbers}>
          {({ figure, values, total, from, to }) => {
            if (figure === undefined) return null;
            const title = pick(figure.title);
            const textOf = (value: number): string => {
              const { number, unit } = largeOf(figure, value, language);
              return figure.money ? `${number}${unit}` : number;
            };
            const onSheet = drawn.areas.reduce((sum, { code }) => sum + (values.get(code) ?? 0), 0);
            const mattersAt = (authority: string) => mattersOf({ figure: figure.id, authority, from, to });
            if (view === 'table')
              return <MapTable sheet={drawn} label={title} values={values} textOf={textOf} addressOf={mattersAt} />;
            return (
              <RegionMap
                sheet={drawn}
                values={values}
                textOf={textOf}
                outside={total - onSheet}
                label={t('map.label', { figure: title, from, to })}
                {...(view === 'still'
                  ? {}
                  : { addressOf: ({ code, canOpen }) => (canOpen ? cockpitOf(code) : mattersAt(code)) })}
              />
            );
          }}
        </Answer>
      )}
    </Answer>
  );
}

interface TableProps extends Pick<MapNumbers, 'values'> {
  readonly sheet: MapSheet;
  readonly label: string;
  readonly textOf: (value: number) => string;
  readonly addressOf: (code: string) => string;
}

function MapTable({ sheet, label, values, textOf, addressOf }: TableProps): ReactNode {
  const { t, pick } = useWords();
  return (
    <div className="scroll map-table">
      <table className="data" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('board.authority')}</th>
            <th scope="col" className="num-col">
              {label}
            </th>
          </tr>
        </thead>
        <tbody>
          {sheet.areas.map(({ code, name }) => (
            <tr key={code}>
              <th scope="row">{pick(areaName(name))}</th>
              <td className="num-col">
                <Link to={addressOf(code)}>{textOf(values.get(code) ?? 0)}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
