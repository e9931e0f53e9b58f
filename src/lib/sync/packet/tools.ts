/** A private key, whatever holds it: its bytes need not be known to anybody. */
export type PrivateKey = object;

/** The public halves of one machine, as raw points of P-256. */
export interface PublicKeys {
	readonly signing: Uint8Array;
	readonly agreement: Uint8Array;
}

/** Both keys of one machine: one says who wrote, the other opens what was sealed for it. */
export interface MachineKeys {
	readonly signing: PrivateKey;
	readonly agreement: PrivateKey;
	readonly open: PublicKeys;
}

export interface FreshAgreement {
	readonly key: PrivateKey;
	readonly open: Uint8Array;
}

/** What is done with keys, so that chance and the machine's own cryptography come in as an argument. */
export interface PacketTools {
	random(length: number): Uint8Array;
	/** ECDSA P-256 over SHA-256, 64 bytes. */
	sign(key: PrivateKey, bytes: Uint8Array): Promise<Uint8Array>;
	/** False also for what is no key. */
	verify(open: Uint8Array, signature: Uint8Array, bytes: Uint8Array): Promise<boolean>;
	/** For one packet only. */
	freshAgreement(): Promise<FreshAgreement>;
	/** ECDH P-256, then HKDF-SHA-256 with this salt; 32 bytes. Undefined for what is no key. */
	agree(key: PrivateKey, open: Uint8Array, salt: Uint8Array): Promise<Uint8Array | undefined>;
	/** AES-256-GCM. A secret is used for one text only, so the nonce is nought. */
	encrypt(secret: Uint8Array, bytes: Uint8Array, beside: Uint8Array): Promise<Uint8Array>;
	decrypt(
		secret: Uint8Array,
		bytes: Uint8Array,
		beside: Uint8Array
	): Promise<Uint8Array | undefined>;
	squeeze(bytes: Uint8Array): Promise<Uint8Array>;
	/** Undefined for what is broken, or larger than that. */
	unsqueeze(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array | undefined>;
}

export const publicKeyBytes = 65;
export const signatureBytes = 64;
export const secretBytes = 32;
export const tagBytes = 16;
