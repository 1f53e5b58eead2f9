import type { GuideMessages } from '@/lib/language/en/guide';

/** From the tag that moves most to the digest that never does. */
export function GuideMovement({ words }: { words: Pick<GuideMessages, 'columns' | 'movement'> }) {
  const { columns, movement } = words;
  return (
    <table className="w-full text-left text-sm">
      <thead className="hidden text-ink-soft sm:table-header-group">
        <tr>
          <th scope="col" className="py-2 pr-4 font-medium">
            {columns.reference}
          </th>
          <th scope="col" className="py-2 pr-4 font-medium">
            {columns.moves}
          </th>
          <th scope="col" className="py-2 font-medium">
            {columns.use}
          </th>
        </tr>
      </thead>
      <tbody>
        {movement.map(({ reference, moves, use }) => (
          <tr key={reference} className="block border-t border-line py-2 sm:table-row sm:py-0">
            <th
              scope="row"
              className="block font-mono font-semibold sm:table-cell sm:py-2 sm:pr-4 sm:whitespace-nowrap"
            >
              {reference}
            </th>
            <td className="block sm:table-cell sm:py-2 sm:pr-4">{moves}</td>
            <td className="block text-ink-soft sm:table-cell sm:py-2">{use}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
