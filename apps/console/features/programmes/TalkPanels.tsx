import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { rateOf } from '../../../../modules/figures/model/interval.ts';
import { itemsOf } from '../../../../modules/programmes/model/items.ts';
import { objectsOf } from '../../../../platform/procedure/entries.ts';
import { useWords } from '../../i18n/index.ts';
import { integer, percent } from '../../ui/format.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { figuresQuery } from '../pivot/pivot-query.ts';
import { Items, useAuthorityName } from './Items.tsx';
import { People } from './MeetingsPanel.tsx';
import { type PanelProps, Section } from './Section.tsx';

/** Why the talk is held: the reason in words, and figures as they stood, each with its base, its interval and its list. */
export function TalkReason({ detail }: PanelProps): ReactNode {
  const { t } = useWords();
  const nameOf = useAuthorityName();
  const facts = detail.facts as JsonObject;
  const figures = objectsOf(facts.figures);
  const summons = obj(facts, 'summons');
  return (
    <Section id="talk" title={t('programmes.talk')} note={nameOf(str(facts, 'unit'))}>
      <p className="prewrap">{str(facts, 'reason')}</p>
      {figures.length > 0 && (
        <>
          <Cited figures={figures} />
          <p className="faint small">{t('programmes.figuresNote')}</p>
        </>
      )}
      {str(summons, 'on') !== '' && (
        <p>
          {t('programmes.summons', {
            day: str(summons, 'on'),
            place: str(summons, 'place'),
            document: str(summons, 'document'),
          })}
        </p>
      )}
    </Section>
  );
}

function Cited({ figures }: { readonly figures: readonly JsonObject[] }): ReactNode {
  const { t, pick } = useWords();
  const nameOf = useAuthorityName();
  const catalogue = useQuery(figuresQuery).data ?? [];
  const titleOf = (id: string): string => {
    const found = catalogue.find((each) => each.id === id);
    return found === undefined ? id : pick(found.title);
  };
  return (
    <TableFrame label={t('programmes.figures')}>
      <table className="data" aria-label={t('programmes.figures')}>
        <thead>
          <tr>
            <th scope="col">{t('programmes.figure')}</th>
            <th scope="col">{t('programmes.period')}</th>
            <th scope="col" className="num-col">
              {t('programmes.value')}
            </th>
            <th scope="col">{t('programmes.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((each) => {
            const base = obj(each, 'base');
            const where = { authority: str(each, 'authority'), from: str(each, 'from'), to: str(each, 'to') };
            const search = new URLSearchParams({ figure: str(each, 'figure'), ...where });
            return (
              <tr key={search.toString()}>
                <td>
                  <Link to={`/figures/matters?${search}`}>{titleOf(str(each, 'figure'))}</Link>{' '}
                  <span className="faint small">{nameOf(where.authority)}</span>
                </td>
                <td className="nowrap num">
                  {where.from} – {where.to}
                </td>
                <td className="num-col">{integer(num(each, 'value'))}</td>
                <td>
                  <CitedRate part={num(each, 'value')} base={num(base, 'value')} of={titleOf(str(base, 'figure'))} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** A rate never stands alone: its base, and the range in which it may truly lie. */
function CitedRate(props: { readonly part: number; readonly base: number; readonly of: string }): ReactNode {
  const { t } = useWords();
  const { part, base, of } = props;
  const rate = base < part || part < 0 ? null : rateOf(part, base);
  if (rate === null) return <span className="faint">—</span>;
  return (
    <>
      {percent(rate.value)}{' '}
      <span className="faint small">
        {t('programmes.rateOf', { base: integer(base), of, low: percent(rate.low), high: percent(rate.high) })}
      </span>
    </>
  );
}

/** What was said and promised, and whether it was kept. */
export function TalkHeld({ detail }: PanelProps): ReactNode {
  const { t } = useWords();
  const facts = detail.facts as JsonObject;
  const held = obj(facts, 'held');
  if (str(held, 'on') === '') return null;
  const promises = itemsOf({ facts }, 'talk');
  return (
    <Section
      id="held"
      title={t('programmes.held')}
      note={
        <span className="num">
          {str(held, 'on')} {str(obj(held, 'led'), 'name')}
        </span>
      }
    >
      <People entry={held} />
      <p className="prewrap">{str(held, 'record') || t('programmes.erased')}</p>
      {num(held, 'edition') > 1 && (
        <p className="faint small">
          {t('programmes.corrected', { edition: num(held, 'edition'), day: str(held, 'correctedOn') })}
        </p>
      )}
      {promises.length > 0 && <Items label={t('programmes.promises')} items={promises} />}
    </Section>
  );
}
