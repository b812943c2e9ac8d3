import { useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PartyList, PartyView } from '../../../../modules/parties/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { placeName } from '../../ui/format.ts';
import { useAuthorities } from '../../ui/use-authorities.ts';
import { partiesQuery } from './party-query.ts';
import { useSettled } from './use-settled.ts';

interface Props {
  /** Id and descriptions, as `Field` gives them. */
  readonly control: { readonly id: string };
  readonly value: string;
  readonly invalid: boolean;
  /** What is typed stands as it is: the registry proposes, nothing more. */
  readonly onType: (text: string) => void;
  readonly onPick: (party: PartyView) => void;
}

/**
 * A name or a code, looked up in the registry while it is typed. Arrow keys and Enter take an entity; Tab or going on
 * keeps the text as typed.
 */
export function PartyField({ control, value, invalid, onType, onPick }: Props): ReactNode {
  const { t } = useWords();
  // Only what was typed here is looked up: a draft that comes back opens no list by itself.
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const found = useQuery(partiesQuery(q));
  const items = q === '' || typed.trim() === '' ? [] : (found.data?.items ?? []);
  return (
    <AutoComplete
      {...control}
      className="wide"
      value={value}
      maxLength={200}
      allowClear
      defaultActiveFirstOption={false}
      placeholder={t('parties.hint')}
      {...(invalid ? { status: 'error' as const } : {})}
      options={items.map((party) => ({ value: party.code, party }))}
      showSearch={{
        filterOption: false,
        onSearch: (text) => {
          setTyped(text);
          onType(text.slice(0, 200));
        },
      }}
      onClear={() => {
        setTyped('');
        onType('');
      }}
      onSelect={(_, { party }) => {
        setTyped('');
        onPick(party);
      }}
      optionRender={({ data }) => <PartyOption party={data.party} />}
    />
  );
}

/** Name, code, place, and a word where the entity is not simply there. */
function PartyOption({ party }: { readonly party: PartyList['items'][number] }): ReactNode {
  const { pick, t } = useWords();
  const authority = useAuthorities().find(({ code }) => code === party.region);
  const place = authority === undefined ? party.region : pick(placeName(authority.name));
  return (
    <div className="party-option">
      <div>
        {party.name}
        {party.status !== 'active' && (
          <span className={party.ended ? 'party-ended' : 'faint'}> · {pick(party.statusTitle)}</span>
        )}
      </div>
      <div className="faint small">
        <span className="mono">{party.code}</span> · {place}
        {party.address === '' ? '' : ` · ${party.address}`}
        {party.formerNames.length === 0 ? '' : ` · ${t('parties.former', { names: party.formerNames.join('、') })}`}
      </div>
      {party.match === 'perhaps' && (
        <div className="small soft">
          {t('parties.perhaps')}
          {party.why.length === 0 ? '' : ` ${party.why.map(pick).join(t('parties.whySeparator'))}`}
        </div>
      )}
    </div>
  );
}
