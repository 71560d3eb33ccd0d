/** The clearances of a case, person by person: open where something is missing, folded where all is well. */
import type * as cases from '#domain/cases/contract.ts'
import type { OutputOf } from '#domain/kit/contract.ts'
import { isForDoctors, isMedical } from '#domain/movements/clearance-rules.ts'
import type { Clearance } from '#domain/movements/clearance-words.ts'
import { PersonName } from '#desk/people/shared.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { ClearanceBadge } from './shared.tsx'

export type Member = OutputOf<typeof cases.getCase>['members'][number]
/** Only of these the last day means something. */
const dated: readonly Clearance['status'][] = ['CLEARED', 'EXPIRED']
export type Asking = 'record' | 'restriction' | 'fitness' | 'medical'
type OnAsk = (what: Asking, clearance: Clearance) => void

export function ClearanceLines({ items, members, onAsk }: { items: readonly Clearance[]; members: readonly Member[]; onAsk: OnAsk }) {
  const whole = items.filter(({ personId }) => personId === null)
  return (
    <div className="flex flex-col gap-2">
      {whole.length > 0 && <Of items={whole} member={undefined} onAsk={onAsk} />}
      {members.map((member) => {
        const own = items.filter(({ personId }) => personId === member.personId)
        return own.length === 0 ? null : <Of key={member.personId} items={own} member={member} onAsk={onAsk} />
      })}
    </div>
  )
}

/** Those of one person, or of the whole case. */
function Of({ items, member, onAsk }: { items: readonly Clearance[]; member: Member | undefined; onAsk: OnAsk }) {
  const { t } = useText()
  const good = items.filter(({ status }) => status === 'CLEARED' || status === 'NOT_REQUIRED').length
  const complete = good === items.length
  return (
    <details open={!complete} className="rounded-md border border-line">
      <summary className="flex min-h-(--control) cursor-pointer flex-wrap items-center justify-between gap-2 px-3 py-1.5">
        <span className="font-medium">{member === undefined ? t('movements.whole_case') : <PersonName person={member.person} />}</span>
        <Badge mood={complete ? 'good' : 'warn'}>{t('movements.good_of', { good, all: items.length })}</Badge>
      </summary>
      <ul className="divide-y divide-line border-t border-line">
        {items.map((it) => (
          <Line key={it.id} clearance={it} onAsk={onAsk} />
        ))}
      </ul>
    </details>
  )
}

function Line({ clearance, onAsk }: { clearance: Clearance; onAsk: OnAsk }) {
  const { t, write } = useText()
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 px-3 py-1">
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="font-medium">{t(`movements.kind.${clearance.kind}`)}</span>
        <ClearanceBadge status={clearance.status} />
        {clearance.validUntil !== null && dated.includes(clearance.status) && (
          <span className="text-ink-soft">{t('movements.until_day', { day: write.day(clearance.validUntil) })}</span>
        )}
        {clearance.fitness !== null && <FitnessSaid fitness={clearance.fitness} />}
        {clearance.hasRestriction && (
          <Badge mood="note">{t(isMedical(clearance) ? 'movements.medical_detail' : 'movements.restriction')}</Badge>
        )}
      </span>
      <LineActions clearance={clearance} onAsk={onAsk} />
    </li>
  )
}

/** What whoever arranges the journey must know: the outcome, the escort, the requests. */
function FitnessSaid({ fitness }: { fitness: NonNullable<Clearance['fitness']> }) {
  const { t } = useText()
  const { outcome, escort, ssr } = fitness
  return (
    <>
      <span>{t(`movements.fit.${outcome}`)}</span>
      {escort !== null && <Badge mood="warn">{t('movements.demands_escort', { escort: t(`movements.escort.${escort}`) })}</Badge>}
      {ssr.length > 0 && <Badge mood="warn">{t('movements.demands_ssr', { ssr: ssr.join(', ') })}</Badge>}
    </>
  )
}

function LineActions({ clearance, onAsk }: { clearance: Clearance; onAsk: OnAsk }) {
  const { t } = useText()
  const whyNot = useWhyNot('movements.clear')
  const mayRead = useWhyNot('movements.detail')
  const whyNotDoctor = useWhyNot('movements.medical')
  const isFitness = clearance.kind === 'MED_FIT_TO_TRAVEL'
  const doctors = isForDoctors(clearance) ? t('movements.doctors_only') : undefined
  return (
    <span className="ms-auto flex">
      {(doctors === undefined || whyNotDoctor !== undefined) && (
        <Button look="quiet" icon="edit" reason={whyNot ?? doctors} onClick={() => onAsk('record', clearance)}>
          {t('movements.record_clearance')}
        </Button>
      )}
      {isFitness && whyNotDoctor === undefined && (
        <Button look="quiet" icon="edit" onClick={() => onAsk('fitness', clearance)}>
          {t('movements.record_fitness')}
        </Button>
      )}
      {isMedical(clearance) ? (
        !isFitness && (
          <Button look="quiet" icon="lock" iconOnly reason={whyNotDoctor} onClick={() => onAsk('medical', clearance)}>
            {t('movements.medical_detail')}
          </Button>
        )
      ) : (
        <Button look="quiet" icon="lock" iconOnly reason={mayRead} onClick={() => onAsk('restriction', clearance)}>
          {t('movements.restriction')}
        </Button>
      )}
    </span>
  )
}
