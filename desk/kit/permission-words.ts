/** Why somebody may not do something, for the button that stays in sight: `reason={useWhyNot('cases.write')}`. */
import type { Permission } from '#domain/access/roles.ts'
import { useText } from '#ui/TextProvider.tsx'
import { may, useSelf } from './session.ts'

/** Undefined when they may. */
export function useWhyNot(permission: Permission): string | undefined {
  const { t } = useText()
  return may(useSelf(), permission) ? undefined : t('ui.not_permitted', { permission: t(`permission.${permission}`) })
}
