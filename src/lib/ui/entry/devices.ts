import { fieldIn } from '#lib/ui/ask-server.ts';
import { ask, type Asked } from './protection.ts';

export interface DeviceCard {
	readonly id: string;
	readonly label: string;
	readonly createdAt: number;
	readonly seenAt: number;
	readonly app: string | null;
	readonly proof: 'link' | 'password' | 'two-factor';
	readonly here: boolean;
	readonly linkFrom: string | null;
}

export async function readDevices(): Promise<Asked<readonly DeviceCard[]>> {
	return devicesIn(await ask('/api/devices'));
}

export async function endDevice(id: string): Promise<Asked<readonly DeviceCard[]>> {
	return devicesIn(await ask(`/api/devices/${encodeURIComponent(id)}/end`, {}));
}

export async function endOtherDevices(): Promise<Asked<readonly DeviceCard[]>> {
	return devicesIn(await ask('/api/devices/end-others', {}));
}

function devicesIn(asked: Asked<unknown>): Asked<readonly DeviceCard[]> {
	if (!asked.ok) return asked;
	const devices = fieldIn(asked.value, 'devices');
	return { ok: true, value: Array.isArray(devices) ? (devices as readonly DeviceCard[]) : [] };
}
