import { num, str } from '../../../kernel/read-json.ts';
import { sql } from '../../../platform/store/sql.ts';
import { fact, type Source } from './source.ts';

/** 通报 that went to the public, each by its newest published edition. */
export const bulletins: Source = {
  kind: 'bulletin',
  rows: () => sql`
    select e.home_region as region, e.id, (e.published_at at time zone 'Asia/Shanghai')::date::text as day, null::text as until,
      e.authority, e.title as words,
      jsonb_build_object('title', e.title, 'edition', e.edition, 'digest', encode(e.digest, 'hex'),
        'number', e.document::jsonb #>> '{number,text}', 'from', e.document::jsonb #>> '{content,period,from}',
        'to', e.document::jsonb #>> '{content,period,to}') as data
    from (
      select distinct on (home_region, id) * from briefing_edition
      where to_public and published_at is not null order by home_region, id, edition desc
    ) e`,
  present: ({ region, id, data }) => ({
    title: str(data, 'title'),
    ...{ firm: '', code: '', ownPath: '/bulletins' },
    file: `/api/public/briefings/${region}/${id}/${num(data, 'edition')}/document?format=pdf`,
    facts: [
      ...fact('文号', 'Number', str(data, 'number')),
      ...fact('统计期间', 'Period', `${str(data, 'from')} — ${str(data, 'to')}`),
      ...fact('版次', 'Edition', String(num(data, 'edition'))),
      ...fact('签名文件摘要', 'Digest of the signed text', str(data, 'digest')),
    ],
  }),
};
