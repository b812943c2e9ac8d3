export { disclosureGuard } from './guard.ts';
