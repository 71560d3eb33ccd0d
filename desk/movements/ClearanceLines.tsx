/** The clearances of a case, person by person: open where something is missing, folded where all is well. */
import type * as cases from '#domain/cases/contract.ts'
import type { OutputOf } from '#domain/kit/contract.ts'
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
type Asking = (what: 'record' | 'restriction', clearance: Clearance) => void

export function ClearanceLines({ items, members, onAsk }: { items: readonly Clearance[]; members: readonly Member[]; onAsk: Asking }) {
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
function Of({ items, member, onAsk }: { items: readonly Clearance[]; member: Member | undefined; onAsk: Asking }) {
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

function Line({ clearance, onAsk }: { clearance: Clearance; onAsk: Asking }) {
  const { t, write } = useText()
  const whyNot = useWhyNot('movements.clear')
  const mayRead = useWhyNot('movements.detail')
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 px-3 py-1">
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="font-medium">{t(`movements.kind.${clearance.kind}`)}</span>
        <ClearanceBadge status={clearance.status} />
        {clearance.validUntil !== null && dated.includes(clearance.status) && (
          <span className="text-ink-soft">{t('movements.until_day', { day: write.day(clearance.validUntil) })}</span>
        )}
        {clearance.hasRestriction && <Badge mood="note">{t('movements.restriction')}</Badge>}
      </span>
      <span className="ms-auto flex">
        <Button look="quiet" icon="edit" reason={whyNot} onClick={() => onAsk('record', clearance)}>
          {t('movements.record_clearance')}
        </Button>
        <Button look="quiet" icon="lock" iconOnly reason={mayRead} onClick={() => onAsk('restriction', clearance)}>
          {t('movements.restriction')}
        </Button>
      </span>
    </li>
  )
}
