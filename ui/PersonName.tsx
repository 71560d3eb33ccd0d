/** A person's name, isolated from the direction of the sentence around it, with the original script after the Latin one. */
export function PersonName({ name, original }: { name: string; original?: string | null | undefined }) {
  return (
    <span translate="no">
      <bdi>{name}</bdi>
      {original !== undefined && original !== null && original !== '' && original !== name && (
        <>
          {' '}
          <bdi className="text-ink-soft">{original}</bdi>
        </>
      )}
    </span>
  )
}

/** A code (flight, reference, airport) keeps its own direction and its letters apart. */
export function Code({ children }: { children: string }) {
  return (
    <bdi dir="ltr" translate="no" className="font-mono text-[0.92em] whitespace-nowrap">
      {children}
    </bdi>
  )
}
