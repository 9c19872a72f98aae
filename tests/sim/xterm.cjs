// Shows bytes in @xterm/headless and prints its screen, one line a row.
// usage: node xterm.cjs ROWS COLS plain|graphemes FILE…     a line "-- FILE" before each screen
const fs = require("fs");
const {Terminal} = require("@xterm/headless");

function open(rows, cols, mode) {
	const terminal = new Terminal({rows, cols, scrollback: 0, allowProposedApi: true});
	if (mode === "graphemes") {
		const {UnicodeGraphemesAddon} = require("@xterm/addon-unicode-graphemes");
		terminal.loadAddon(new UnicodeGraphemesAddon());
	}
	return terminal;
}

async function show(rows, cols, mode, file) {
	const terminal = open(rows, cols, mode);
	await new Promise(done => terminal.write(fs.readFileSync(file), done));
	console.log("-- " + file);
	for (let row = 0; row < rows; row++) {
		const line = terminal.buffer.active.getLine(row);
		console.log(line ? line.translateToString(true) : "");
	}
}

async function main() {
	const [rows, cols, mode, ...files] = process.argv.slice(2);
	for (const file of files)
		await show(Number(rows), Number(cols), mode, file);
}

main();
