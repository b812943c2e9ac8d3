// The web apps may read contracts; the lint rule for platform/ names only procedure/ so far.
// biome-ignore lint/style/noRestrictedImports: a contract is shapes only, no platform code comes with it
export * from '../../../../platform/identity/contract.ts';
