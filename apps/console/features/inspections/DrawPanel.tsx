import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import type { DrawPreview, DrawView } from '../../../../modules/inspections/contract.ts';
import { creditClasses, groupsIn, riskClasses } from '../../../../modules/inspections/model/draw-plan.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { addressOf } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { instant, integer } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { DrawResult } from './DrawResult.tsx';
import { FreezePart, RevealPart } from './DrawSteps.tsx';
import { Fact } from './Fact.tsx';
import { drawPath, drawQuery, previewQuery, type Seen } from './queries.ts';
import './inspections.css';

const seenOf = ({ row }: MatterDetail): Seen => ({ region: row.homeRegion, id: row.id, version: row.version });

/** A draw on its page: what will be drawn from, the commitment, the reveal, and how the result came about. */
export function DrawPanel({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { state } = detail.row;
  const isFrozen = detail.facts.frozen !== undefined;
  return (
    <>
      <PlanPart detail={detail} />
      {(state === 'planned' || state === 'approved') && <PreviewPart detail={detail} />}
      {isFrozen && <FrozenPart detail={detail} />}
    </>
  );
}

function PlanPart({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t, pick, list } = useWords();
  const groups = groupsIn(detail.facts);
  const weights = Array.isArray(detail.facts.weights) ? detail.facts.weights : [];
  return (
    <Part title={t('inspections.draw.plan')}>
      <TableFrame label={t('inspections.draw.plan')}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('inspections.draw.group')}</th>
              <th scope="col">{t('inspections.draw.risks')}</th>
              <th scope="col">{t('inspections.draw.credits')}</th>
              <th scope="col">{t('inspections.draw.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.id}>
                <td>{group.id}</td>
                <td>
                  {group.risks.length === 0
                    ? t('inspections.draw.any')
                    : list(group.risks.map((each) => pick(riskClasses[each])))}
                </td>
                <td>
                  {group.credits.length === 0
                    ? t('inspections.draw.any')
                    : list(group.credits.map((each) => pick(creditClasses[each])))}
                </td>
                <td>
                  {group.number === undefined
                    ? t('inspections.draw.share', { permille: String(group.permille ?? 0) })
                    : t('inspections.draw.number', { number: integer(group.number) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {weights.length === 0 && <p className="soft small">{t('inspections.draw.noWeights')}</p>}
    </Part>
  );
}

/** What keeps lists from being drawn from, in words: those of the product can fail by these alone. */
const PROBLEMS = { nothing: 'inspections.draw.nothing', unstaffed: 'inspections.draw.unstaffed' } as const;
const isProblem = (problem: string): problem is keyof typeof PROBLEMS => Object.hasOwn(PROBLEMS, problem);

function PreviewPart({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t, list } = useWords();
  const preview = useQuery(previewQuery(seenOf(detail)));
  return (
    <Part title={t('inspections.draw.preview')}>
      <p className="soft">{t('inspections.draw.previewHint')}</p>
      <Answer of={preview} rows={3}>
        {(data) => (
          <>
            <Sizes groups={data.groups} />
            <dl className="facts">
              <Fact name={t('inspections.draw.officers')}>
                {integer(data.officers.length)}
                <span className="soft small"> {list(data.officers.map(({ name }) => name))}</span>
              </Fact>
              <Fact name={t('inspections.draw.conflicts')}>{integer(data.conflicts)}</Fact>
              <Fact name={t('inspections.draw.capped')}>{integer(data.capped)}</Fact>
            </dl>
            {data.problem !== null && (
              <Alert
                type="warning"
                showIcon
                title={t('inspections.draw.problem', {
                  problem: isProblem(data.problem) ? t(PROBLEMS[data.problem]) : data.problem,
                })}
              />
            )}
            <FreezePart detail={detail} ready={data.problem === null} />
          </>
        )}
      </Answer>
    </Part>
  );
}

function Sizes({ groups }: { readonly groups: DrawPreview['groups'] }): ReactNode {
  const { t } = useWords();
  return (
    <ul className="plain">
      {groups.map(({ id, size, draw }) => (
        <li key={id}>{t('inspections.draw.sizes', { id, size: integer(size), draw: integer(draw) })}</li>
      ))}
    </ul>
  );
}

function FrozenPart({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t } = useWords();
  const seen = seenOf(detail);
  const drawn = useQuery(drawQuery(seen));
  return (
    <Answer of={drawn}>
      {(data) => (
        <>
          <Commitment data={data} />
          {detail.row.state === 'frozen' && <RevealPart detail={detail} sealed={data.sealed} />}
          {data.result !== null && (
            <>
              <DrawResult result={data.result} />
              <p className="row no-print">
                <Button onClick={() => globalThis.print()}>{t('inspections.draw.print')}</Button>
                <Button href={addressOf(drawPath(seen, '/file'))} download="draw.json">
                  {t('inspections.draw.file')}
                </Button>
              </p>
            </>
          )}
        </>
      )}
    </Answer>
  );
}

function Commitment({ data }: { readonly data: DrawView }): ReactNode {
  const { t, language } = useWords();
  return (
    <Part title={t('inspections.draw.frozen')}>
      <Sizes groups={data.groups} />
      <dl className="facts facts-one">
        <Fact name={t('inspections.draw.frozenAt')}>{instant(data.frozenAt, language)}</Fact>
        <Fact name={t('inspections.draw.officers')}>{integer(data.officers)}</Fact>
        <Fact name={t('inspections.draw.conflicts')}>{integer(data.conflicts)}</Fact>
        <Fact name={t('inspections.draw.digest')} mono>
          {data.digest}
        </Fact>
        <Fact name={t('inspections.draw.commitment')} mono>
          {data.commitment}
        </Fact>
      </dl>
      <p className="soft small">{t('inspections.draw.frozenHint')}</p>
    </Part>
  );
}
