import type { PublicBriefing } from '../../../modules/briefings/contract.ts';
import { getListed } from '../get.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { SearchList } from '../ui/SearchList.tsx';
import { bulletinTexts } from './texts.ts';

const find = (q: string, next: string | null) => getListed<PublicBriefing>('/api/public/briefings', 'cursor', q, next);

/** Bulletins that went to the public, each with its files. */
export function BulletinList() {
  const t = bulletinTexts[useWords().language];
  return (
    <>
      <PageTitle title={t.title} />
      <p className="lead">{t.lead}</p>
      <SearchList
        find={find}
        label={t.searchLabel}
        hint={t.searchHint}
        none={t.none}
        empty={t.empty}
        row={(bulletin) => <Row of={bulletin} />}
      />
    </>
  );
}

function Row({ of }: { readonly of: PublicBriefing }) {
  const { language, pick } = useWords();
  const t = bulletinTexts[language];
  const { region, id, edition, title, number, kind, issuer, period, publishedOn } = of;
  const file = (format: string): string =>
    `/api/public/briefings/${region}/${id}/${edition}/document?format=${format}&language=${language}`;
  return (
    <>
      {/* The words of a bulletin are in Chinese, whatever the language of the page. */}
      <h2 className="decision-title" lang={language === 'zh' ? undefined : 'zh-CN'}>
        {title}
      </h2>
      <p className="decision-line">
        {number}
        {edition > 1 && ` · ${t.edition(edition)}`} · {pick(kind)}
      </p>
      <p className="hint">
        {pick(issuer)} · {t.period(longDate(period.from, language), longDate(period.to, language))}
        <br />
        {t.published(longDate(publishedOn, language))}
      </p>
      <p className="actions no-print">
        {(['pdf', 'xlsx', 'json'] as const).map((format) => (
          <a
            key={format}
            className={format === 'pdf' ? 'button' : 'button button-quiet'}
            href={file(format)}
            aria-label={`${t[format]}: ${title}`}
            download
          >
            {t[format]}
          </a>
        ))}
      </p>
    </>
  );
}
