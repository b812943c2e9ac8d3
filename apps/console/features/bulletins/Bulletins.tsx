import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, type InputRef, Modal, Segmented, Select } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { uuidv7 } from '../../../../kernel/id.ts';
import { anyBulletinView, freezeCasesRequest } from '../../../../modules/bulletins/case-contract.ts';
import {
  bulletinList,
  clearanceProcedures,
  freezeRequest,
  type GroupedBy,
} from '../../../../modules/bulletins/contract.ts';
import { caseProcedureIds } from '../../../../modules/cases/model/procedures.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { Field } from '../../ui/Field.tsx';
import { instant } from '../../ui/format.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useMe } from '../identity/use-me.ts';
import { type BoardKind, boardTitle, by, mayFreeze } from './figures.ts';
import { periodOf, today } from './periods.ts';

/** Frozen bulletins: figures that stay as they were signed. */
export function Bulletins(): ReactNode {
  const { t, pick, language } = useWords();
  const { roles } = useMe();
  const [search, setSearch] = useSearchParams();
  const list = useQuery({
    queryKey: ['bulletins'],
    queryFn: ({ signal }) => api.get('/bulletins', { answer: bulletinList, signal }),
  });
  // An address that was kept from before there were two kinds says `1`.
  const freezing = search.has('freeze') && mayFreeze(roles);
  return (
    <Page
      title={t('bulletins.title')}
      sub={t('bulletins.sub')}
      {...(mayFreeze(roles) && {
        actions: (
          <Button type="primary" onClick={() => setSearch({ freeze: 'clearance' })}>
            {t('bulletins.freeze')}
          </Button>
        ),
      })}
    >
      <Answer of={list}>
        {(items) =>
          items.length === 0 ? (
            <Nothing icon="bulletin" text={t('bulletins.none')} hint={t('bulletins.noneHint')} />
          ) : (
            <div className="table-frame">
              <table className="data" aria-label={t('bulletins.title')}>
                <thead>
                  <tr>
                    <th scope="col">{t('bulletin.name')}</th>
                    <th scope="col">{t('bulletins.kind')}</th>
                    <th scope="col">{t('board.authority')}</th>
                    <th scope="col">{t('board.period')}</th>
                    <th scope="col">{t('bulletin.cutOff')}</th>
                    <th scope="col">{t('bulletin.frozenBy')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <tr key={item.id}>
                      <td>
                        <Link to={`/bulletins/${item.id}`}>{item.title}</Link>
                      </td>
                      <td className="nowrap">{t(boardTitle[item.kind])}</td>
                      <td>{pick(item.authority)}</td>
                      <td className="nowrap num">
                        {item.from} – {item.to}
                      </td>
                      <td className="nowrap num">{instant(item.cutOff, language)}</td>
                      <td className="nowrap">{item.frozenBy}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
      {freezing && (
        <FreezeDialog
          kind={search.get('freeze') === 'cases' ? 'cases' : 'clearance'}
          from={search.get('from')}
          to={search.get('to')}
          onClose={() => setSearch({})}
        />
      )}
    </Page>
  );
}

/** What a bulletin of each kind may count, what it counts where nobody chooses, and how it is asked for. */
const kinds = {
  clearance: {
    path: '/bulletins',
    request: freezeRequest,
    procedures: clearanceProcedures,
    usual: clearanceProcedures,
  },
  cases: { path: '/bulletins/cases', request: freezeCasesRequest, procedures: caseProcedureIds, usual: ['case'] },
} as const satisfies Record<BoardKind, unknown>;

interface FreezeProps {
  readonly kind: BoardKind;
  readonly from: string | null;
  readonly to: string | null;
  readonly onClose: () => void;
}

function FreezeDialog({ kind: asked, from, to, onClose }: FreezeProps): ReactNode {
  const { t, pick } = useWords();
  const who = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const month = periodOf('month', today());
  const [form, setForm] = useState(() => ({
    actId: uuidv7(),
    title: '',
    authority: who.authority.code,
    from: from === null || from === '' ? month.from : from,
    to: to === null || to === '' ? month.to : to,
    by: 'authority' as GroupedBy,
    procedures: kinds[asked].usual as readonly string[],
  }));
  const [kind, setKind] = useState(asked);
  const { path, request, procedures: countable } = kinds[kind];
  const freeze = useMutation({
    mutationFn: () => api.post(path, { body: form, answer: anyBulletinView }),
    onSuccess: async ({ bulletin }) => {
      await client.invalidateQueries({ queryKey: ['bulletins'] });
      void navigate(`/bulletins/${bulletin.id}`);
    },
  });
  const name = useRef<InputRef>(null);
  const right = request.safeParse(form).success && form.from <= form.to && form.procedures.length > 0;
  return (
    <Modal
      open
      title={t('bulletins.freeze')}
      onCancel={onClose}
      onOk={() => freeze.mutate()}
      okText={t('bulletins.freezeSubmit')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !right, loading: freeze.isPending }}
      // The dialog takes the focus for its first button; here one begins with the title.
      afterOpenChange={(open) => open && name.current?.focus()}
      width={620}
    >
      <div className="stack">
        <p className="soft small">{t('bulletins.freezeNote')}</p>
        {freeze.isError && <ProblemNote error={freeze.error} />}
        <Segmented
          aria-label={t('bulletins.kind')}
          value={kind}
          options={Object.keys(kinds).map((value) => ({ value, label: t(boardTitle[value as BoardKind]) }))}
          onChange={(value) => {
            const next = value as BoardKind;
            setKind(next);
            // Another document than the one that was begun: an id stands for one.
            setForm({ ...form, actId: uuidv7(), procedures: kinds[next].usual });
          }}
        />
        <Field label={t('bulletin.name')} required>
          {(control) => (
            <Input
              {...control}
              ref={name}
              maxLength={200}
              placeholder={t(kind === 'cases' ? 'bulletins.nameHint.cases' : 'bulletin.nameHint')}
              value={form.title}
              onChange={(event) => setForm({ ...form, title: event.target.value })}
            />
          )}
        </Field>
        <div className="form-grid">
          <Field label={t('board.from')} required>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={form.from}
                onChange={(event) => setForm({ ...form, from: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('board.to')} required>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={form.to}
                onChange={(event) => setForm({ ...form, to: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('board.authority')} required>
            {({ id }) => (
              <AuthorityPicker
                id={id}
                within={who.authority.code}
                value={form.authority}
                onChange={(authority) => setForm({ ...form, authority: authority ?? who.authority.code })}
              />
            )}
          </Field>
          <Field label={t('board.by')} required>
            {({ id }) => (
              <Select
                id={id}
                className="wide"
                value={form.by}
                options={by.options.map((value) => ({ value, label: t(`board.by.${value}`) }))}
                onChange={(value) => setForm({ ...form, by: value })}
              />
            )}
          </Field>
        </div>
        <fieldset className="field plain-fieldset">
          <legend>{t('bulletins.what')}</legend>
          <Checkbox.Group
            value={[...form.procedures]}
            options={countable.map((id) => ({ value: id, label: pick(procedureTitle(id)) }))}
            onChange={(chosen) => setForm({ ...form, procedures: chosen })}
          />
        </fieldset>
      </div>
    </Modal>
  );
}
