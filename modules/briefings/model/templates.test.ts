import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { catalogueOf } from '../../figures/index.ts';
import { everyProcedure } from '../../procedures.ts';
import { checkContent } from '../environment.ts';
import { fromTemplate, nextFrom, templateIds } from './templates.ts';

const today = '2026-07-22' as PlainDate;

describe('templates', () => {
  it.each(templateIds)('%s asks for figures that exist and whose units fit', (id) => {
    expect(() => checkContent(catalogueOf(everyProcedure), fromTemplate(id, today), '980000')).not.toThrow();
  });

  it('begins with the last whole week or month', () => {
    expect(fromTemplate('weekly-clearance', today).period).toEqual({ from: '2026-07-13', to: '2026-07-19' });
    expect(fromTemplate('monthly-cases', today).period).toEqual({ from: '2026-06-01', to: '2026-06-30' });
  });

  it('moves the period and its words on to the next one', () => {
    const next = nextFrom(fromTemplate('monthly-cases', '2026-02-10' as PlainDate));
    expect(next.period).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(next.title).toBe('2026年2月案件查办情况通报');
    const [words] = next.sections;
    expect(words?.kind === 'text' ? words.text.slice(0, 7) : '').toBe('2026年2月');
    const week = nextFrom(fromTemplate('weekly-clearance', today));
    expect(week.title).toBe('线索清零周通报（2026年7月20日至2026年7月26日）');
  });
});
