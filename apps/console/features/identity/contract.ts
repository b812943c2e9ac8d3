export * from '../../../../platform/identity/contract.ts';
