/**
 * Long enough for one thing to lead to the next without time going by: a command through the disk to
 * the socket, or a frame through the gate, a commit at the end of the turn, and the answers.
 */
export async function settle(): Promise<void> {
	for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}
