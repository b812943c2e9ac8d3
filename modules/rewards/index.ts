export { rewardGuard } from './guard.ts';
export { addRewardRoutes } from './public-routes.ts';
export { rewardStatusOf } from './queries/reward-status.ts';
