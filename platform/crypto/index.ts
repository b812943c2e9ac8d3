export { createEnvelope, type Envelope } from './envelope.ts';
export { errors } from './errors.ts';
export { loadSecret } from './key-file.ts';
export { type KeyRing, loadKeyRing, newKeyRing, rotateKeyRing } from './key-ring.ts';
export { hashToken, keyedHash, newToken, randomPiece } from './random.ts';
export { findReceiptCode, hashReceiptCode, newReceiptCode } from './receipt-code.ts';
export { loadSigningKey, type SigningKey, verifySignature } from './signing-key.ts';
export { createSlowHash, isOutdatedHash, type SlowHash, slowHash } from './slow-hash.ts';
