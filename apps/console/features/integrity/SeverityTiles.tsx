import type { ReactNode } from 'react';
import type { FindingPage } from '../../../../modules/integrity/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';

const ALL = ['urgent', 'serious', 'minor'] as const;

interface Props {
  readonly counts: FindingPage['counts'];
  readonly chosen: string;
  readonly onChoose: (severity: string) => void;
}

/** How many of each severity are open; each is a filter of the list. */
export function SeverityTiles({ counts, chosen, onChoose }: Props): ReactNode {
  const { t } = useWords();
  return (
    <div className="integrity-tiles">
      {ALL.map((severity) => {
        const sum = counts.reduce((total, each) => (each.severity === severity ? total + each.count : total), 0);
        return (
          <button
            key={severity}
            type="button"
            className={`integrity-tile is-${severity}`}
            aria-pressed={chosen === severity}
            onClick={() => onChoose(chosen === severity ? '' : severity)}
          >
            <span className="integrity-tile-name">{t(`integrity.${severity}`)}</span>
            <span className="integrity-tile-count num">{integer(sum)}</span>
            <span className="soft small">{t(`integrity.${severity}Hint`)}</span>
          </button>
        );
      })}
    </div>
  );
}
