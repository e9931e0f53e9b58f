import { encode } from 'uqr';

/** The white edge by which a camera finds the code. */
const border = 4;

/**
 * The code of a picture, row by row. The mask is always the same: what is sealed looks like chance under
 * any of them, and to weigh all eight takes a slow phone longer than a picture is shown.
 */
export function squaresOf(text: string): readonly (readonly boolean[])[] {
	return encode(text, { ecc: 'L', border, maskPattern: 2 }).data;
}
