import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { officeProcedureList } from '../../../../modules/office/model/procedures.ts';
import { useWords } from '../../i18n/index.ts';
import { openingVerb } from '../../procedures.ts';

/** Pages on which a kind of matter is begun, where the form of its opening act is not enough. */
export const ownPages: Readonly<Record<string, string>> = { briefing: '/briefings?new=1', campaign: '/campaigns/new' };

/** The kinds of matter that these roles may begin. */
export const mayOpen = (roles: readonly string[]) =>
  officeProcedureList.filter(({ verbs, ...procedure }) => {
    const opening = openingVerb({ verbs, ...procedure });
    return opening !== undefined && verbs[opening]?.by.some((role) => roles.includes(role)) === true;
  });

/** Begins something new: what this person may begin, by its name. */
export function OpenMenu({ roles }: { readonly roles: readonly string[] }): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const kinds = mayOpen(roles);
  if (kinds.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: kinds.map(({ id, title }) => ({ key: id, label: pick(title) })),
        onClick: ({ key }) => void navigate(ownPages[key] ?? `/office/new/${key}`),
      }}
    >
      <Button type="primary">{t('office.new')}</Button>
    </Dropdown>
  );
}
