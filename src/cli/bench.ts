import { sections } from '../bench/index.ts';

/** `npm run bench [-- section …]`: measures and prints; without names, all sections. Exit code: 0 measured, 2 usage. */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !sections.some((section) => section.name === name));

if (unknown.length > 0) {
  console.error(`There is no section ${unknown.map((name) => `"${name}"`).join(', ')}. Usage: npm run bench [-- section …]`);
  for (const { name, about } of sections) console.error(`  ${name.padEnd(10)} ${about}`);
  process.exitCode = 2;
} else {
  for (const section of sections.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    console.log(`# ${section.name}: ${section.about}\n`);
    await section.run((line) => console.log(line));
  }
}
