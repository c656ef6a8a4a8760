import { evidenceSections, regenerate } from './evidence/index.ts';

/**
 * `npm run evidence [-- section …]`: measures anew what /evidence/ shows and writes `content/evidence/`; without names, everything, which takes
 * some twenty minutes. Build the site first. Exit code: 0 written, 2 usage.
 */
const asked = process.argv.slice(2);
const unknown = asked.filter((id) => !evidenceSections.some((section) => section.id === id));

if (unknown.length > 0) {
  console.error(
    `There is no section ${unknown.map((id) => `"${id}"`).join(', ')}. There are: ${evidenceSections.map(({ id }) => id).join(', ')}.`,
  );
  process.exitCode = 2;
} else {
  for (const section of evidenceSections.filter(({ id }) => asked.length === 0 || asked.includes(id))) {
    console.log(`${section.id} …`);
    const { summary } = await regenerate(section, (line) => console.log(`  ${line}`));
    console.log(`  ${summary}`);
  }
}
