import type { ReactNode } from 'react';
import { channelTitle, domainTitle } from '../../../../modules/intake/model/labels.ts';
import type { ClueModelsAnswer } from '../../../../modules/triage/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer, percent, placeName } from '../../ui/format.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';

type Props = ClueModelsAnswer['lately'];
interface Line {
  readonly value: string;
  readonly name: string;
  readonly proposed: number;
  readonly agreed: number;
}

/** How often officers agreed with the proposed field, by channel and by county, and what they changed: numbers alone. */
export function Lately({ proposed, agreed, byChannel, byCounty, corrected }: Props): ReactNode {
  const { t, pick } = useWords();
  const named = (list: Props['byChannel'], name: (value: string) => string): readonly Line[] =>
    list.map((each) => ({ ...each, name: name(each.value) }));
  return (
    <>
      <p className="small soft">
        {t('models.agreedOf', {
          agreed: integer(agreed),
          proposed: integer(proposed),
          share: percent(agreed / proposed),
        })}
      </p>
      <div className="models-lately">
        <Agreed title={t('models.byChannel')} lines={named(byChannel, (value) => pick(channelTitle(value)))} />
        <Agreed
          title={t('models.byCounty')}
          lines={byCounty.map((each) => ({ ...each, name: pick(placeName(each.name)) }))}
        />
        <TableFrame label={t('models.corrected')}>
          <table className="data" aria-label={t('models.corrected')}>
            <thead>
              <tr>
                <th scope="col">{t('models.from')}</th>
                <th scope="col">{t('models.to')}</th>
                <th scope="col" className="num-col">
                  {t('models.times')}
                </th>
              </tr>
            </thead>
            <tbody>
              {corrected.map(({ from, to, times }) => (
                <tr key={`${from} ${to}`}>
                  <td>{pick(domainTitle(from))}</td>
                  <td>{pick(domainTitle(to))}</td>
                  <td className="num-col num">{integer(times)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      </div>
    </>
  );
}

function Agreed({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }): ReactNode {
  const { t } = useWords();
  return (
    <TableFrame label={title}>
      <table className="data" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" className="num-col">
              {t('models.proposed')}
            </th>
            <th scope="col" className="num-col">
              {t('models.agreed')}
            </th>
            <th scope="col" className="num-col">
              {t('models.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ value, name, proposed, agreed }) => (
            <tr key={value}>
              <th scope="row">{name}</th>
              <td className="num-col num">{integer(proposed)}</td>
              <td className="num-col num">{integer(agreed)}</td>
              <td className="num-col num">{percent(agreed / proposed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
