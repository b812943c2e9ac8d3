import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import { uuidv7 } from '../../../../kernel/id.ts';
import { handOverAnswer } from '../../../../modules/cases/hand-over-contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Field } from '../../ui/Field.tsx';
import { integer } from '../../ui/format.ts';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useMe } from '../identity/use-me.ts';
import { CasesToHandOver, mayGo } from './CasesToHandOver.tsx';
import { casePreviewQuery, holdersQuery } from './case-hand-over-query.ts';
import type { HandedOver } from './HandOverPage.tsx';
import { HolderPicker } from './HolderPicker.tsx';

interface Kept {
  /** Made once for what is written here: sent again after a lost connection, it goes on and moves nothing twice. */
  readonly id: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly partner: string | undefined;
  readonly reason: string;
  /** What stays although it could go. */
  readonly without: readonly string[];
}

const SHORTEST = 2;

/** Cases whose officer leaves: the head names another one in each, in one go. `?cases=<person>` says whose. */
export function CaseHandOver({ onDone }: { readonly onDone: (done: HandedOver) => void }): ReactNode {
  const { t } = useWords();
  const { authority } = useMe();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const asked = search.get('cases') ?? undefined;
  const [kept, keep, forget] = useDraft<Kept>(`hand-over.cases${asked === undefined ? '' : `.${asked}`}`, () => ({
    ...{ id: uuidv7(), from: asked, to: undefined, partner: undefined, reason: '', without: [] },
  }));
  const [tried, setTried] = useState(false);
  const { from, to, partner, reason, without } = kept;
  const change = (part: Partial<Kept>): void => keep({ ...kept, ...part, id: uuidv7() });
  const holders = useQuery(holdersQuery);
  const preview = useQuery({ ...casePreviewQuery(from ?? '', to, partner), enabled: from !== undefined });
  const cases = preview.data?.cases ?? [];
  const chosen = new Set(cases.map(({ row }) => row.id).filter((id) => !without.includes(id)));
  const going = cases.filter((each) => mayGo(each) && chosen.has(each.row.id));
  const refused = cases.filter((each) => !mayGo(each)).length;
  const missing = {
    from: from === undefined,
    to: to === undefined || to === from,
    reason: reason.trim().length < SHORTEST,
  };
  const isReady = !Object.values(missing).includes(true) && going.length > 0 && !preview.isFetching;
  const send = useMutation({
    mutationFn: () =>
      api.post('/cases/hand-over', {
        body: {
          ...{ id: kept.id, from, to, reason: reason.trim() },
          ...(partner === undefined ? {} : { partner }),
          cases: going.map(({ row }) => ({ homeRegion: row.homeRegion, id: row.id })),
        },
        answer: handOverAnswer,
      }),
    onSuccess: async (answer) => {
      forget();
      onDone(answer);
      await client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'authorities',
      });
    },
  });
  const fill = (name: keyof typeof missing, text: string): string | undefined =>
    tried && missing[name] ? text : undefined;
  const count = integer(going.length);
  return (
    <form
      className="panel"
      aria-labelledby="case-hand-over"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
      }}
    >
      <div className="panel-head">
        <h2 id="case-hand-over">{t('handOver.cases.title')}</h2>
      </div>
      <p className="soft small hand-over-why">{t('handOver.cases.sub')}</p>
      <div className="form-grid">
        <Field label={t('handOver.cases.from')} required error={fill('from', t('handOver.choose'))}>
          {({ id }) => (
            <HolderPicker
              of={holders}
              id={id}
              value={from}
              invalid={tried && missing.from}
              onChange={(person) => change({ from: person, without: [] })}
            />
          )}
        </Field>
        <Field
          label={t('handOver.to')}
          required
          error={fill('to', t(to !== undefined && to === from ? 'handOver.same' : 'handOver.choose'))}
        >
          {({ id }) => (
            <Officer id={id} value={to} not={[from, partner]} onChange={(person) => change({ to: person })} />
          )}
        </Field>
        <Field label={t('handOver.cases.partner')} hint={t('handOver.cases.partnerHint')}>
          {({ id }) => (
            <Officer id={id} value={partner} not={[from, to]} onChange={(person) => change({ partner: person })} />
          )}
        </Field>
        <Field
          label={t('handOver.reason')}
          hint={t('handOver.reasonHint')}
          required
          span="all"
          error={fill('reason', t('handOver.reasonMissing'))}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={500}
              value={reason}
              onChange={(event) => change({ reason: event.target.value })}
            />
          )}
        </Field>
      </div>
      {from !== undefined && (
        <Answer of={preview} rows={3}>
          {({ cases: shown, more }) =>
            shown.length === 0 ? (
              <p className="soft">{t('handOver.cases.none', { authority: authority.code })}</p>
            ) : (
              <>
                <p role="status" className="hand-over-sum">
                  {t(to === undefined ? 'handOver.cases.chosen' : 'handOver.cases.sum', {
                    count,
                    all: integer(shown.length),
                  })}
                  {refused > 0 && (
                    <span className="warn-text"> {t('handOver.cases.refused', { count: integer(refused) })}</span>
                  )}
                  {more && <span className="soft"> {t('handOver.cases.more')}</span>}
                </p>
                <CasesToHandOver
                  cases={shown}
                  chosen={chosen}
                  isWhole={to !== undefined}
                  onChoose={(ids, isChosen) =>
                    change({
                      without: isChosen ? without.filter((id) => !ids.includes(id)) : [...without, ...ids],
                    })
                  }
                />
                {to !== undefined && going.length === 0 && (
                  <Alert type="warning" showIcon title={t('handOver.cases.nothingGoes')} />
                )}
              </>
            )
          }
        </Answer>
      )}
      {send.isError && <ProblemNote error={send.error} />}
      <div className="row end hand-over-do">
        {isReady ? (
          <Popconfirm
            title={t('handOver.cases.sure', { count })}
            description={t('handOver.cases.sureWhy')}
            okText={t('handOver.do')}
            placement="topRight"
            onConfirm={() => send.mutateAsync().catch(() => undefined)}
          >
            <Button type="primary" loading={send.isPending}>
              {t('handOver.cases.do', { count })}
            </Button>
          </Popconfirm>
        ) : (
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('handOver.cases.doAny')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface OfficerProps {
  readonly id: string;
  readonly value: string | undefined;
  readonly not: readonly (string | undefined)[];
  readonly onChange: (person: string | undefined) => void;
}

/** An officer of one's authority who is not one of those. */
function Officer({ id, value, not, onChange }: OfficerProps): ReactNode {
  const { authority } = useMe();
  return (
    <PersonPicker
      id={id}
      authority={authority.code}
      value={value}
      among={({ id: person, roles }) => !not.includes(person) && roles.includes('officer')}
      onChange={onChange}
    />
  );
}
