/** What the queue screen tells of a command, when its room has more to say than the names and values of its fields. */
import type { Text } from '#ui/TextProvider.tsx'
import type { Fact } from '#ui/DescriptionList.tsx'

export type CommandStory = {
  /** The command's input as a person reads it. */
  facts(input: Record<string, unknown>, text: Text): readonly Fact[]
  /** How things stand on the server now, to lay beside a refused command. Undefined when it cannot be read. */
  now?(input: Record<string, unknown>, text: Text): Promise<readonly Fact[] | undefined>
}
