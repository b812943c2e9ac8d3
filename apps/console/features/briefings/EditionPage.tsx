import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Dropdown, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { uuidv7 } from '../../../../kernel/id.ts';
import { type BriefingView, type EditionView, editionView, rerunView } from '../../../../modules/briefings/contract.ts';
import { nameOfCell } from '../../../../modules/briefings/model/name-of-cell.ts';
import { addressOf, api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { Answer } from '../../ui/Answer.tsx';
import { Field } from '../../ui/Field.tsx';
import { instant } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { type At, editionQuery, pathOf, refresh, verbsQuery } from './briefings-query.ts';
import { Differences } from './Differences.tsx';
import { DrillDrawer } from './DrillDrawer.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { Sheet } from './Sheet.tsx';
import { useCell } from './use-cell.ts';

interface Props {
  readonly at: At;
  readonly view: BriefingView;
}

/** An edition as it was signed: every number opens its matters; files, proof, later editions. */
export function EditionPage({ at, view }: Props): ReactNode {
  const [search, setSearch] = useSearchParams();
  const newest = view.editions[0]?.edition ?? 1;
  const edition = Number(search.get('edition') ?? newest);
  const answer = useQuery(editionQuery(at, edition));
  if (answer.data === undefined) {
    return (
      <Page title={view.title}>
        <Answer of={answer}>{() => null}</Answer>
      </Page>
    );
  }
  return (
    <Frozen
      key={edition}
      at={at}
      view={view}
      edition={answer.data}
      onEdition={(next) => setSearch(next === newest ? {} : { edition: String(next) })}
    />
  );
}

interface FrozenProps extends Props {
  readonly edition: EditionView;
  readonly onEdition: (edition: number) => void;
}

const FILES = ['pdf', 'docx', 'xlsx', 'json'] as const;

function Frozen({ at, view, edition, onEdition }: FrozenProps): ReactNode {
  const { t, pick, language } = useWords();
  const { frozen } = edition;
  const [cell, openCell] = useCell();
  const [dialog, open] = useState<'publish' | 'supersede' | null>(null);
  const verbs = useQuery(verbsQuery(at, view.own));
  const may = (verb: string): boolean =>
    verbs.data?.verbs.some((each) => each.verb === verb && each.refusal === null) === true;
  const path = pathOf(at, `/editions/${edition.edition}`);
  const rerun = useMutation({ mutationFn: () => api.post(`${path}/rerun`, { body: {}, answer: rerunView }) });
  // Escape closes what a number opened; the page itself is left by its link.
  useKeys({ r: () => rerun.mutate() }, cell === null && dialog === null);
  const isNewest = edition.edition === view.editions[0]?.edition;
  return (
    <Page
      title={frozen.content.title}
      sub={
        <span>
          {frozen.number.text} · {pick(frozen.issuer.name)} ·{' '}
          {edition.publishedAt === null
            ? t('briefings.notPublished')
            : t('briefings.publishedAt', { at: instant(edition.publishedAt, language) })}
          {!isNewest && <strong> · {t('briefings.replaced')}</strong>}
        </span>
      }
      actions={
        <>
          <Link to="/briefings">{t('briefings.all')}</Link>
          {view.editions.length > 1 && (
            <Select
              aria-label={t('briefings.editions')}
              value={edition.edition}
              options={view.editions.map((each) => ({
                value: each.edition,
                label: t('briefings.edition', { n: each.edition }),
              }))}
              onChange={onEdition}
            />
          )}
          {isNewest && may('publish') && (
            <Button type="primary" onClick={() => open('publish')}>
              {t('briefings.publish')}
            </Button>
          )}
          {isNewest && may('supersede') && (
            <Button onClick={() => open('supersede')}>{t('briefings.supersede')}</Button>
          )}
          <Button loading={rerun.isPending} onClick={() => rerun.mutate()}>
            {t('briefings.rerun')}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                ...FILES.map((format) => ({
                  key: format,
                  label: (
                    <a href={addressOf(`${path}/document`, { format, language })} download>
                      {t(`briefings.file.${format}`)}
                    </a>
                  ),
                })),
                ...(view.own
                  ? [
                      {
                        key: 'bundle',
                        label: (
                          <a href={addressOf(`${path}/bundle`)} download>
                            {t('briefings.file.bundle')}
                          </a>
                        ),
                      },
                    ]
                  : []),
              ],
            }}
          >
            <Button>{t('briefings.files')}</Button>
          </Dropdown>
        </>
      }
    >
      <div className="stack">
        {rerun.isError && <ProblemNote error={rerun.error} />}
        {rerun.data !== undefined && (
          <Alert
            showIcon
            type={rerun.data.identical ? 'success' : 'error'}
            title={t(rerun.data.identical ? 'briefings.identical' : 'briefings.different')}
            description={
              <div className="small">
                <div className="mono break">{rerun.data.rerunDigest}</div>
                {rerun.data.moved.map((each) => (
                  <div key={each.zh}>{pick(each)}</div>
                ))}
                {rerun.data.cells.map((each) => (
                  <div key={each.cell}>
                    {each.cell}: {each.frozen} → {each.now}
                  </div>
                ))}
              </div>
            }
          />
        )}
        {frozen.supersedes !== null && <Differences frozen={frozen} onCell={openCell} />}
        <div className="panel">
          <Sheet shown={frozen} onCell={openCell} />
        </div>
        <section className="panel" aria-labelledby="briefing-proof">
          <div className="panel-head">
            <h2 id="briefing-proof">{t('briefings.proof')}</h2>
            <span className="faint small">{t('briefings.proofNote')}</span>
          </div>
          <dl className="proof">
            <div>
              <dt>{t('briefings.frozenBy')}</dt>
              <dd>
                {edition.frozenBy} · {instant(edition.frozenAt, language)}
              </dd>
            </div>
            <div>
              <dt>{t('briefings.cutOff')}</dt>
              <dd>
                {instant(frozen.cutOff, language)} · {frozen.cutOff}
              </dd>
            </div>
            <div>
              <dt>SHA-256</dt>
              <dd className="mono break">{edition.digest}</dd>
            </div>
            <div>
              <dt>{t('briefings.signature')}</dt>
              <dd className="mono break">{edition.signature}</dd>
            </div>
            <div>
              <dt>{t('briefings.publicKey')}</dt>
              <dd className="mono break">{edition.publicKey}</dd>
            </div>
          </dl>
        </section>
      </div>
      {cell !== null && (
        <DrillDrawer
          at={at}
          edition={edition.edition}
          cell={cell}
          name={pick(nameOfCell(frozen, cell))}
          onClose={() => openCell(null)}
        />
      )}
      {dialog === 'publish' && <PublishDialog at={at} version={view.version ?? 0} onClose={() => open(null)} />}
      {dialog === 'supersede' && <Supersede at={at} version={view.version ?? 0} onClose={() => open(null)} />}
    </Page>
  );
}

/** A new edition of the same words, from the acts of today. */
function Supersede({ at, version, onClose }: { at: At; version: number; onClose: () => void }): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [actId] = useState(uuidv7);
  const send = useMutation({
    mutationFn: () =>
      api.post(pathOf(at, '/supersede'), { body: { actId, version, reason: reason.trim() }, answer: editionView }),
    onSuccess: async () => {
      await refresh(client, at);
      onClose();
    },
  });
  return (
    <ActDialog
      title={t('briefings.supersede')}
      act={t('briefings.supersede')}
      ready={reason.trim().length > 1}
      send={send}
      onClose={onClose}
    >
      <p>{t('briefings.supersedeNote')}</p>
      <Field label={t('briefings.reason')} required>
        {(control) => (
          <Input {...control} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  );
}
