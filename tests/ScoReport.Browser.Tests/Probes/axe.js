// What axe-core finds. Dark changes colours and nothing else.
const options = matchMedia('(prefers-color-scheme: dark)').matches
  ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, resultTypes: ['violations'] }
  : { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }, resultTypes: ['violations'] };
for (const { id, help, nodes } of (await axe.run(options)).violations) {
  for (const { target, any, all, none } of nodes) {
    found.push({ rule: id, at: target.join(' '), what: help, hint: [...any, ...all, ...none].map(c => c.message).join('; ') });
  }
}
