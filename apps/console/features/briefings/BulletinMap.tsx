import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { cellOf, meaningOf, valuesByCell } from '../../../../modules/briefings/model/assemble.ts';
import type { SectionOf } from '../../../../modules/briefings/model/content.ts';
import { TOTAL } from '../../../../modules/briefings/model/count.ts';
import type { Shown } from '../../../../modules/briefings/model/frozen.ts';
import type { TableView } from '../../../../modules/briefings/model/table-view.ts';
import { numberText } from '../../../../modules/briefings/model/values.ts';
import { useWords } from '../../i18n/index.ts';
import { sheetQueryOf } from '../cockpit/cockpit-query.ts';
import { RegionMap } from '../cockpit/RegionMap.tsx';
import { Figures } from './Figures.tsx';
import { addressWithCell } from './use-cell.ts';
import '../cockpit/cockpit.css';

interface Props {
  readonly shown: Shown;
  readonly section: SectionOf<'map'>;
  readonly view: TableView;
  readonly onCell: ((cell: string) => void) | undefined;
}

/**
 * The map of the cockpit with the numbers of a bulletin, and the same numbers in a table. Who stands beside or below the
 * area has no outlines of it: there the table stands alone.
 */
export function BulletinMap({ shown, section, view, onCell }: Props): ReactNode {
  const { t, pick, language } = useWords();
  const [search] = useSearchParams();
  const sheet = useQuery({ ...sheetQueryOf(shown.authority.code, '1'), retry: false });
  const { title, money } = meaningOf(shown, section);
  const values = valuesByCell(shown);
  const at = (key: string): number => values.get(cellOf(section.id, 'c1', key))?.value ?? 0;
  const areas = sheet.data?.areas ?? [];
  const table = <Figures view={view} label={section.heading || pick(title)} onCell={onCell} />;
  if (sheet.isError) return table;
  if (sheet.data === undefined) return <Skeleton active title={false} paragraph={{ rows: 6 }} />;
  return (
    <>
      <RegionMap
        sheet={sheet.data}
        label={t('map.label', { figure: pick(title), ...shown.content.period })}
        values={new Map(areas.map(({ code }) => [code, at(code)]))}
        textOf={(value) => numberText(value, money, language)}
        outside={at(TOTAL) - areas.reduce((sum, { code }) => sum + at(code), 0)}
        {...(onCell !== undefined && {
          addressOf: ({ code }: { readonly code: string }) => addressWithCell(search, cellOf(section.id, 'c1', code)),
        })}
      />
      <details>
        <summary>{t('briefings.chartTable')}</summary>
        {table}
      </details>
    </>
  );
}
