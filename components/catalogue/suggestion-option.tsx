import { type ReactNode, useEffect, useRef } from 'react';

type Props = {
  id: string;
  active: boolean;
  onChoose: () => void;
  onPoint: () => void;
  children: ReactNode;
};

/** One offer of the list under the search field. */
export function SuggestionOption({ id, active, onChoose, onPoint, children }: Props) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) option.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys, as the ARIA pattern has it
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={onPoint}
      onClick={onChoose}
      className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 px-3 py-1.5 aria-selected:bg-accent-soft"
    >
      {children}
    </div>
  );
}
