import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { FEWEST_BASE, type HotSpot, type HotSpots } from '../../../../modules/hotspots/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { integer, placeName } from '../../ui/format.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { useMe } from '../identity/use-me.ts';
import { hotSpotsAddress, hotSpotsQueryOf, usual } from './hot-spots-query.ts';
import { SpotPanel } from './SpotPanel.tsx';
import './hot-spots.css';

/** 热点: where, in what and since when more comes in than usual. A reason to look, never a finding. */
export function HotSpotsPage(): ReactNode {
  const { t, pick } = useWords();
  const { authority: own } = useMe();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const authority = search.get('authority') ?? undefined;
  const domain = search.get('domain') ?? undefined;
  const answer = useQuery(hotSpotsQueryOf({ authority, domain }));
  const at = answer.data;
  const title = at === undefined ? t('hotSpots.title') : `${t('hotSpots.title')} · ${pick(at.authority.name)}`;
  return (
    <Page
      title={at?.domain == null ? title : `${title} · ${pick(at.domain.title)}`}
      sub={
        domain === undefined ? (
          t('hotSpots.sub')
        ) : (
          <Link to={hotSpotsAddress({ authority })}>← {t('hotSpots.allFields')}</Link>
        )
      }
      actions={
        <div className="filter-wide">
          <AuthorityPicker
            label={t('board.authority')}
            only="region"
            within={own.code}
            value={authority ?? own.code}
            onChange={(code) => void navigate(hotSpotsAddress({ authority: code, domain }))}
          />
        </div>
      }
    >
      <Answer of={answer} rows={10}>
        {(found) => <Found of={found} asked={{ authority, domain }} chosen={Number(search.get('spot') ?? 0)} />}
      </Answer>
    </Page>
  );
}

interface FoundProps {
  readonly of: HotSpots;
  readonly asked: { readonly authority: string | undefined; readonly domain: string | undefined };
  readonly chosen: number;
}

function Found({ of, asked, chosen }: FoundProps): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const body = useRef<HTMLTableSectionElement>(null);
  const { base, window, places, themes, mapped, spots } = of;
  const spot = spots[chosen] ?? spots[0];
  const choose = (at: number): void => {
    if (at < 0 || at >= spots.length) return;
    void navigate(hotSpotsAddress({ ...asked, spot: at }), { replace: true });
    body.current?.rows[at]?.querySelector<HTMLElement>('a')?.focus();
  };
  const now = spot === undefined ? -1 : spots.indexOf(spot);
  useKeys({ j: () => choose(now + 1), k: () => choose(now - 1) });
  const told = t('hotSpots.base', {
    ...{ baseFrom: base.from, baseTo: base.to, baseCount: integer(base.count) },
    ...{ from: window.from, to: window.to, count: integer(window.count) },
    ...{ places: integer(places), themes: integer(themes) },
  });
  return (
    <div className="hot-spots">
      <p className="soft small">
        {told} {t(mapped ? 'hotSpots.mapped' : 'hotSpots.unmapped')}
      </p>
      {spot === undefined ? (
        <Nothing
          text={t(of.thin ? 'hotSpots.thin' : 'hotSpots.none')}
          hint={of.thin ? t('hotSpots.thinHint', { count: FEWEST_BASE }) : t('hotSpots.noneHint')}
        />
      ) : (
        <>
          <TableFrame label={t('hotSpots.title')}>
            <table className="data hot-spot-list" aria-label={t('hotSpots.title')}>
              <thead>
                <tr>
                  <th scope="col">{t(of.by === 'domain' ? 'list.domain' : 'proposal.theme')}</th>
                  <th scope="col">{t('hotSpots.places')}</th>
                  <th scope="col">{t('hotSpots.since')}</th>
                  <th scope="col" className="num-col">
                    {t('hotSpots.count')}
                  </th>
                  <th scope="col" className="num-col">
                    {t('hotSpots.expected')}
                  </th>
                  <th scope="col" className="num-col">
                    {t('hotSpots.times')}
                  </th>
                  <th scope="col">{t('hotSpots.chance')}</th>
                </tr>
              </thead>
              <tbody ref={body}>
                {spots.map((each, at) => (
                  <Row
                    key={`${each.theme.key} ${each.from} ${each.places.map(({ key }) => key).join()}`}
                    spot={each}
                    current={each === spot}
                    all={each.places.length === places && places > 1}
                    address={hotSpotsAddress({ ...asked, spot: at })}
                  />
                ))}
              </tbody>
            </table>
          </TableFrame>
          <SpotPanel of={of} spot={spot} domain={asked.domain} authority={asked.authority} />
        </>
      )}
      <p className="faint small">{t('hotSpots.method')}</p>
    </div>
  );
}

/** More than a hundred times of next to nothing is no number. */
const timesOf = ({ count, expected }: HotSpot): string =>
  count > 99 * expected ? '>99' : `×${(count / expected).toFixed(1)}`;

interface RowProps {
  readonly spot: HotSpot;
  readonly current: boolean;
  readonly all: boolean;
  readonly address: string;
}

function Row({ spot, current, all, address }: RowProps): ReactNode {
  const { t, pick } = useWords();
  const names = spot.places.map(({ title }) => pick(placeName(title)));
  return (
    <tr className={current ? 'is-current' : undefined}>
      <td>
        <Link to={address} replace aria-current={current ? 'true' : undefined}>
          {pick(spot.theme.title)}
        </Link>
      </td>
      <td>
        {all
          ? t('hotSpots.whole')
          : names.slice(0, 3).join(t('hotSpots.comma')) + (names.length > 3 ? ` +${names.length - 3}` : '')}
      </td>
      <td className="num nowrap">{spot.from}</td>
      <td className="num-col">
        <strong>{integer(spot.count)}</strong>
      </td>
      <td className="num-col">{usual(spot.expected)}</td>
      <td className="num-col">{timesOf(spot)}</td>
      <td className="soft">{t('hotSpots.everyDays', { days: integer(spot.everyDays) })}</td>
    </tr>
  );
}
