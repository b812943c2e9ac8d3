import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { findItems } from './api.ts';
import { Back } from './Back.tsx';
import { inspectionTexts } from './texts.ts';
import { useAsked } from './use-asked.ts';

/** What may be inspected, by authority, with the yearly cap. */
export function ItemPage() {
  const { language } = useWords();
  const t = inspectionTexts[language];
  const found = useAsked(findItems, '');
  return (
    <>
      <PageTitle title={t.items} />
      <p className="lead">{t.itemsLead}</p>
      <p aria-live="polite">
        {found === undefined
          ? t.waiting
          : typeof found === 'string'
            ? t.failed
            : found.lists.length === 0
              ? t.noItems
              : ''}
      </p>
      {typeof found === 'object' &&
        found.lists.map((list) => (
          <section key={list.id} className="card" aria-labelledby={`list-${list.id}`}>
            <h2 id={`list-${list.id}`}>{t.pair(list.authorityName[language], list.title)}</h2>
            <p className="hint">{t.edition(list.edition, longDate(list.from, language), list.document)}</p>
            <p>
              <strong>{list.yearlyCap === null ? t.noCap : t.cap(list.yearlyCap)}</strong>
              {list.yearlyCap !== null && <> {list.capMode === 'block' ? t.capBlock : t.capWarn}</>}
            </p>
            <ul className="inspection-items">
              {list.items.map((item) => (
                <li key={item.id}>
                  <strong>
                    {item.id} {item.title}
                  </strong>
                  <br />
                  {t.pair(t.basis, item.basis)}
                  <br />
                  {t.pair(t.objects, item.objects)} · {t.pair(t.way, t.method[item.method] ?? item.method)} ·{' '}
                  {t.pair(t.by, item.who)}
                </li>
              ))}
            </ul>
          </section>
        ))}
      <Back />
    </>
  );
}
