/** One family of a plan: on which flights, or why not and what would let it travel; taken up with the mouse, or changed by its button. */
import type { Run, RunCase } from '#domain/planning/words.ts'
import { CaseRef } from '#desk/cases/shared.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { classes } from '#ui/class-names.ts'
import { useText } from '#ui/TextProvider.tsx'
import { BookButton } from './BookButton.tsx'
import type { Flights } from './flights.ts'
import { legsText, NeedsBadges, unblockText, WindowBar } from './shared.tsx'

type CaseCardProps = { run: Run; one: RunCase; flights: Flights; onWant: () => void; onDrag: (one: RunCase | undefined) => void }

export function CaseCard({ run, one, flights, onWant, onDrag }: CaseCardProps) {
  const text = useText()
  const { t, write } = text
  const notAllowed = useWhyNot('planning.write')
  const isBooked = one.bookedOn !== null
  const mayDrag = notAllowed === undefined && !isBooked
  return (
    <article
      aria-label={t('planning.case_of', { ref: one.caseRef })}
      draggable={mayDrag}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', one.caseRef)
        onDrag(one)
      }}
      onDragEnd={() => onDrag(undefined)}
      className={classes('flex flex-col gap-1 px-4 py-2.5', mayDrag && 'cursor-grab active:cursor-grabbing')}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <CaseRef caseId={one.caseId} publicRef={one.caseRef} />
        {one.leadName !== null && <bdi>{one.leadName}</bdi>}
        <span className="text-sm text-ink-soft">{t('planning.persons_of', { count: one.needs.persons })}</span>
        <NeedsBadges needs={one.needs} priority={one.priority} />
        {isBooked && <Badge mood="good">{t('planning.booked')}</Badge>}
        {!isBooked && one.legs.length === 0 && <Badge mood="warn">{t('planning.stays')}</Badge>}
        {one.pinned && <Badge mood="note">{t('planning.pinned')}</Badge>}
        {one.byHand && <Badge>{t('planning.by_hand')}</Badge>}
        {one.hit && <Badge mood="bad">{t('planning.must_move')}</Badge>}
        {one.frozen && <Badge icon="lock">{t('planning.ticket_issued')}</Badge>}
      </div>
      <WindowBar window={one.window} from={run.fromOn} until={run.untilOn} />
      <Legs one={one} run={run} flights={flights} />
      {one.legs.length > 0 && one.costMinor > 0 && (
        <p className="text-sm text-ink-soft">
          {t('planning.seats_cost', { cost: write.money({ minor: one.costMinor, currency: run.currency }) })}
        </p>
      )}
      {one.legs.length === 0 && one.why !== null && <Stays one={one} flights={flights} />}
      {one.refusal !== null && !isBooked && (
        <p className="text-sm text-bad">
          {t('planning.refused_because', { why: t(`refusal.${one.refusal}`, one.refusalDetails ?? undefined) })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {one.bookedOn !== null ? (
          <TextLink
            to="/movements/$movementId"
            params={{ movementId: one.bookedOn }}
            className="inline-flex min-h-(--control) items-center"
          >
            {t('planning.to_journey')}
          </TextLink>
        ) : (
          <>
            <Button icon="edit" reason={notAllowed} onClick={onWant}>
              {t('planning.change_flights')}
            </Button>
            {one.legs.length > 0 && <BookButton run={run} one={one} />}
          </>
        )}
      </div>
    </article>
  )
}

/** Where it travels; of a what-if, what it leaves for that. */
function Legs({ one, run, flights }: Pick<CaseCardProps, 'one' | 'run' | 'flights'>) {
  const text = useText()
  const { t } = text
  const same = one.before.join() === one.legs.join()
  if (run.kind === 'WHAT_IF' && same) return <p className="text-sm">{t('planning.keeps', { legs: legsText(text, one.legs, flights) })}</p>
  return (
    <>
      {one.before.length > 0 && (
        <p className="text-sm text-ink-soft">
          <s>{legsText(text, one.before, flights)}</s>
        </p>
      )}
      {one.legs.length > 0 && <p className="font-medium">{legsText(text, one.legs, flights)}</p>}
    </>
  )
}

function Stays({ one, flights }: Pick<CaseCardProps, 'one' | 'flights'>) {
  const text = useText()
  const { t } = text
  return (
    <div className="text-sm">
      <p>{t(`planning.why.${one.why}`)}</p>
      {one.ways.length > 0 && (
        <ul className="list-disc ps-5">
          {one.ways.map((way) => (
            <li key={way.legs.join() + way.needs.map(({ word }) => word).join()}>
              {way.needs.map((need) => unblockText(text, need, flights)).join(t('planning.and'))}
              {way.legs.length > 0 && <span className="text-ink-soft"> ({legsText(text, way.legs, flights)})</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
