export { roleTitle } from '../../../../modules/authorities/model/role-titles.ts';
