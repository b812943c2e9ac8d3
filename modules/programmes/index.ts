export { followProgrammes, taskIdOf } from './commands/follow.ts';
export { talkFigureGuard } from './commands/talk-figures.ts';
export { errors } from './errors.ts';
export { addProgrammeRoutes } from './routes.ts';
