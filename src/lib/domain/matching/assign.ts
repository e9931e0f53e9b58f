/**
 * The assignment of rows to columns with the greatest sum, each row to at most one column and each
 * column to at most one row. A gain of 0 or less is not taken. Always the same answer for the same
 * matrix; the Hungarian method with potentials, rows × rows × columns steps.
 */
export function assign(gains: readonly (readonly number[])[]): readonly (number | undefined)[] {
	const costs = costsOf(gains);
	const state: Potentials = {
		ofRow: new Float64Array(costs.rows),
		ofColumn: new Float64Array(costs.columns),
		rowAt: new Int32Array(costs.columns).fill(nobody)
	};
	for (let row = 0; row < costs.rows; row++) seat(row, costs, state);
	const chosen = Array<number | undefined>(costs.rows).fill(undefined);
	state.rowAt.forEach((row, column) => {
		if (row !== nobody && (gains[row]?.[column] ?? 0) > 0) chosen[row] = column;
	});
	return chosen;
}

const nobody = -1;

interface Costs {
	readonly rows: number;
	readonly columns: number;
	/** Row after row. */
	readonly cells: Float64Array;
}

interface Potentials {
	readonly ofRow: Float64Array;
	readonly ofColumn: Float64Array;
	/** The row that stands at each column. */
	readonly rowAt: Int32Array;
}

/** One more column per row stands for «nobody», so that a row is never forced into a loss. */
function costsOf(gains: readonly (readonly number[])[]): Costs {
	const rows = gains.length;
	const columns = (gains[0]?.length ?? 0) + rows;
	const cells = new Float64Array(rows * columns);
	gains.forEach((line, row) => {
		line.forEach((gain, column) => {
			cells[row * columns + column] = -Math.max(0, gain);
		});
	});
	return { rows, columns, cells };
}

/** Finds a place for one more row along the cheapest way of re-seating the others. */
function seat(row: number, costs: Costs, state: Potentials): void {
	const { columns } = costs;
	const least = new Float64Array(columns).fill(Infinity);
	const cameFrom = new Int32Array(columns).fill(nobody);
	const visited = new Uint8Array(columns);
	let standing = row;
	let last = nobody;
	for (;;) {
		relax(standing, last, { costs, state, least, cameFrom, visited });
		const nearest = nearestOf(least, visited);
		raise(least[nearest] ?? 0, { row, least, visited, state });
		visited[nearest] = 1;
		last = nearest;
		standing = state.rowAt[nearest] ?? nobody;
		if (standing === nobody) break;
	}
	reseat(row, last, { rowAt: state.rowAt, cameFrom });
}

interface Search {
	readonly costs: Costs;
	readonly state: Potentials;
	readonly least: Float64Array;
	readonly cameFrom: Int32Array;
	readonly visited: Uint8Array;
}

function relax(standing: number, last: number, search: Search): void {
	const { costs, state, least, cameFrom, visited } = search;
	const base = state.ofRow[standing] ?? 0;
	const start = standing * costs.columns;
	for (let column = 0; column < costs.columns; column++) {
		if (visited[column]) continue;
		const cost = costs.cells[start + column] ?? 0;
		const reduced = cost - base - (state.ofColumn[column] ?? 0);
		if (reduced >= (least[column] ?? Infinity)) continue;
		least[column] = reduced;
		cameFrom[column] = last;
	}
}

function nearestOf(least: Float64Array, visited: Uint8Array): number {
	let nearest = nobody;
	for (let column = 0; column < least.length; column++) {
		if (visited[column]) continue;
		if (nearest === nobody || (least[column] ?? Infinity) < (least[nearest] ?? Infinity))
			nearest = column;
	}
	return nearest;
}

interface Raising {
	readonly row: number;
	readonly least: Float64Array;
	readonly visited: Uint8Array;
	readonly state: Potentials;
}

function raise(by: number, { row, least, visited, state }: Raising): void {
	if (by === 0) return;
	state.ofRow[row] = (state.ofRow[row] ?? 0) + by;
	for (let column = 0; column < least.length; column++) {
		if (!visited[column]) {
			least[column] = (least[column] ?? Infinity) - by;
			continue;
		}
		state.ofColumn[column] = (state.ofColumn[column] ?? 0) - by;
		const standing = state.rowAt[column] ?? nobody;
		if (standing !== nobody) state.ofRow[standing] = (state.ofRow[standing] ?? 0) + by;
	}
}

interface Seats {
	readonly rowAt: Int32Array;
	readonly cameFrom: Int32Array;
}

function reseat(row: number, last: number, { rowAt, cameFrom }: Seats): void {
	let column = last;
	while (column !== nobody) {
		const before = cameFrom[column] ?? nobody;
		rowAt[column] = before === nobody ? row : (rowAt[before] ?? nobody);
		column = before;
	}
}
