import { turns } from '../support/turns.ts';

/**
 * Long enough for one thing to lead to the next without time going by: a command through the disk to
 * the socket, or a frame through the gate, a commit at the end of the turn, and the answers.
 */
export function settle(): Promise<void> {
	return turns(4);
}
