import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { obj, pick as pickKeys, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { groupPosts } from '../../../../modules/programmes/model/organisation.ts';
import { entriesOf, listOf, objectsOf } from '../../../../platform/procedure/entries.ts';
import { useWords } from '../../i18n/index.ts';
import { keyed } from '../../ui/keyed.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { useAuthorityName } from './Items.tsx';
import { type PanelProps, Section } from './Section.tsx';

const factsOf = ({ detail }: PanelProps): { readonly facts: JsonObject } => ({ facts: detail.facts as JsonObject });

/** Goals and steps of a programme, and the paper and days that they rest on. */
export function PlanPanel(props: PanelProps): ReactNode {
  const { t } = useWords();
  const { facts } = factsOf(props);
  const { row } = props.detail;
  const order = obj(facts, 'order');
  const period = obj(facts, 'period');
  return (
    <Section
      id="plan"
      title={t('programmes.plan')}
      note={
        <span className="num">
          {str(period, 'from')} – {str(period, 'to')} · {str(order, 'issuer')} {str(order, 'document')}
        </span>
      }
      actions={row.state === 'concluded' ? <Reuse {...props} /> : undefined}
    >
      <div className="programme-plan">
        <Lines title={t('programmes.goals')} lines={listOf(facts.goals)} />
        <Lines title={t('programmes.steps')} lines={listOf(facts.steps)} />
      </div>
    </Section>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ol className="numbered">
        {keyed(lines).map(({ key, line }) => (
          <li key={key}>{line}</li>
        ))}
      </ol>
    </div>
  );
}

/** The plan of a concluded programme as the beginning of the next one: goals, steps and duties, without days and names. */
function Reuse(props: PanelProps): ReactNode {
  const { t } = useWords();
  const { facts } = factsOf(props);
  const { row } = props.detail;
  const duties = entriesOf({ facts }, 'duties')
    .filter(([, duty]) => str(duty, 'parent') === '' && str(duty, 'endedOn') === '')
    .map(([, duty]) => pickKeys(duty, 'area', 'duty', 'domain', 'lead', 'support'));
  const prefill = {
    title: str(obj(facts, 'offered'), 'name') || row.title,
    ...pickKeys(facts, 'goals', 'steps'),
    duties,
    ...(row.domain === '' ? {} : { domain: row.domain }),
    origin: { procedure: 'programme', matter: row.id, region: row.homeRegion },
  };
  return (
    <Link to="/office/new/programme" state={{ prefill }}>
      {t('programmes.reuse')}
    </Link>
  );
}

/** Leading group and task forces with their members. */
export function GroupsPanel(props: PanelProps): ReactNode {
  const { t } = useWords();
  const { facts } = factsOf(props);
  const groups = [...entriesOf({ facts }, 'groups'), ...entriesOf({ facts }, 'forces')];
  if (groups.length === 0) return null;
  return (
    <Section id="groups" title={t('programmes.groups')}>
      {groups.map(([id, group]) => (
        <Group key={id} group={group} />
      ))}
    </Section>
  );
}

function Group({ group }: { readonly group: JsonObject }): ReactNode {
  const { t, pick } = useWords();
  const nameOf = useAuthorityName();
  const members = objectsOf(group.members);
  return (
    <div className="programme-group">
      <h3>
        {str(group, 'name')}{' '}
        <span className="faint small num">
          {str(group, 'document')} · {str(group, 'on')} · {t('programmes.size', { count: Number(group.size ?? 0) })}
        </span>
      </h3>
      {str(group, 'tasks') !== '' && <p className="soft">{str(group, 'tasks')}</p>}
      <ul className="plain programme-members">
        {members.map((member) => (
          <li key={`${str(member, 'name')}${str(member, 'post')}`}>
            <span className="faint small">{pick(groupPosts[str(member, 'place') as keyof typeof groupPosts])}</span>{' '}
            {str(member, 'name')} <span className="soft small">{str(member, 'post')}</span>
            {str(member, 'authority') !== '' && (
              <span className="faint small"> · {nameOf(str(member, 'authority'))}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Duty {
  readonly id: string;
  readonly duty: JsonObject;
  readonly depth: number;
}

/** Duties with their parts under them. */
function asTree(duties: readonly (readonly [string, JsonObject])[], parent = '', depth = 0): readonly Duty[] {
  return duties
    .filter(([, duty]) => str(duty, 'parent') === parent)
    .flatMap(([id, duty]) => [{ id, duty, depth }, ...asTree(duties, id, depth + 1)]);
}

/** Duties by area of work: who leads, who supports, until when, divided down the tree. */
export function DutiesPanel(props: PanelProps): ReactNode {
  const { t, list } = useWords();
  const nameOf = useAuthorityName();
  const { facts } = factsOf(props);
  const duties = asTree(entriesOf({ facts }, 'duties'));
  if (duties.length === 0) return null;
  return (
    <Section id="duties" title={t('programmes.duties')}>
      <TableFrame label={t('programmes.duties')}>
        <table className="data" aria-label={t('programmes.duties')}>
          <thead>
            <tr>
              <th scope="col">{t('programmes.area')}</th>
              <th scope="col">{t('programmes.duty')}</th>
              <th scope="col">{t('programmes.lead')}</th>
              <th scope="col">{t('programmes.support')}</th>
              <th scope="col">{t('programmes.due')}</th>
            </tr>
          </thead>
          <tbody>
            {duties.map(({ id, duty, depth }) => (
              <tr key={id} className={str(duty, 'endedOn') === '' ? '' : 'is-past'}>
                <td style={{ paddingInlineStart: 12 + depth * 18 }}>
                  {depth > 0 && <span aria-hidden="true">└ </span>}
                  {str(duty, 'area')} <span className="faint small num">{id}</span>
                </td>
                <td>
                  {str(duty, 'duty')}
                  {str(duty, 'endedOn') !== '' && (
                    <div className="faint small">{t('programmes.ended', { day: str(duty, 'endedOn') })}</div>
                  )}
                </td>
                <td className="nowrap">{nameOf(str(duty, 'lead'))}</td>
                <td>{list(listOf(duty.support).map(nameOf)) || '—'}</td>
                <td className="nowrap num">{str(duty, 'due') || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Section>
  );
}

/** What was learnt, and what became a rule of work. */
export function InstitutionsPanel(props: PanelProps): ReactNode {
  const { t } = useWords();
  const { facts } = factsOf(props);
  const institutions = entriesOf({ facts }, 'institutions');
  const lessons = listOf(facts.lessons);
  if (institutions.length === 0 && lessons.length === 0) return null;
  return (
    <Section id="institutions" title={t('programmes.institutions')}>
      <Lines title={t('programmes.lessons')} lines={lessons} />
      {institutions.length > 0 && (
        <ul className="plain">
          {institutions.map(([id, each]) => (
            <li key={id}>
              <strong>{str(each, 'title')}</strong>{' '}
              <span className="faint small num">
                {str(each, 'document')} · {str(each, 'on')}
              </span>
              <p className="soft prewrap">{str(each, 'text')}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
