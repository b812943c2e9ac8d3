import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { GroupedBy as Grouping } from '../../../../modules/bulletins/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { type BoardFilter, by as groupings } from './figures.ts';

interface Props {
  readonly filter: BoardFilter;
  readonly by: Grouping;
}

/** What the rows of a board are: authorities, channels, domains or campaigns. */
export function GroupedBy({ filter, by }: Props): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <Segmented
      size="small"
      className="push no-print"
      aria-label={t('board.by')}
      value={by}
      options={groupings.options.map((value) => ({ value, label: t(`board.by.${value}`) }))}
      onChange={(value) => void navigate(`?${new URLSearchParams({ ...filter, by: value })}`)}
    />
  );
}
