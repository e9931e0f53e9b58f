/** On every answer, whatever it is. The page itself carries the script rules with its hashes. */
const always: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'content-security-policy': "frame-ancestors 'none'",
	'x-frame-options': 'DENY',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	// The camera reads QR codes, the microphone takes voice notes; nothing else is ever asked for.
	'permissions-policy': 'camera=(self), geolocation=(), microphone=(self), payment=(), usb=()'
};

export function withSafeHeaders(answer: Response, origin: string | undefined): Response {
	for (const [name, value] of Object.entries(always)) {
		// What somebody attached comes under rules of its own, which are stricter.
		if (name !== 'content-security-policy' || !answer.headers.has(name))
			answer.headers.set(name, value);
	}
	if (origin?.startsWith('https:')) {
		answer.headers.set('strict-transport-security', 'max-age=31536000');
	}
	return answer;
}
