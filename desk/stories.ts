/** What a command in the queue says of itself: its room's own story, or its fields by name. */
import { useEffect, useState } from 'react'
import type { Fact } from '#ui/DescriptionList.tsx'
import type { Text } from '#ui/TextProvider.tsx'
import { commandStories } from './command-stories.ts'
import type { CommandStory } from './kit/command-story.ts'

export function useStory(name: string): CommandStory | undefined {
  const [story, setStory] = useState<CommandStory>()
  useEffect(() => void commandStories[name]?.().then((loaded) => setStory(loaded)), [name])
  return story
}

/** Ids tell a person nothing, so a field that is only an id is left out. */
export function commandFacts(story: CommandStory | undefined, input: Record<string, unknown>, text: Text): readonly Fact[] {
  if (story !== undefined) return story.facts(input, text)
  return Object.entries(input)
    .filter(([, value]) => !(typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)))
    .map(([name, value]) => ({ term: text.has(`field.${name}`) ? text.t(`field.${name}`) : name, value: plain(value, text) }))
}

function plain(value: unknown, { t, write }: Text): string {
  if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no')
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return write.instant(value)
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return write.day(value)
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return value === null || value === undefined ? '' : JSON.stringify(value)
}
