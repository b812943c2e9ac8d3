import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { groupsQuery } from './queries.ts';
import { speed } from './ToldPart.tsx';

/** One line where something grows now; nothing where nothing does. */
export function GrowingLine(): ReactNode {
  const { t } = useWords();
  const { data } = useQuery(groupsQuery(true));
  const [first] = data?.groups ?? [];
  if (data === undefined || first === undefined) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <Link to={data.growing === 1 ? `/incidents/groups/${first.region}/${first.id}` : '/incidents?show=growing'}>
          {t('incident.line', {
            count: data.growing,
            title: first.title,
            people: first.growth.people48h,
            speed: speed(first.growth.perHour),
          })}
        </Link>
      }
    />
  );
}
