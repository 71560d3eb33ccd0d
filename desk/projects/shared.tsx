/** What other rooms' screens may use of projects: names in the reader's language, the sign of a project's standing. */
import type { Bilingual, Project } from '#domain/projects/words.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { useText } from '#ui/TextProvider.tsx'

/** Names that come from the packs are in French and in English; every other language of the desk reads the English ones. */
export function useNames(): (names: Bilingual) => string {
  const { language } = useText()
  return (names) => (language === 'fr' ? names.fr : names.en)
}

const moods: Partial<Record<Project['status'], Mood>> = { ACTIVE: 'good', EXTENDED: 'good', SUSPENDED: 'warn', REJECTED: 'bad' }

export function ProjectStatusBadge({ status }: { status: Project['status'] }) {
  const { t } = useText()
  return <Badge mood={moods[status] ?? 'neutral'}>{t(`status.projects.${status}`)}</Badge>
}
