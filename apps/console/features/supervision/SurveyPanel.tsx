import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import type { SurveyProgress } from '../../../../modules/supervision/contract.ts';
import { leaders } from '../../../../modules/supervision/model/body.ts';
import { placeKinds } from '../../../../modules/supervision/model/labels.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { useMe } from '../identity/use-me.ts';
import { OrderUnannounced } from './OrderUnannounced.tsx';
import { progressQuery } from './queries.ts';
import { RouteMap } from './RouteMap.tsx';
import { type Numbered, routeOf } from './route-stops.ts';

/** A round: its teams, its route, how far each visit is, and the order of an unannounced one. */
export function SurveyPanel({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { row } = detail;
  const progress = useQuery(progressQuery({ region: row.homeRegion, id: row.id, version: row.version }));
  return <Answer of={progress}>{(data) => <Progress progress={data} />}</Answer>;
}

function Progress({ progress }: { readonly progress: SurveyProgress }): ReactNode {
  const { t } = useWords();
  const { roles, authority } = useMe();
  const [ordering, setOrdering] = useState(false);
  const sends =
    authority.code.slice(0, 6) === progress.region && leaders.some((post) => roles.some((role) => role === post));
  const ready = progress.teams.length > 0 && progress.checklistBody !== null;
  const over = progress.state === 'reported' || progress.state === 'cancelled';
  const route = routeOf(progress.visits);
  const closed = progress.visits.filter(({ state }) => state === 'closed').length;
  return (
    <>
      <Part title={t('supervision.survey.teams')}>
        {progress.teams.length === 0 ? (
          <p className="faint">{t('supervision.survey.needs')}</p>
        ) : (
          <ul className="plain">
            {progress.teams.map((team) => (
              <li key={team.id}>
                <strong>{team.name}</strong>{' '}
                <span className="soft">
                  {t('supervision.survey.leader')} {team.leader.name}
                  {team.members.map(({ name }) => ` · ${name}`).join('')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part
        title={t('supervision.survey.route')}
        actions={
          sends &&
          !over && (
            <Button disabled={!ready} onClick={() => setOrdering(true)}>
              {t('supervision.survey.order')}
            </Button>
          )
        }
      >
        <Alert type="info" showIcon title={t('supervision.survey.noInspection')} />
        {progress.visits.length === 0 ? (
          <p className="faint">{t('supervision.survey.none')}</p>
        ) : (
          <>
            <p className="soft small">
              {t('supervision.survey.progress', { closed: integer(closed), all: integer(progress.visits.length) })}
            </p>
            <RouteMap route={route} />
            <TableFrame label={t('supervision.survey.route')}>
              <Route route={route} />
            </TableFrame>
          </>
        )}
      </Part>
      {ordering && <OrderUnannounced survey={progress} onClose={() => setOrdering(false)} />}
    </>
  );
}

function Route({ route }: { readonly route: readonly Numbered[] }): ReactNode {
  const { t, pick } = useWords();
  return (
    <table className="data" aria-label={t('supervision.survey.route')}>
      <thead>
        <tr>
          <th scope="col" className="num-col">
            {t('supervision.route.stop')}
          </th>
          <th scope="col">{t('supervision.survey.team')}</th>
          <th scope="col">{t('supervision.survey.place')}</th>
          <th scope="col">{t('supervision.survey.day')}</th>
          <th scope="col">{t('supervision.survey.state')}</th>
          <th scope="col" className="num-col">
            {t('supervision.survey.answers')}
          </th>
          <th scope="col" className="num-col">
            {t('supervision.survey.problems')}
          </th>
        </tr>
      </thead>
      <tbody>
        {route.map(({ visit, number }) => (
          <tr key={visit.id}>
            <td className="num-col">{number ?? '—'}</td>
            <td className="nowrap">{visit.team}</td>
            <td>
              <Link to={`/matters/${visit.region}/${visit.id}`}>
                {visit.place === null ? t('supervision.survey.sealed') : visit.place.name}
              </Link>{' '}
              {visit.place === null ? (
                <span className="soft small">{t('supervision.survey.sealedHint')}</span>
              ) : (
                <span className="soft small">
                  {pick(placeKinds[visit.place.kind])}
                  {visit.unannounced && ` · ${t('supervision.survey.unannounced')}`}
                </span>
              )}
            </td>
            <td className="nowrap num">{visit.day ?? '—'}</td>
            <td>{pick(visit.stateTitle)}</td>
            <td className="num-col">
              {integer(visit.answered)} / {integer(visit.questions)}
            </td>
            <td className="num-col">{integer(visit.problems)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
