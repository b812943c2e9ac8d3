import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { MatterRow } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { BatchDrawer } from '../intake/BatchDrawer.tsx';
import { MatterTable } from '../intake/MatterTable.tsx';

interface Props {
  readonly title: string;
  readonly rows: readonly MatterRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  /** What else may be done with those that are chosen. */
  readonly actions?: ReactNode;
}

/** The channel gives its room to the titles, which tell the matters apart. */
const narrow = (row: MatterRow): MatterRow => ({ ...row, channel: '' });

/**
 * Matters of a group or an incident, each with its own clock: chosen or all of them are worked on by one batch (assigned, answered
 * …), which is previewed, done matter by matter, and taken back as a batch.
 */
export function MembersPart({ title, rows, chosen, onChoose, actions }: Props): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const [batch, setBatch] = useState<readonly MatterRow[] | null>(null);
  const meant = chosen.size === 0 ? rows : rows.filter(({ id }) => chosen.has(id));
  return (
    <Part
      title={`${title} (${integer(rows.length)})`}
      actions={
        rows.length > 0 && (
          <span className="row">
            {actions}
            <Button onClick={() => setBatch(meant)}>
              {t(chosen.size === 0 ? 'incident.batchAll' : 'incident.batchChosen', { count: integer(meant.length) })}
            </Button>
          </span>
        )
      }
    >
      {rows.length === 0 ? (
        <p className="soft">{t('incident.noMembers')}</p>
      ) : (
        <TableFrame label={title}>
          <MatterTable rows={rows.map(narrow)} label={title} selected={chosen} onSelect={onChoose} />
        </TableFrame>
      )}
      {batch !== null && (
        <BatchDrawer
          rows={batch}
          onClose={() => setBatch(null)}
          onDone={() => void client.invalidateQueries({ queryKey: ['incidents'] })}
        />
      )}
    </Part>
  );
}
