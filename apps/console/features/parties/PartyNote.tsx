import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PartyView } from '../../../../modules/parties/contract.ts';
import { nameKey } from '../../../../modules/parties/model/name.ts';
import { useWords } from '../../i18n/index.ts';
import { partyQuery } from './party-query.ts';

interface Props {
  /** What the matter says of its respondent, as its facts or a form have it. */
  readonly respondent: unknown;
  /** The matter itself is among the open ones. */
  readonly isOpen?: boolean;
}

/** A text within a part of a matter's facts; '' where it is missing. */
export const textAt = (value: unknown, key: string): string => {
  const found = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const text = found.find(([name]) => name === key)?.[1];
  return typeof text === 'string' ? text : '';
};

/** Another name than the registry's, now or before; nothing while no name is given. */
function isCalledOtherwise(party: PartyView, name: string): boolean {
  const key = nameKey(name);
  return key !== '' && ![party.name, ...party.formerNames].some((each) => nameKey(each) === key);
}

/** What the registry and the lists say of a respondent's code: gone, called otherwise, other open matters. */
export function PartyNote({ respondent, isOpen = false }: Props): ReactNode {
  const { t, pick } = useWords();
  const code = textAt(respondent, 'code');
  const { data } = useQuery(partyQuery(code));
  if (data === undefined || data.code !== code) return null;
  const { party, matters } = data;
  const others = Math.max(0, matters.open - (isOpen ? 1 : 0));
  const ended = party?.ended === true;
  const otherwise = party !== null && isCalledOtherwise(party, textAt(respondent, 'name'));
  if (!ended && !otherwise && others === 0) return null;
  return (
    <Alert
      className="party-note"
      type={ended || otherwise ? 'warning' : 'info'}
      showIcon
      role="status"
      title={
        <ul className="party-note-lines">
          {ended && (
            <li>
              {t(party.statusOn === null ? 'parties.ended' : 'parties.endedOn', {
                status: pick(party.statusTitle),
                day: party.statusOn ?? '',
                asOf: party.asOf,
              })}
            </li>
          )}
          {otherwise && <li>{t('parties.otherwise', { name: party.name, asOf: party.asOf })}</li>}
          {others > 0 && (
            <li>
              {t('parties.others', { count: others })}{' '}
              <Link to={`/queues/all?respondent=${code}`}>{t('parties.list')}</Link>
            </li>
          )}
        </ul>
      }
    />
  );
}
