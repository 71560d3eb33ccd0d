/** On the first page: what today holds at the airport, from the shift in hand, so that it also stands with no network. */
import { groupsOnBoard, nextTask } from '#domain/transit/board-rules.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { useAirport, useShift } from './queries.ts'

export function TodayCard() {
  const { t } = useText()
  const { airport } = useAirport()
  const { asked, shift } = useShift(airport)
  const groups = shift === undefined ? [] : groupsOnBoard(shift.boards[0]!)
  const left = groups.filter((group) => nextTask(group) !== undefined)
  const mishaps = groups.flatMap((group) => group.mishaps).filter((mishap) => mishap.closedAt === null)
  return (
    <Panel title={t('transit.today_at', { airport })} actions={<ButtonLink to="/transit">{t('transit.board')}</ButtonLink>}>
      <AskedPart of={asked}>
        {() => (
          <p className="flex flex-wrap items-center gap-2 text-base">
            <span>
              {t('transit.persons_today', { persons: groups.reduce((sum, group) => sum + group.headCount, 0), groups: groups.length })}
            </span>
            <Badge mood={left.length === 0 ? 'good' : 'note'}>{t('transit.groups_left', { count: left.length })}</Badge>
            {mishaps.length > 0 && <Badge mood="bad">{t('transit.mishaps_open', { count: mishaps.length })}</Badge>}
          </p>
        )}
      </AskedPart>
    </Panel>
  )
}
