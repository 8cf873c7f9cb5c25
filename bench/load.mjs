// node bench/load.mjs FILE: how many milliseconds of the processor the import of a bundle takes in this process.
const start = process.cpuUsage();
await import(process.argv[2]);
const { user, system } = process.cpuUsage(start);
console.log((user + system) / 1000);
