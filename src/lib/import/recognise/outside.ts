/** Signs inside brackets part nothing: «(классные руководители, тьюторы)». */
export function splitOutside(text: string, sign: ',' | ';'): readonly string[] {
	const pieces: string[] = [''];
	let depth = 0;
	for (const letter of text) {
		if (letter === '(') depth += 1;
		if (letter === ')') depth = Math.max(0, depth - 1);
		if (letter === sign && depth === 0) pieces.push('');
		else pieces[pieces.length - 1] += letter;
	}
	return pieces;
}
