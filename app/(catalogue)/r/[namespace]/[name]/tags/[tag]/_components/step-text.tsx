import { splitInstruction } from '@/lib/images/instruction';
import type { LayerStep } from '@/lib/images/layer-rows';
import type { ImagesMessages } from '@/lib/language/en/images';

/** About three lines; what is longer unfolds. */
const SHORT = 220;

function Instruction({ text }: { text: string }) {
  const { keyword, rest } = splitInstruction(text);
  return (
    <code className="block font-mono text-[0.8125rem] leading-6 wrap-anywhere whitespace-pre-wrap">
      {keyword ? <span className="font-semibold text-accent">{keyword} </span> : null}
      {rest}
    </code>
  );
}

/** The instruction of a step, or that it is not recorded. It is a publisher's text: never more than text. */
export function StepText({
  step: { instruction, isCut },
  words,
}: {
  step: LayerStep;
  words: ImagesMessages['layers'];
}) {
  if (instruction === null)
    return <span className="text-sm leading-6 text-ink-soft italic">{words.noInstruction}</span>;
  if (instruction.length <= SHORT) return <Instruction text={instruction} />;
  return (
    <details className="group min-w-0">
      <summary className="list-none [&::-webkit-details-marker]:hidden">
        <span className="group-open:hidden">
          <Instruction text={`${instruction.slice(0, SHORT - 40)}…`} />
        </span>
        <span className="text-sm text-accent group-open:hidden hover:underline">{words.whole}</span>
        <span className="hidden group-open:block">
          <Instruction text={instruction} />
        </span>
      </summary>
      {isCut ? <p className="text-sm text-ink-soft">{words.cut}</p> : null}
    </details>
  );
}
