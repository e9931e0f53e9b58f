const takenBy = new Map();

/**
 * The class that keeps a component's styles to its own elements. It stands at every element and in
 * every rule, so it is short; should two components ever come to the same one, the build says so.
 */
export function scopeClass({ hash, filename }) {
	const name = `s${hash(filename).slice(-5)}`;
	const other = takenBy.get(name) ?? filename;
	if (other !== filename) throw new Error(`${filename} and ${other} would share their styles`);
	takenBy.set(name, filename);
	return name;
}
