export { markKeeper, sweepMarks } from './commands/keep-marks.ts';
export type { HabitContext } from './context.ts';
export { addHabitRoutes } from './routes.ts';
export { setFactorsFrom } from './set-factors.ts';
