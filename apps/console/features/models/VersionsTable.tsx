import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ABOVE, type ClueModelsAnswer } from '../../../../modules/triage/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { instant, integer, percent, shortAuthority } from '../../ui/format.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { useMe } from '../identity/use-me.ts';
import { judgedOn, type Model, taskOf } from './models-query.ts';

interface Props {
  readonly data: ClueModelsAnswer;
  readonly chosen: string | null;
  readonly onChoose: (version: string) => void;
  /** Absent for who only reads. */
  readonly onPromote: ((version: string) => void) | undefined;
}

/** Every version with its data and how it does in the field of work; the shipped one is the last row. */
export function VersionsTable({ data, chosen, onChoose, onPromote }: Props): ReactNode {
  const { t } = useWords();
  const own = useMe().authority.code;
  const { models, serving, shipped } = data;
  const crossed = shipped.crossed.find(({ head }) => head === 'domain');
  const domain = shipped.set?.tasks.find(({ task }) => task === 'domain');
  return (
    <TableFrame label={t('models.versions')}>
      <table className="data" aria-label={t('models.versions')}>
        <thead>
          <tr>
            <th scope="col">{t('models.version')}</th>
            <th scope="col">{t('models.authority')}</th>
            <th scope="col">{t('models.cut')}</th>
            {(['verdicts', 'accuracy', 'macroF1', 'coverage', 'ece'] as const).map((each) => (
              <th key={each} scope="col" className="num-col">
                {t(`models.${each}`)}
              </th>
            ))}
            <th scope="col">{t('models.state')}</th>
            {onPromote !== undefined && <th scope="col">{t('models.acts')}</th>}
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <Row
              key={model.version}
              model={model}
              serves={model.version === serving.version}
              chosen={model.version === chosen}
              onChoose={onChoose}
              {...(onPromote === undefined ? {} : { onPromote })}
            />
          ))}
          <tr>
            <td className="mono">{shipped.version}</td>
            <td>{t('models.shipped')}</td>
            <td className="soft">{t('models.shippedData')}</td>
            <td className="num-col">—</td>
            <td className="num-col num">{percent(domain?.accuracy ?? crossed?.right ?? null)}</td>
            <td className="num-col num">{(domain?.macroF1 ?? crossed?.macroF1 ?? 0).toFixed(3)}</td>
            <td className="num-col num">{percent(domain?.coverage95 ?? crossed?.speaks ?? null)}</td>
            <td className="num-col num">{domain === undefined ? '—' : domain.ece.toFixed(3)}</td>
            <td>{serving.authority === null && <span className="mark mark-calm">{t('models.inService')}</span>}</td>
            {onPromote !== undefined && (
              <td>
                {serving.authority === own && (
                  <Button size="small" onClick={() => onPromote(ABOVE)}>
                    {t('models.withdraw')}
                  </Button>
                )}
              </td>
            )}
          </tr>
        </tbody>
      </table>
    </TableFrame>
  );
}

interface RowProps {
  readonly model: Model;
  readonly serves: boolean;
  readonly chosen: boolean;
  readonly onChoose: (version: string) => void;
  readonly onPromote?: (version: string) => void;
}

function Row({ model, serves, chosen, onChoose, onPromote }: RowProps): ReactNode {
  const { t, pick, language } = useWords();
  const domain = taskOf(judgedOn(model), 'domain');
  return (
    <tr>
      <td>
        <button
          type="button"
          className="models-choose mono"
          aria-pressed={chosen}
          onClick={() => onChoose(model.version)}
        >
          {model.version}
        </button>
      </td>
      <td>{pick(shortAuthority(model.authority.name))}</td>
      <td className="nowrap">{instant(model.cutAt, language)}</td>
      <td className="num-col num">{integer(model.verdicts)}</td>
      <td className="num-col num">{percent(domain?.accuracy ?? null)}</td>
      <td className="num-col num">{domain?.macroF1.toFixed(3) ?? '—'}</td>
      <td className="num-col num">{percent(domain?.coverage95 ?? null)}</td>
      <td className="num-col num">{domain?.ece.toFixed(3) ?? '—'}</td>
      <td>
        {serves && <span className="mark mark-calm">{t('models.inService')}</span>}
        {!serves && model.promotedAt !== null && <span className="soft">{t('models.retired')}</span>}
        {!serves && model.promotedAt === null && <span className="soft">{t('models.never')}</span>}
      </td>
      {onPromote !== undefined && (
        <td>
          {!serves && (
            <Button size="small" onClick={() => onPromote(model.version)}>
              {t(model.promotedAt === null ? 'models.promote' : 'models.rollBack')}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}
