/** `npm run bench -- NAME`: one measurement, one JSON object per line on standard output. */
const BENCHES = [
  'desk',
  'false-alarms',
  'federation',
  'intake',
  'pages',
  'protect',
  'quality',
  'trends',
  'vault',
] as const;
const name = BENCHES.find((it) => it === process.argv[2]);

if (name) {
  const { bench } = (await import(`./${name}.ts`)) as {
    bench(print: (row: object) => void): Promise<void>;
  };
  await bench((row) => process.stdout.write(`${JSON.stringify(row)}\n`));
} else {
  process.stderr.write(
    `Usage: npm run bench -- NAME, where NAME is one of: ${BENCHES.join(', ')}\n`,
  );
  process.exitCode = 2;
}
