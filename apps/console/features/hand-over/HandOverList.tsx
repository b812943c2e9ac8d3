import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import { type HandOverView, handOverView } from '../../../../modules/intake/hand-over-contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { instant, integer, shortHash } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { handOversQuery, receiptAddress } from './hand-over-query.ts';
import { MovedMatters } from './MovedMatters.tsx';

/** Hand-overs that concern me: what waits for my word first to the eye, each with its receipt. */
export function HandOverList({ items }: { readonly items: readonly HandOverView[] }): ReactNode {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState<string | null>(null);
  const confirm = useMutation({
    mutationFn: (id: string) => api.post(`/hand-over/${id}/confirm`, { answer: handOverView }),
    onSuccess: async ({ from, moved }) => {
      void message.success(t('handOver.confirmed', { from: from.name, count: integer(moved) }));
      await client.invalidateQueries({ queryKey: handOversQuery.queryKey });
    },
  });
  if (items.length === 0) return <p className="soft small hand-over-none">{t('handOver.none')}</p>;
  return (
    <>
      {confirm.isError && <ProblemNote error={confirm.error} />}
      <div className="table-frame">
        <table className="data hand-overs" aria-labelledby="hand-overs-title">
          <thead>
            <tr>
              <th scope="col">{t('handOver.at')}</th>
              <th scope="col">{t('handOver.from')}</th>
              <th scope="col">{t('handOver.to')}</th>
              <th scope="col">{t('handOver.moved')}</th>
              <th scope="col">{t('handOver.reason')}</th>
              <th scope="col">{t('handOver.state')}</th>
              <th scope="col">{t('handOver.receipt')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Fragment key={item.id}>
                <tr className={item.mayConfirm ? 'is-waiting' : ''}>
                  <td className="num nowrap">{instant(item.askedAt, language)}</td>
                  <td className="nowrap">{item.from.name}</td>
                  <td className="nowrap">{item.to.name}</td>
                  <td className="nowrap">
                    <button
                      type="button"
                      className="plain-button link-button"
                      aria-expanded={open === item.id}
                      onClick={() => setOpen(open === item.id ? null : item.id)}
                    >
                      {t(item.what === 'cases' ? 'handOver.cases.count' : 'handOver.count', {
                        count: integer(item.moved),
                      })}
                    </button>
                    {item.refused > 0 && (
                      <div className="warn-text small">{t('handOver.stayed', { count: integer(item.refused) })}</div>
                    )}
                  </td>
                  <td className="break">{item.reason}</td>
                  <td>
                    <State item={item} />
                    {item.mayConfirm && (
                      <Button
                        size="small"
                        type="primary"
                        loading={confirm.isPending && confirm.variables === item.id}
                        onClick={() => confirm.mutate(item.id)}
                      >
                        {t('handOver.confirm')}
                      </Button>
                    )}
                  </td>
                  <td className="nowrap">
                    <a
                      href={receiptAddress(item.id)}
                      download
                      className="mono"
                      title={`SHA-256 ${item.digest}`}
                      aria-label={t('handOver.receiptOf', { hash: shortHash(item.digest) })}
                    >
                      {shortHash(item.digest)}
                    </a>
                  </td>
                </tr>
                {open === item.id && (
                  <tr>
                    <td colSpan={7}>
                      <MovedMatters id={item.id} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function State({ item: { mayConfirm, confirmedAt, confirmedBy, to } }: { readonly item: HandOverView }): ReactNode {
  const { t, language } = useWords();
  if (mayConfirm) return null;
  if (confirmedAt === null) return <span className="mark mark-calm">{t('handOver.unconfirmed')}</span>;
  const stoodIn = confirmedBy !== null && confirmedBy.id !== to.id;
  return (
    <span className="mark mark-ok num">
      {t('handOver.confirmedAt', { at: instant(confirmedAt, language) })}
      {stoodIn && ` ${confirmedBy.name}`}
    </span>
  );
}
