import { type CalendarYear, createWorkCalendar, type EpochCalendar } from '../../kernel/work-calendar.ts';
import y2019 from './cn-2019.json' with { type: 'json' };
import y2020 from './cn-2020.json' with { type: 'json' };
import y2021 from './cn-2021.json' with { type: 'json' };
import y2022 from './cn-2022.json' with { type: 'json' };
import y2023 from './cn-2023.json' with { type: 'json' };
import y2024 from './cn-2024.json' with { type: 'json' };
import y2025 from './cn-2025.json' with { type: 'json' };
import y2026 from './cn-2026.json' with { type: 'json' };

/** The State Council's holiday arrangements, one a year. 2027 was not announced when this was written. */
export const calendarYears: readonly CalendarYear[] = [y2019, y2020, y2021, y2022, y2023, y2024, y2025, y2026];

/** Working days in mainland China for the loaded years; any other year answers `unknown`. */
export const chinaCalendar: EpochCalendar = createWorkCalendar(calendarYears);
