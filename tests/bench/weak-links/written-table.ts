/** What stands in a table's cells: by the case that its row begins with in backticks, by the head of its column. */
export type Cells = Readonly<Record<string, Readonly<Record<string, string>>>>;

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** Puts figures into the cells of a page's tables that are there for them; everything else stays as it is. */
export const filled = (page: string, cells: Cells): string => {
  let heads: readonly string[] = [];
  const lines = page.split('\n').map((line) => {
    if (!line.startsWith('|')) {
      heads = [];
      return line;
    }
    const row = cellsOf(line);
    if (heads.length === 0) {
      heads = row;
      return line;
    }
    const figures = cells[/^`([^`]+)`/.exec(row[0] ?? '')?.[1] ?? ''];
    if (figures === undefined) return line;
    return `| ${row.map((cell, at) => figures[heads[at] ?? ''] ?? cell).join(' | ')} |`;
  });
  return lines.join('\n');
};
